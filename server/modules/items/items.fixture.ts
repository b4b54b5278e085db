/** The module's routes on a real database with an organ or two, for its tests. */
import { randomUUID } from "node:crypto";
import type { Item } from "#contract/item.ts";
import type { Actor } from "#server/kernel/access/actor.ts";
import { shanghaiDay } from "#server/kernel/time/day.ts";
import { actorsByHeader, as, staffActor } from "#server/testing/actors.ts";
import { type TestApp, testApp } from "#server/testing/app.ts";
import type { Cleanups } from "#server/testing/cleanups.ts";
import { candidatesFrom } from "./exchange/candidates.ts";
import { gateRulesOf } from "./gate-rules.ts";
import { catalogueOf } from "./ground.ts";
import { importItems } from "./import-commands.ts";
import { items as itemsModule } from "./index.ts";

export const division = "430482";
export const organ = "11430482000000001K";
export const otherOrgan = "11430482000000002N";

/** Keeps the catalogue of the first organ; `checker` is the second person. */
export const editor = staffActor("catalogue-editor", { id: "li.na" });
export const checker = staffActor("catalogue-editor", { id: "wang.wei" });
export const stranger = staffActor("catalogue-editor", { id: "zhao.min", organ: otherOrgan });

export interface Answer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: what a route answered, looked into by the test.
  body: any;
}

export interface ItemsApp extends TestApp {
  ask(actor: Actor | undefined, method: "GET" | "POST" | "PUT", url: string, body?: object): Promise<Answer>;
  /** Publishes complete items and lists the others, as the data folder would. */
  load(...items: Item[]): Promise<void>;
  /** Lets the clock go on. */
  set(instant: string): void;
}

export async function itemsApp(
  t: Cleanups,
  config: TestApp["services"]["config"] | object = {},
): Promise<ItemsApp> {
  let instant = "2026-11-21T01:30:00.000Z";
  const modules = [actorsByHeader, itemsModule];
  const { app, services } = await testApp(t, { modules, config, now: () => instant });
  await addOrgans(services.pool);
  return {
    app,
    services,
    set: (next) => {
      instant = next;
    },
    ask: async (actor, method, url, body) => {
      const payload = method === "GET" ? {} : { payload: { requestKey: randomUUID(), ...body } };
      const answer = await app.inject({ method, url, headers: as(actor), ...payload });
      return { status: answer.statusCode, body: answer.body === "" ? undefined : answer.json() };
    },
    load: async (...items) => {
      const rules = gateRulesOf(services);
      const file = candidatesFrom(new TextEncoder().encode(JSON.stringify(items)), rules);
      const mode = { dryRun: false, publish: true, organFault: () => undefined };
      const who = { division, by: "system", at: instant, today: shanghaiDay(instant), rules };
      const report = await services.db
        .transaction()
        .execute((tx) => importItems(tx, file, { ...who, ...mode }));
      if (report.counts.refused > 0) throw new Error(JSON.stringify(report.rows));
      catalogueOf(services).forget(division);
    },
  };
}

async function addOrgans(pool: TestApp["services"]["pool"]) {
  await pool.query(`
    insert into division (code, name, level) values ('${division}', '常宁市', 'county') on conflict do nothing;
    insert into organ (division, uscc, name, short_name, area, kind) values
      ('${division}', '${organ}', '常宁市市场监督管理局', '市场监管局', '${division}', 'organ'),
      ('${division}', '${otherOrgan}', '常宁市卫生健康局', '卫健局', '${division}', 'organ');
    insert into theme (division, id, name, hint, audience, sort_order) values
      ('${division}', 'catering', '食品餐饮', '饭店、奶茶店', 'enterprise', 1);`);
}
