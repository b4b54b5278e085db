/** The draft the pages of an application share, and the way they change it. */
import { createContext, useContext, useEffect, useMemo, useState, useSyncExternalStore } from "react";
import type { Draft, DraftContent } from "#contract/draft.ts";
import { put } from "../../shared/api.ts";
import type { Matter, MatterOf } from "../../shared/bundle/matter.ts";
import { forget, keep, kept } from "../../shared/kept.ts";
import { todayAt } from "../../shared/words.ts";
import { createDraftKeeper, type DraftKeeper, type KeptDraft, type Unsaved } from "./draft-keeper.ts";
import { type ApplyTask, tasksOf } from "./tasks.ts";

/** A moment after the last key: short enough that a closed tab loses nothing worth telling. */
const saveDelayMs = 800;

export function useDraftKeeper(draft: Draft): DraftKeeper {
  const [keeper] = useState(() => {
    const name = `draft.${draft.id}`;
    return createDraftKeeper(draft, kept<Unsaved>(name), {
      delayMs: saveDelayMs,
      remember: (unsaved) => (unsaved ? keep(name, unsaved) : forget(name)),
      save: (version, content) => put<Draft>(`/drafts/${draft.id}`, { version, content }),
    });
  });
  useEffect(() => {
    const save = () => void keeper.flush().catch(() => {});
    const hidden = () => document.visibilityState === "hidden" && save();
    window.addEventListener("online", save);
    document.addEventListener("visibilitychange", hidden);
    return () => {
      window.removeEventListener("online", save);
      document.removeEventListener("visibilitychange", hidden);
      save();
    };
  }, [keeper]);
  return keeper;
}

export interface OpenDraft {
  draft: Draft;
  /** What the application is about, which for a bundle depends on the answers. */
  matterOf: MatterOf;
  keeper: DraftKeeper;
}

export const DraftContext = createContext<OpenDraft | undefined>(undefined);

export interface DraftInHand extends Omit<OpenDraft, "matterOf">, KeptDraft {
  item: Matter;
  change: (change: (content: DraftContent) => DraftContent) => void;
  tasks: ApplyTask[];
  today: string;
  /** Address of a page of this application; none: its task list. */
  at: (task?: string) => string;
}

/** What the page is about. Only within `DraftPages`. */
export function useDraft(): DraftInHand {
  const open = useContext(DraftContext);
  if (!open) throw new Error("no draft is open here");
  const now = useSyncExternalStore(open.keeper.watch, open.keeper.current);
  const today = todayAt(new Date());
  const { matterOf, ...rest } = open;
  const item = useMemo(() => matterOf(now.content), [matterOf, now.content]);
  return {
    ...rest,
    ...now,
    item,
    change: open.keeper.change,
    tasks: tasksOf(item, now.content, today, open.draft),
    today,
    at: (task) => (task ? `/drafts/${open.draft.id}/${task}` : `/drafts/${open.draft.id}`),
  };
}
