/** The demonstration's helpers (`data/demonstration-helpers.json`): made up, on duty for the coming days. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import Type, { type Static } from "typebox";
import { Value } from "typebox/value";
import { tiers } from "#contract/assistance-words.ts";
import { addDays, shanghaiDay, weekday } from "#server/kernel/time/day.ts";
import { staffAccounts } from "#server/modules/people/index.ts";
import { perServices } from "#server/platform/per-services.ts";
import type { Services } from "#server/platform/services.ts";
import { insertDuty, readRoster, writeHelper } from "./roster-store.ts";

const text = Type.String({ minLength: 1, maxLength: 60 });
const Span = Type.Object({
  from: text,
  to: text,
  kind: Type.Union([Type.Literal("site"), Type.Literal("guide")]),
});
const Demonstration = Type.Object({
  source: Type.String(),
  helpers: Type.Array(
    Type.Object({
      account: text,
      tier: Type.Unsafe<(typeof tiers)[number]>({ type: "string", enum: [...tiers] }),
      area: text,
      place: Type.Optional(text),
      site: text,
      languages: Type.Array(text),
      phone: text,
      duty: Type.Array(Span),
    }),
  ),
});

const demonstrationOf = perServices(({ config }: Pick<Services, "config">): Static<typeof Demonstration> => {
  const data: unknown = JSON.parse(readFileSync(join(config.data, "demonstration-helpers.json"), "utf8"));
  const [fault] = Value.Errors(Demonstration, data);
  if (fault) throw new Error(`demonstration-helpers.json: ${fault.instancePath || "/"} ${fault.message}`);
  return data as Static<typeof Demonstration>;
});

/** Days ahead for which the rota is filled, each time the demonstration starts. */
const daysAhead = 7;

/** Puts them on the roster where they are missing; who is there stays as they are. */
export async function demonstrationHelpers(services: Services): Promise<void> {
  const { db, config } = services;
  const { division } = config;
  const at = services.now();
  const accounts = await staffAccounts(db, division);
  const there = new Set((await readRoster(db, division)).map(({ staff }) => staff));
  await db.transaction().execute(async (tx) => {
    for (const { account, duty, ...helper } of demonstrationOf(services).helpers) {
      const known = accounts.get(account);
      if (!known) continue;
      const { id: staff, organ } = known;
      const by = { staff, at };
      if (!there.has(staff)) await writeHelper(tx, division, { ...helper, staff, organ, version: 0 }, by);
      for (const on of workdaysFrom(shanghaiDay(at)))
        for (const span of duty) await insertDuty(tx, division, { ...span, helper: staff, on }, by);
    }
  });
}

const workdaysFrom = (today: string) =>
  Array.from({ length: daysAhead }, (_, index) => addDays(today, index)).filter((day) => weekday(day) <= 5);
