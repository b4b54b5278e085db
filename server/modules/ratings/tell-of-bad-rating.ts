/** Who is told of a bad rating as it goes on: whoever calls back, and whoever has to put it right. Names nobody who rated. */
import type { CaseEvent } from "#server/kernel/case-type/case.ts";
import { tell } from "#server/modules/notices/index.ts";
import type { Database } from "#server/platform/database/pool.ts";
import type { Services } from "#server/platform/services.ts";
import { numberOf, type Occurrence } from "../../cases/index.ts";
import { ratingIdOf } from "./bad-rating-store.ts";
import { findRating } from "./rating-store.ts";

interface Word {
  desk: "caller" | "handler";
  text: string;
}

/** By the state it came to. */
const words: Record<string, Word> = {
  contacting: { desk: "caller", text: "收到一条差评，请在一个工作日内联系核实" },
  reviewing: { desk: "caller", text: "一条差评被提出误评或者恶意，请另一人复核" },
  rectifying: { desk: "handler", text: "有一条差评认定属实，请整改并答复" },
  checking: { desk: "caller", text: "一条差评已经整改答复，请回访复核" },
};

const backAgain: Word = { desk: "handler", text: "一条差评的整改没有通过复核，请重办" };

export const isToldOf = ({ to, from }: Pick<CaseEvent, "to" | "from">): boolean => to !== from && to in words;

export async function tellOfBadRating(
  { sealing }: Pick<Services, "sealing">,
  tx: Database,
  { case: it, event }: Occurrence,
): Promise<void> {
  const { division, organ } = it;
  const word = event.action === "send-back" ? backAgain : words[event.to];
  if (!word) return;
  const id = word.desk === "handler" ? await ratingIdOf(tx, it) : undefined;
  const rating = id === undefined ? undefined : await findRating({ db: tx, sealing }, division, id);
  const role = it.facts.steps[0]?.role ?? "approver";
  const handler =
    rating?.person === undefined ? { role: [role, "approver" as const], organ } : { staff: [rating.person] };
  const number = numberOf(it);
  await tell(tx, {
    ...{ division, key: `bad-rating ${it.id} ${event.seq}`, at: event.at, kind: "rating" },
    to: word.desk === "caller" ? { role: "supervisor", organ } : handler,
    text: `${word.text}（${number.slice(-9)}）`,
    href: `/staff/cases/${number}`,
  });
}
