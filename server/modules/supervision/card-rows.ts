/** Cards as lists show them. */
import type { CardRow } from "#contract/supervision.ts";
import type { WatchLight } from "#contract/watch.ts";
import { caseNumber } from "#server/kernel/codes/case-number.ts";
import type { Instant } from "#server/kernel/time/day.ts";
import { hallNames, organNames } from "#server/modules/organisation/index.ts";
import { staffNames } from "#server/modules/people/index.ts";
import type { Services } from "#server/platform/services.ts";
import { engineOf } from "../../cases/index.ts";
import type { CardTableRow } from "./card-store.ts";
import { ruleBookOf } from "./watch-rules.ts";

/** Rows with every name in words. */
export async function rowsInWords(
  services: Services,
  division: string,
  rows: readonly CardTableRow[],
  now: Instant,
): Promise<CardRow[]> {
  const { db } = services;
  const handlers = [...new Set(rows.flatMap(({ handler }) => (handler === null ? [] : [handler])))];
  const [organs, halls, people, book, { types }] = await Promise.all([
    organNames(db, division),
    hallNames(db, division),
    staffNames(db, division, handlers),
    ruleBookOf(services),
    engineOf(services),
  ]);
  const rules = new Map(book.newest.rules.map((rule) => [rule.id, rule]));
  const states = types.newest("card").states;
  return rows.map((row): CardRow => {
    const rule = rules.get(row.rule);
    return {
      ...{ key: row.key, light: row.light as WatchLight, rule: row.rule },
      ...{ ruleName: rule?.name ?? row.rule, cause: rule?.cause ?? row.rule, subject: row.subject },
      ...{ organ: row.organ, organName: organs.get(row.organ)?.name ?? row.organ },
      ...{ dueAt: row.due_at, raisedAt: row.raised_at, byHand: row.by_hand },
      ...optionals(division, row, now),
      ...(row.state !== null && { state: row.state, stateName: states[row.state]?.name ?? row.state }),
      ...(row.hall !== null && { hall: row.hall, hallName: halls.get(row.hall) ?? row.hall }),
      ...(row.handler !== null && {
        handler: row.handler,
        handlerName: people.get(row.handler) ?? "工作人员",
      }),
    };
  });
}

function optionals(division: string, row: CardTableRow, now: Instant): Partial<CardRow> {
  const open = row.closed_at === null && row.withdrawn_at === null;
  return {
    ...(row.case_id !== null && { number: caseNumber(division, row.case_id) }),
    ...(row.about_id !== null && {
      about: { number: caseNumber(division, row.about_id), subject: row.subject, type: row.about_type ?? "" },
    }),
    ...(row.counter !== null && { counter: row.counter }),
    ...(row.section !== null && { section: row.section }),
    ...(row.item_key !== null && { item: row.item_key, itemName: row.item_name ?? row.item_key }),
    ...(open &&
      row.next_due_at !== null && {
        next: {
          name: nextNames[row.state ?? ""] ?? "处理",
          dueAt: row.next_due_at,
          late: row.next_due_at <= now,
        },
      }),
    ...(row.closed_at !== null && { closedAt: row.closed_at }),
    ...(row.withdrawn_at !== null && {
      withdrawnAt: row.withdrawn_at,
      withdrawnWhy: row.withdrawn_why ?? "",
    }),
  };
}

/** What a card waits for in each state. */
const nextNames: Record<string, string> = {
  raised: "签收",
  signed: "说明",
  explained: "整改",
  rectified: "审核",
  appealed: "审查申诉",
};
