/** The counter follows its hall: what moved in its queues, or at it, is read again. */
import { useEffect } from "react";
import type { CounterPanel } from "#contract/queue.ts";
import { type HallLive, useHall } from "../../shared/hall-stream.ts";
import { refresh } from "../../shared/query.tsx";
import { useVisible } from "../../shared/use-visible.ts";
import { partOf } from "./desk.ts";
import { panelPath } from "./paths.ts";

/** Whether the strip is live. `/staff/counter/day` lies below the panel's path and is read again with it. */
export function useFollowing(panel: CounterPanel | undefined): HallLive {
  const visible = useVisible();
  const { live, board } = useHall(visible ? (panel?.session?.hall ?? "") : "");
  const part = board && panel ? partOf(board, panel) : undefined;
  useEffect(() => {
    if (part !== undefined) void refresh(panelPath);
  }, [part]);
  return live;
}
