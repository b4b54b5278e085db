/** Where a number stands, as a word, a shape and a colour. */
import type { TicketState } from "#contract/queue.ts";
import { Tag, type TagKind } from "./ui/Tag.tsx";

export const ticketStateNames: Record<TicketState, string> = {
  waiting: "等候",
  called: "正在叫",
  serving: "办理中",
  held: "暂离窗口",
  parked: "回去补材料",
  missed: "过号",
  done: "已办完",
  cancelled: "已取消",
  left: "已离开",
};

const kinds: Record<TicketState, TagKind> = {
  waiting: "waiting",
  called: "asked",
  serving: "running",
  held: "paused",
  parked: "paused",
  missed: "warning",
  done: "good",
  cancelled: "ended",
  left: "ended",
};

export function TicketTag({ state }: { state: TicketState }) {
  return <Tag kind={kinds[state]}>{ticketStateNames[state]}</Tag>;
}
