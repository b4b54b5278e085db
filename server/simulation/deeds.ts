/** What made-up people do, each through the command that live use has. */

import { eventActor, findCase, rolesTowards } from "#server/cases/index.ts";
import type { Actor, StaffActor } from "#server/kernel/access/actor.ts";
import type { Case } from "#server/kernel/case-type/case.ts";
import { parseCaseNumber } from "#server/kernel/codes/case-number.ts";
import { type Instant, shanghaiDay } from "#server/kernel/time/day.ts";
import {
  type Applicant,
  checkedContent,
  handIn,
  handInJoint,
  receive,
  resubmit,
  supply,
} from "#server/modules/applications/index.ts";
import { bundleRulesOf } from "#server/modules/bundles/index.ts";
import type { Chance } from "./chance.ts";
import { enterprise, person, residentId } from "./made-up.ts";
import { type Applying, papersFor, papersForBundle } from "./papers.ts";
import { sampleFile } from "./sample-file.ts";
import type { Deed, Ground } from "./world.ts";

/** An action on a case, as its page takes it: by the roles the actor holds, on the version they saw. */
export function acts(it: Case, actor: Actor, action: string, data: Record<string, unknown> = {}): Deed {
  const { division, id, version } = it;
  return ({ engine, requestKey }, at, key) =>
    engine.writer.act({
      ...{ key: { division, id }, requestKey: requestKey(key), version, action, data, at },
      actor: eventActor(actor, it),
      roles: (current) => rolesTowards(actor, current),
    });
}

export interface Coming {
  /** Key of an item, or of a bundle. */
  matter: string;
  bundle: boolean;
  /** Number of the person, and whether they come for their enterprise. */
  who: number;
  forEnterprise: boolean;
  /** A counter: its hall and clerk, and whether the clerk accepts at once. */
  counter?: { hall: string; clerk: StaffActor; accept: boolean };
  draw: Chance;
}

/** Somebody hands something in: at a counter, or by the portal. */
export function handsIn(coming: Coming): Deed {
  return async (ground, at, key) => {
    const { number, content } = coming.counter
      ? await atCounter(ground, coming, coming.counter, at, key)
      : await byPortal(ground, coming, at, key);
    const parsed = parseCaseNumber(number);
    if (!parsed.ok || coming.bundle) return;
    const materials = content.materials.filter(({ promise }) => promise === undefined);
    const owed = content.materials.flatMap(({ material, promise }) =>
      promise?.kind === "deferral" ? [material] : [],
    );
    ground.world.brought.set(parsed.value.id, { materials, owed });
  };
}

async function atCounter(
  ground: Ground,
  coming: Coming,
  { hall, clerk, accept }: NonNullable<Coming["counter"]>,
  at: Instant,
  key: string,
) {
  const applying = applyingOf(ground, coming, at);
  const content = papers(ground, coming, applying);
  const { name, idNumber, phone } = applying.person;
  const { number } = await receive(
    ground.services,
    clerk,
    {
      ...{ requestKey: ground.requestKey(key), item: coming.matter, hall, content, accept },
      ...(coming.bundle && { bundle: true }),
      applicant: { name, idNumber, phone, ...(applying.enterprise && { enterprise: applying.enterprise }) },
    },
    at,
  );
  return { number, content };
}

/** The draft is left out: what is handed in, and how it is checked, is the same. */
async function byPortal(ground: Ground, coming: Coming, at: Instant, key: string) {
  const { services, world } = ground;
  const applying = { ...applyingOf(ground, coming, at), file: sampleFile };
  const content = papers(ground, coming, applying);
  const resident = residentId(coming.who);
  const applicant: Applicant = {
    ...{ resident, ...applying.person },
    ...(applying.enterprise && { enterprise: applying.enterprise }),
  };
  const mandates = applying.enterprise ? [{ uscc: applying.enterprise.uscc, scope: "apply" as const }] : [];
  const actor = { kind: "resident" as const, division: world.division, id: resident, enterprises: mandates };
  const how = { requestKey: ground.requestKey(key), channel: "portal" as const, at };
  if (coming.bundle) {
    const open = world.bundles.get(coming.matter)!;
    const { receipt } = await handInJoint(services, actor, { ...how, open, draft: content, applicant });
    return { number: receipt.number, content };
  }
  const item = world.items.get(coming.matter)!;
  const checked = await checkedContent(services, item, content, applicant, at);
  const { receipt } = await handIn(services, actor, { ...how, item, content: checked });
  return { number: receipt.number, content };
}

function applyingOf({ world }: Ground, coming: Coming, at: Instant): Applying {
  const { deferrals, commitments } = world.magnitudes.handling;
  return {
    person: person(coming.who),
    ...(coming.forEnterprise && { enterprise: enterprise(coming.who) }),
    day: shanghaiDay(at),
    promises: { deferral: deferrals, commitment: commitments },
  };
}

function papers({ services, world }: Ground, { matter, bundle, draw }: Coming, applying: Applying) {
  if (!bundle) return papersFor(draw, world.items.get(matter)!, applying);
  const none = { ...applying, promises: { deferral: 0, commitment: 0 } };
  return papersForBundle(draw, world.bundles.get(matter)!, bundleRulesOf(services), none);
}

/** The applicant brings again what a notice asked for: as they brought it first. */
export function bringsAgain(it: Case, actor: Actor): Deed {
  const { division, id, version } = it;
  return async ({ services, world, requestKey }, at, key) => {
    if (actor.kind !== "resident" && actor.kind !== "staff") return;
    const materials = world.brought.get(id)?.materials ?? [];
    const note = "已按补正告知书重新提交（模拟）";
    const again = { requestKey: requestKey(key), version, materials, note };
    await resubmit(services, actor, { division, id }, again, at);
  };
}

/** The applicant brings to a counter what they had promised to bring (R2.32). */
export function bringsOwed({ division, id }: Case, clerk: StaffActor): Deed {
  return async ({ services, world, requestKey }, at, key) => {
    const owed = world.brought.get(id)?.owed ?? [];
    const current = await findCase(services.pool, { division, id });
    if (owed.length === 0 || !current || current.taken.supply) return;
    const materials = owed.map((material) => ({ material, files: [], papers: ["original" as const] }));
    const brought = { requestKey: requestKey(key), version: current.version, materials };
    await supply(services, clerk, { division, id }, brought, at);
  };
}
