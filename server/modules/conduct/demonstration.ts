/**
 * The demonstration's counters manned (`data/demonstration-conduct.json`): who is posted where, who supervises, which
 * leader is on duty this month. Put in once; whatever was changed since stays.
 */
import { randomUUID } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Type, { type Static } from "typebox";
import { Value } from "typebox/value";
import { TermKind } from "#contract/conduct.ts";
import { addDays, shanghaiDay, type Day as Today, weekday } from "#server/kernel/time/day.ts";
import { staffAccounts } from "#server/modules/people/index.ts";
import type { Database } from "#server/platform/database/pool.ts";
import type { Services } from "#server/platform/services.ts";
import { monthOf, spanOf } from "./period.ts";
import { allTerms, insertCertificate, insertSupervisor, insertTerm, type Recorded } from "./term-store.ts";

const account = Type.String({ minLength: 1 });
const Day = Type.String({ format: "date" });
const Data = Type.Object({
  hall: Type.String(),
  from: Day,
  terms: Type.Array(
    Type.Object({ account, kind: TermKind, counter: Type.String(), payBase: Type.Integer({ minimum: 0 }) }),
  ),
  supervisors: Type.Array(Type.Object({ account, zone: Type.String() })),
  certificates: Type.Array(
    Type.Object({
      ...{ account, name: Type.String(), obtainedOn: Day, expiresOn: Type.Optional(Day) },
      kind: Type.Union([Type.Literal("training"), Type.Literal("certificate")]),
    }),
  ),
  leaders: Type.Object({ counter: Type.String(), accounts: Type.Array(account, { minItems: 1 }) }),
});
type Data = Static<typeof Data>;

export async function demonstrationConduct(services: Services): Promise<void> {
  const { db, config, now } = services;
  const { division } = config;
  const file = join(config.data, "demonstration-conduct.json");
  if (!existsSync(file) || (await allTerms(db, division)).length > 0) return;
  const data: unknown = JSON.parse(readFileSync(file, "utf8"));
  const [fault] = Value.Errors(Data, data);
  if (fault) throw new Error(`demonstration-conduct.json: ${fault.instancePath || "/"} ${fault.message}`);
  const found = data as Data;
  const staff = await staffAccounts(db, division);
  const by = staff.get("director")?.id;
  if (by === undefined) return;
  await db.transaction().execute((tx) => putIn(tx, { division, by, at: now() }, found, staff));
}

type Accounts = ReadonlyMap<string, { id: string; organ: string }>;

async function putIn(tx: Database, record: Recorded, data: Data, staff: Accounts): Promise<void> {
  const { hall, from } = data;
  const known = <T extends { account: string }>(rows: readonly T[]) =>
    rows.flatMap((row) => {
      const person = staff.get(row.account);
      return person ? [{ ...row, staff: person.id, organ: person.organ }] : [];
    });
  for (const { staff: id, organ, kind, counter, payBase } of known(data.terms))
    await insertTerm(tx, record, { staff: id, organ, kind, hall, counter, from, payBase });
  for (const { staff: id, zone } of known(data.supervisors))
    await insertSupervisor(tx, record, { staff: id, hall, zone, from });
  for (const { account: _, organ: __, ...paper } of known(data.certificates))
    await insertCertificate(tx, record, paper);
  const leaders = data.leaders.accounts.flatMap((name) => staff.get(name)?.id ?? []);
  await putLeaders(tx, record, { hall, counter: data.leaders.counter }, leaders);
}

/** They take turns on the days from Monday to Friday. */
async function putLeaders(
  tx: Database,
  { division, by, at }: Recorded,
  place: { hall: string; counter: string },
  leaders: readonly string[],
): Promise<void> {
  const days = weekdaysOf(shanghaiDay(at));
  const rows = days.flatMap((day, turn) => {
    const leader = leaders[turn % leaders.length];
    if (leader === undefined) return [];
    return [{ division, id: randomUUID(), day, ...place, staff: leader, recorded_by: by, recorded_at: at }];
  });
  if (rows.length > 0) await tx.insertInto("conduct_leader").values(rows).execute();
}

function weekdaysOf(today: Today): Today[] {
  const { from, to } = spanOf(monthOf(today));
  const days: Today[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) if (weekday(day) <= 5) days.push(day);
  return days;
}
