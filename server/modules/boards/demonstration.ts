/** Last month's bulletin, published, for the demonstration. */
import { randomUUID } from "node:crypto";
import { engineOf } from "#server/cases/index.ts";
import { addDays, shanghaiDay } from "#server/kernel/time/day.ts";
import { settleAll } from "#server/modules/metrics/index.ts";
import { staffAccounts } from "#server/modules/people/index.ts";
import type { Services } from "#server/platform/services.ts";
import { boardsOf } from "./boards.ts";
import { publishBulletin } from "./bulletin.ts";
import { bulletins } from "./bulletin-store.ts";

/** Once: where one is published already, nothing is. */
export async function demonstrationBulletin(services: Services): Promise<void> {
  const { db, config, now } = services;
  const { division } = config;
  const director = (await staffAccounts(db, division)).get("director");
  const board = boardsOf(services).find(({ published }) => published === "monthly");
  if (!director || !board || (await bulletins(db, division)).length > 0) return;
  await (await engineOf(services)).react();
  await settleAll(services);
  const { id, organ } = director;
  const post = { id, organ, role: "director" as const, halls: [], reach: "all-organs" as const };
  const actor = { kind: "staff" as const, division, id, posts: [post] };
  const at = now();
  const period = addDays(`${shanghaiDay(at).slice(0, 7)}-01`, -1).slice(0, 7);
  const call = { actor, client: "127.0.0.1", at, requestKey: randomUUID() };
  await publishBulletin(services, call, board, { period });
}
