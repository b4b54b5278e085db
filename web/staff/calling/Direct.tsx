import { useState } from "react";
import type { HallQueues } from "#contract/queue.ts";
import { useRead } from "../../shared/query.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { useShortcuts } from "../frame/shortcuts.ts";
import type { Calling } from "./calling-context.tsx";
import { DirectDialog } from "./DirectDialog.tsx";
import { directGroups } from "./desk.ts";

/** At a counter of an area that needs no number: the way to take somebody on at once. */
export function Direct({ calling: { panel } }: { calling: Calling }) {
  const { session, current } = panel;
  const { data } = useRead<HallQueues>(`/halls/${session?.hall ?? ""}/queues`);
  const [asking, setAsking] = useState(false);
  const groups = data && session ? directGroups(data, session.counter) : [];
  const free = groups.length > 0 && !current;
  useShortcuts("叫号", free ? [{ key: "d", does: "免取号接待", run: () => setAsking(true) }] : []);
  if (!free) return null;
  return (
    <>
      <Button onClick={() => setAsking(true)}>
        免取号接待 <kbd>D</kbd>
      </Button>
      {asking && <DirectDialog panel={panel} groups={groups} onClose={() => setAsking(false)} />}
    </>
  );
}
