import type { ItemChange } from "#contract/catalogue.ts";
import { EmptyState } from "../../shared/ui/EmptyState.tsx";
import { Timeline } from "../../shared/ui/Timeline.tsx";
import { plainDate } from "../../shared/words.ts";
import { useSignedIn } from "../account.ts";
import { changeWord, doerWord } from "./catalogue.ts";

/** What happened to the item, newest first. */
export function Changes({ changes }: { changes: readonly ItemChange[] }) {
  const { id: me } = useSignedIn();
  if (changes.length === 0) return <EmptyState title="还没有发布、暂停、取消过" />;
  return (
    <Timeline
      label="事项的经过"
      entries={changes.map((change) => ({
        key: change.id,
        title: `${changeWord(change.kind)}${change.version ? `第 ${change.version} 版` : ""}，${plainDate(change.effectiveOn)}起`,
        at: change.at,
        who: doerWord(change.by, me),
        state: "done" as const,
        children: (
          <>
            {change.counterpart && <p>{`对方机关：${change.counterpart}`}</p>}
            {change.reason && <p>{`理由：${change.reason}`}</p>}
            {change.basis && <p>{`依据：${change.basis}`}</p>}
          </>
        ),
      }))}
    />
  );
}
