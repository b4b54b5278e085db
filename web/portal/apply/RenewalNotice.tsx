import { useMutation } from "@tanstack/react-query";
import { Link } from "wouter";
import type { Draft } from "#contract/draft.ts";
import type { DraftChange } from "#contract/renewal.ts";
import { post, type Refused } from "../../shared/api.ts";
import { refresh } from "../../shared/query.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { useDraft } from "./draft.ts";
import { taskOfChange } from "./renewal.ts";

const groups: { change: DraftChange["change"]; title: string }[] = [
  { change: "again", title: "要重新填" },
  { change: "new", title: "新增的" },
  { change: "look", title: "还在，请看一眼" },
  { change: "gone", title: "不用了" },
];

/** What a new version has changed in this draft, each with a way to it, until the resident puts it away. */
export function RenewalNotice() {
  const { draft, keeper, at } = useDraft();
  const putAway = useMutation<Draft, Refused>({
    mutationFn: async () => {
      await keeper.flush();
      return post<Draft>(`/drafts/${draft.id}/renewal/seen`, { version: keeper.current().version });
    },
    onSuccess: () => refresh(`/drafts/${draft.id}`),
  });
  const { renewal } = draft;
  if (!renewal) return null;
  return (
    <Notice kind="warning" title="这个事项的要求更新了">
      <p>{`${keptWords(renewal.kept)}下面这些和您有关：`}</p>
      {groups.map(({ change, title }) => {
        const changes = renewal.changes.filter((each) => each.change === change);
        if (changes.length === 0) return null;
        return (
          <section key={change} aria-label={title}>
            <p>
              <b>{title}</b>
            </p>
            <ul>
              {changes.map((each) => (
                <li key={`${each.part} ${each.id}`}>
                  {change === "gone" ? each.name : <Link href={at(taskOfChange(each))}>{each.name}</Link>}
                  {`：${each.why}`}
                  {each.said !== undefined && `（您原来的：${each.said}）`}
                </li>
              ))}
            </ul>
          </section>
        );
      })}
      {putAway.error && <p>{putAway.error.message}</p>}
      <Button busy={putAway.isPending} onClick={() => putAway.mutate()}>
        都看过了
      </Button>
    </Notice>
  );
}

function keptWords(kept: number): string {
  return kept > 0 ? `您填过的，有 ${kept} 项没有变，都还在。` : "";
}
