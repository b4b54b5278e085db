/** Whom a warning or a card is told to, and in what words (R3.1, R3.2). */
import type { NoticeKind } from "#contract/notices.ts";
import type { StaffRole } from "#contract/people.ts";
import type { Addressee, WatchLight } from "#contract/watch.ts";
import type { Case } from "#server/kernel/case-type/case.ts";
import { caseNumber } from "#server/kernel/codes/case-number.ts";
import type { Instant } from "#server/kernel/time/day.ts";
import type { Database } from "#server/platform/database/pool.ts";
import { tell } from "../notices/index.ts";
import { lightNames } from "./card.ts";
import type { NewCard } from "./card-store.ts";

const kinds: Record<WatchLight, NoticeKind> = {
  warning: "card-warning",
  yellow: "card-yellow",
  red: "card-red",
};

export interface Told {
  division: string;
  key: string;
  light: WatchLight;
  organ: string;
  handler?: string | undefined;
  at: Instant;
  text: string;
  href: string;
  addressees: readonly Addressee[];
}

/** Tells each addressee of the rule, by who holds the posts now; a signal tells a person once. */
export async function tellOf(tx: Database, ask: Told): Promise<void> {
  const { division, organ, at, text, href, light, addressees } = ask;
  const base = { division, at, text, href, kind: kinds[light], urgent: light === "red" };
  const posts: [Addressee, StaffRole, string | undefined][] = [
    ["section-head", "approver", organ],
    ["organ-head", "organ-head", organ],
    ["supervision", "supervisor", undefined],
  ];
  const key = `${light} ${ask.key}`;
  if (addressees.includes("handler") && ask.handler !== undefined)
    await tell(tx, { ...base, key, to: { staff: [ask.handler] } });
  for (const [addressee, role, where] of posts) {
    if (!addressees.includes(addressee)) continue;
    await tell(tx, { ...base, key, to: { role, ...(where !== undefined && { organ: where }) } });
  }
}

/** Warnings go to who handles the case: nobody is told of a case that nobody has taken on. */
export async function tellOfWarnings(
  tx: Database,
  warnings: readonly {
    watching: { case: Case };
    card: NewCard;
    cause: string;
    addressees: readonly Addressee[];
  }[],
): Promise<void> {
  for (const { watching, card, cause, addressees } of warnings) {
    const number = caseNumber(card.division, watching.case.id);
    await tellOf(tx, {
      ...{
        division: card.division,
        key: card.key,
        light: card.light,
        organ: card.organ,
        handler: card.handler,
      },
      ...{ at: card.raisedAt, addressees, href: `/staff/cases/${number}` },
      text: `${lightNames[card.light]}：“${card.subject}”（编号 ${number}）${cause}`,
    });
  }
}
