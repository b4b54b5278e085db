/** Who plays in the demonstration, how they act, and what follows from it. */
import { randomUUID } from "node:crypto";
import {
  allowedOf,
  type CaseEngine,
  engineOf,
  eventActor,
  findCase,
  rolesTowards,
} from "#server/cases/index.ts";
import type { StaffActor } from "#server/kernel/access/actor.ts";
import type { Case, CaseKey } from "#server/kernel/case-type/case.ts";
import { parseCaseNumber } from "#server/kernel/codes/case-number.ts";
import type { StaffCall } from "#server/modules/audit/index.ts";
import { postsOf, staffAccounts } from "#server/modules/people/index.ts";
import type { Services } from "#server/platform/services.ts";

export interface Stage {
  services: Services;
  engine: CaseEngine;
  division: string;
  /** Everybody who works here, by account. */
  staff: ReadonlyMap<string, StaffActor>;
}

export async function openStage(services: Services): Promise<Stage> {
  const { db, config } = services;
  const { division } = config;
  const accounts = await staffAccounts(db, division);
  const ids = [...accounts.values()].map(({ id }) => id);
  const posts = await postsOf(db, division, ids);
  const staff = [...accounts].map(([account, { id }]): [string, StaffActor] => [
    account,
    { kind: "staff", division, id, account, posts: posts.get(id) ?? [] },
  ]);
  return { services, division, staff: new Map(staff), engine: await engineOf(services) };
}

export function player({ staff }: Stage, account: string): StaffActor {
  const found = staff.get(account);
  if (!found) throw new Error(`the demonstration has no account ${account}`);
  return found;
}

/** A call of theirs, now, as from their own desk. */
export function callOf(stage: Stage, account: string): StaffCall & { requestKey: string } {
  const at = stage.services.now();
  return { actor: player(stage, account), client: "127.0.0.1", at, requestKey: randomUUID() };
}

/** What follows from what happened so far. */
export async function settle({ engine }: Stage): Promise<void> {
  while ((await engine.react()) > 0);
}

export async function caseNow({ services, division }: Stage, number: string): Promise<Case> {
  const parsed = parseCaseNumber(number);
  const found = parsed.ok && (await findCase(services.pool, { division, id: parsed.value.id }));
  if (!found) throw new Error(`the demonstration has no case ${number}`);
  return found;
}

/** The action is taken by whoever of the staff may take it; answers whether anybody may now. */
export async function takes(
  stage: Stage,
  key: CaseKey,
  action: string,
  data: Record<string, unknown> = {},
): Promise<boolean> {
  const { services, engine, staff } = stage;
  const it = await findCase(services.pool, key);
  if (!it) return false;
  const type = engine.types.version(it.type, it.typeVersion);
  const may = (actor: StaffActor) =>
    allowedOf(type, it, rolesTowards(actor, it)).some(({ id }) => id === action);
  const actor = [...staff.values()].find(may);
  if (!actor) return false;
  await engine.writer.act({
    ...{ key, requestKey: randomUUID(), version: it.version, action, data, at: services.now() },
    actor: eventActor(actor, it),
    roles: (current) => rolesTowards(actor, current),
  });
  await settle(stage);
  return true;
}

/** Tables that say whether a scene has been played, or real life has begun: they are only looked at. */
type Played = "assistance" | "facility_loan" | "free_order" | "free_settlement" | "guidance" | "hand_over";

export async function isPlayed({ services, division }: Stage, table: Played): Promise<boolean> {
  const query = services.db.selectFrom(table).select("division").where("division", "=", division);
  return (await query.limit(1).executeTakeFirst()) !== undefined;
}
