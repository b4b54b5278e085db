/** Whom the events of a supervision order are told to. */
import type { StaffRole } from "#contract/people.ts";
import type { Database } from "#server/platform/database/pool.ts";
import { numberOf, type Occurrence, type Reactor } from "../../cases/index.ts";
import { tell } from "../notices/index.ts";
import { findOrder, type OrderTableRow } from "./order-store.ts";

const heads: StaffRole[] = ["approver", "organ-head"];
const words: Record<string, { text: string; to: "organ" | "supervision"; urgent?: boolean }> = {
  open: { text: "发来督办", to: "organ", urgent: true },
  "open-by-mark": { text: "按领导批示发来督办", to: "organ", urgent: true },
  "open-by-system": { text: "系统发来督办", to: "organ" },
  reply: { text: "督办已经答复，等待核查", to: "supervision" },
  return: { text: "督办答复被退回，请重办", to: "organ" },
  close: { text: "督办已经办结", to: "organ" },
  cancel: { text: "督办已经取消", to: "organ" },
};

export function orderReactor(): Reactor {
  return {
    name: "tell-order",
    wants: ({ case: it, event }) => it.type === "order" && event.action in words,
    react: async (tx, occurrences) => {
      for (const one of occurrences) {
        const row = await findOrder(tx, one.case);
        if (row) await tellOfOrder(tx, one, row);
      }
    },
  };
}

async function tellOfOrder(tx: Database, { case: it, event }: Occurrence, row: OrderTableRow): Promise<void> {
  const word = words[event.action];
  if (!word) return;
  const number = numberOf(it);
  const base = {
    ...{ division: it.division, at: event.at, kind: "order" as const, key: `order ${number} ${event.seq}` },
    ...{ text: `${word.text}：“${row.title}”（编号 ${number}）`, href: `/staff/cases/${number}` },
    urgent: word.urgent ?? false,
  };
  if (word.to === "supervision") return void (await tell(tx, { ...base, to: { role: "supervisor" } }));
  const person = row.person === null ? {} : { staff: [row.person] };
  await tell(tx, { ...base, to: { ...person, role: heads, organ: row.organ } });
}
