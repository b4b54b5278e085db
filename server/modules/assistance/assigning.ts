/**
 * Giving a wish for help to a helper (R12.5): by tier and load, one after the other for the whole county, so that two at
 * once never give somebody more than their cap.
 */
import {
  type Assignment,
  assignHelper,
  assignmentWords,
  type HelperOnRoster,
  type Wish,
} from "#server/kernel/assistance/assign.ts";
import type { CaseKey, EventActor } from "#server/kernel/case-type/case.ts";
import { type Day, type Instant, shanghaiDay } from "#server/kernel/time/day.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import { perServices } from "#server/platform/per-services.ts";
import type { Services } from "#server/platform/services.ts";
import { engineOf, findCase, followingKey, type Written } from "../../cases/index.ts";
import type { Assistance, StepWords } from "./assistance.ts";
import "./assistance-refusals.ts";
import { assistanceRulesOf } from "./assistance-rules.ts";
import { lockAssigning, readAssistance, readSteps, stepRow } from "./assistance-store.ts";
import { type LoadedHelper, readRoster } from "./roster-store.ts";

const system: EventActor = { kind: "system", id: "assistance" };

/** Gives a wish that waits to whoever is nearest; stays as it is when nobody is free, or when somebody has it. */
export async function assignNearest(
  services: Services,
  key: CaseKey,
  at: Instant,
): Promise<Written | undefined> {
  return await oneAtATime(services, key.division, async () => {
    const it = await readAssistance(services, key);
    if (it?.state !== "asked") return undefined;
    const found = await nearest(services, it, at);
    if (!found.helper) return undefined;
    return await give(services, it, found.helper, {
      action: "assign",
      actor: system,
      at,
      words: { why: found.why },
    });
  });
}

export interface HandOver {
  requestKey: string;
  version: number;
  actor: EventActor;
  at: Instant;
  /** To whom; absent: whoever is nearest. */
  to?: string | undefined;
  /** Code of the reason; absent: a wish that waits is given by hand. */
  reason?: string | undefined;
  inner?: string | undefined;
}

/** Gives it to another helper, or a waiting one to this helper. Refused: nobody free, not on the roster, full. */
export async function handOver(services: Services, it: Assistance, ask: HandOver): Promise<Written> {
  const { reason, to, at, actor, inner, requestKey, version } = ask;
  return await oneAtATime(services, it.division, async () => {
    const found = to === undefined ? await nearest(services, it, at) : await chosen(services, it, to, at);
    if (!found.helper) throw refuse("assistance-nobody");
    const how = { action: it.state === "asked" ? "assign" : "hand-over", actor, at, requestKey, version };
    const words = { why: found.why, ...(inner && { inner }) };
    return await give(services, it, found.helper, { ...how, words, reason: reason ?? "asked" });
  });
}

interface Found {
  helper?: LoadedHelper;
  why: string[];
}

/** Whoever had it before does not get it back by itself. */
async function nearest(services: Services, it: Assistance, at: Instant): Promise<Found> {
  const { caps } = assistanceRulesOf(services);
  const roster = await readRoster(services.db, it.division);
  const without = (await readSteps(services, it)).flatMap(({ helper }) => helper ?? []);
  const wish: Wish = {
    ...{ area: it.area, without },
    ...(it.place !== undefined && { place: it.place }),
    ...(it.language !== undefined && { language: it.language }),
  };
  const found: Assignment = assignHelper(
    wish,
    roster.map((one) => onRoster(one, shanghaiDay(at))),
    caps,
  );
  const helper = roster.find(({ staff }) => staff === found.helper?.id);
  return { why: assignmentWords(found, wish, caps), ...(helper && { helper }) };
}

/** Somebody named by hand: on the roster, there today, not full. */
async function chosen(services: Services, it: Assistance, to: string, at: Instant): Promise<Found> {
  const { caps } = assistanceRulesOf(services);
  const helper = (await readRoster(services.db, it.division)).find(({ staff }) => staff === to);
  if (!helper || onRoster(helper, shanghaiDay(at)).away || to === it.helper)
    throw refuse("assistance-helper", { field: "data.helper" });
  if (helper.open >= caps[helper.tier]) throw refuse("assistance-full", { field: "data.helper" });
  return { helper, why: ["指定的人"] };
}

const onRoster = (helper: LoadedHelper, today: Day): HelperOnRoster => ({
  ...{
    id: helper.staff,
    tier: helper.tier,
    area: helper.area,
    languages: helper.languages,
    open: helper.open,
  },
  ...(helper.place !== undefined && { place: helper.place }),
  away: helper.awayUntil !== undefined && helper.awayUntil >= today,
});

interface How {
  action: string;
  actor: EventActor;
  at: Instant;
  words: StepWords;
  requestKey?: string;
  version?: number;
  reason?: string;
}

async function give(services: Services, it: Assistance, helper: LoadedHelper, how: How): Promise<Written> {
  const { writer } = await engineOf(services);
  const key = { division: it.division, id: it.id };
  const { action, actor, at, words, version } = how;
  const requestKey = how.requestKey ?? followingKey(`${it.division}/${it.id}`, "assign");
  const { staff, tier, organ, site } = helper;
  const reason = action === "hand-over" ? { reason: how.reason ?? "asked" } : {};
  return await writer.act({
    ...{ key, requestKey, action, actor, at },
    ...(version !== undefined && { version }),
    roles: () => (actor.kind === "system" ? ["system"] : ["assistant"]),
    data: { helper: staff, tier, owner: organ, ...reason },
    satellites: (_before, event) => [
      stepRow(services.sealing, key, {
        ...{ seq: event.seq, at: event.at, action, state: event.to, helper: staff, tier, site, words },
        ...(reason.reason !== undefined && { outcome: reason.reason }),
      }),
    ],
  });
}

/** Who waits in this process: they stand in line here, so that not each of them holds a connection while it waits. */
const lines = perServices(() => ({ last: Promise.resolve() as Promise<unknown> }));

/** One after the other in this process; between processes it is the lock that keeps the order. */
export function inLine<T>(services: Services, work: () => Promise<T>): Promise<T> {
  const line = lines(services);
  const mine = line.last.then(work);
  line.last = mine.catch(() => undefined);
  return mine;
}

/** Holds the county's lock while the work is done; what it writes is durable before the next begins. */
function oneAtATime<T>(services: Services, division: string, work: () => Promise<T>): Promise<T> {
  return inLine(services, () =>
    services.db.transaction().execute(async (tx) => {
      await lockAssigning(tx, division);
      return await work();
    }),
  );
}

/** The case behind it, as it is now. */
export async function caseOf(services: Services, key: CaseKey) {
  const current = await findCase(services.pool, key);
  if (!current) throw refuse("assistance-not-found");
  return current;
}
