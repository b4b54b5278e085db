/** A draft whose item or bundle has a newer version by now is moved to it when it is opened. */
import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import type { Draft } from "#contract/draft.ts";
import type { DraftChange } from "#contract/renewal.ts";
import { get, post, put, type Refused } from "../../shared/api.ts";
import { forget, kept } from "../../shared/kept.ts";
import { refresh } from "../../shared/query.tsx";
import type { Unsaved } from "./draft-keeper.ts";

/** Read anew whenever the pages of an application are opened, and not while they are open. */
export function useOpenedDraft(id: string): UseQueryResult<Draft, Refused> {
  return useQuery<Draft, Refused>({
    queryKey: [`/drafts/${id}`, {}],
    queryFn: () => opened(id),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
}

async function opened(id: string): Promise<Draft> {
  const path = `/drafts/${encodeURIComponent(id)}`;
  const draft = await get<Draft>(path);
  if (!draft.outdated) return draft;
  const version = await savedVersion(path, draft);
  const renewed = await post<Draft>(`${path}/renewal`, { version });
  const { key } = draft.item;
  void refresh(`/items/${key}`, `/bundles/${key}`);
  return renewed;
}

/** What this browser had not saved yet is saved first, so that the renewal looks at it too. */
async function savedVersion(path: string, { id, version }: Draft): Promise<number> {
  const unsaved = kept<Unsaved>(`draft.${id}`);
  if (unsaved?.version !== version) return version;
  const saved = await put<Draft>(path, { version, content: unsaved.content });
  forget(`draft.${id}`);
  return saved.version;
}

/** The page of the application where a change is looked at. */
export function taskOfChange({ part, page, id }: DraftChange): string {
  const task = part === "answers" ? `form/${(page ?? 0) + 1}` : part;
  return `${task}#${id}`;
}
