/**
 * The demonstration's suppliers, prices, budget and a few counts (`data/demonstration-free-services.json`, all made up):
 * put in once; whatever was changed since stays.
 */
import { randomUUID } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Type, { type Static } from "typebox";
import { Value } from "typebox/value";
import { addDays, atMinute, type Instant, shanghaiDay, yearOf } from "#server/kernel/time/day.ts";
import { staffAccounts } from "#server/modules/people/index.ts";
import type { Database } from "#server/platform/database/pool.ts";
import type { Services } from "#server/platform/services.ts";
import { insertBudget } from "./budget-store.ts";
import {
  insertContract,
  insertMember,
  insertPrice,
  insertSupplier,
  supplierNames,
} from "./supplier-store.ts";
import { insertSupply } from "./supply-store.ts";

const text = Type.String({ minLength: 1 });
const Count = Type.Integer({ minimum: 1 });
const Data = Type.Object({
  suppliers: Type.Array(
    Type.Object({
      ...{ name: text, contact: text, contract: text, account: Type.Optional(text) },
      prices: Type.Record(text, Type.Integer({ minimum: 0 })),
      /** Counted at counters on each of the days before, by kind. */
      daily: Type.Record(text, Count),
    }),
  ),
  /** How many days back counts go. */
  days: Count,
  budgets: Type.Record(text, Count),
});
type Data = Static<typeof Data>;

export async function demonstrationFreeServices(services: Services): Promise<void> {
  const { db, config, now } = services;
  const { division } = config;
  const file = join(config.data, "demonstration-free-services.json");
  if (!existsSync(file) || (await supplierNames(db, division)).size > 0) return;
  const data: unknown = JSON.parse(readFileSync(file, "utf8"));
  const [fault] = Value.Errors(Data, data);
  if (fault)
    throw new Error(`demonstration-free-services.json: ${fault.instancePath || "/"} ${fault.message}`);
  const staff = await staffAccounts(db, division);
  const [by, clerk] = [staff.get("director")?.id, staff.get("clerk")?.id];
  if (by === undefined || clerk === undefined) return;
  await db.transaction().execute((tx) => putIn(tx, { division, by, clerk, at: now() }, data as Data, staff));
}

interface Record {
  division: string;
  by: string;
  clerk: string;
  at: Instant;
}

async function putIn(
  tx: Database,
  record: Record,
  { suppliers, days, budgets }: Data,
  staff: ReadonlyMap<string, { id: string }>,
): Promise<void> {
  const year = yearOf(shanghaiDay(record.at));
  for (const { name, contact, contract: number, account, prices, daily } of suppliers) {
    const supplier = await insertSupplier(tx, record, { name, contact });
    if (supplier === undefined) continue;
    const from = `${year}-01-01`;
    const contract = await insertContract(tx, record, { supplier, number, from, until: `${year}-12-31` });
    for (const [kind, price] of Object.entries(prices))
      if (contract) await insertPrice(tx, record, { contract, kind, from, price });
    const member = account && staff.get(account)?.id;
    if (member) await insertMember(tx, record, { supplier, staff: member });
    for (const [kind, quantity] of Object.entries(daily))
      await putCounts(tx, record, { supplier, kind, quantity, price: prices[kind] ?? 0 }, days);
  }
  for (const [line, amount] of Object.entries(budgets))
    await insertBudget(tx, record, { year, line, amount, reason: "年初预算（演示数据）" });
}

async function putCounts(
  tx: Database,
  { division, clerk, at }: Record,
  count: { supplier: string; kind: string; quantity: number; price: number },
  days: number,
): Promise<void> {
  const today = shanghaiDay(at);
  for (let back = days; back >= 1; back -= 1) {
    const day = addDays(today, -back);
    // More in the middle of a week of seven counts than at its ends: something to see in a list.
    const quantity = count.quantity + (back % 7);
    await insertSupply(tx, {
      ...{ ...count, division, id: randomUUID(), quantity, suppliedOn: day, month: day.slice(0, 7) },
      ...{ by: clerk, at: atMinute(day, 10 * 60) },
    });
  }
}
