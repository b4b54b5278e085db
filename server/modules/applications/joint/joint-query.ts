/** A joint application read whole, for its applicant and for staff. */
import type { JointLink } from "#contract/application.ts";
import type { JointPartView, JointView } from "#contract/joint.ts";
import {
  allowedOf,
  engineOf,
  numberOf,
  readEvents,
  rolesTowards,
  subjectOf,
  summaryOf,
  timelineOf,
} from "#server/cases/index.ts";
import type { Actor } from "#server/kernel/access/actor.ts";
import { can } from "#server/kernel/access/permission.ts";
import type { Case, CaseKey } from "#server/kernel/case-type/case.ts";
import type { Instant } from "#server/kernel/time/day.ts";
import { permit } from "#server/modules/access/index.ts";
import { bundleVersion } from "#server/modules/bundles/index.ts";
import { namesFor } from "#server/modules/casework/index.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { readContent } from "../application-store.ts";
import { answerViews } from "../application-view.ts";
import { itemVersionOf } from "../item-of.ts";
import { licenceOfCase } from "../licence-link.ts";
import { partOfJoint } from "./joint.ts";
import { expectedResults, phaseOf, slowestOf } from "./joint-progress.ts";
import { findJoint, jointOf, readFamily, readSavings, type StoredFamily } from "./joint-store.ts";
import { meetingsOf } from "./meeting.ts";
import { opinionViews } from "./opinion-query.ts";

/** The page of a joint application for this actor. Somebody else's is as good as not there. */
export async function showJoint(
  services: Services,
  actor: Actor,
  key: CaseKey,
  now: Instant,
): Promise<JointView> {
  const { db, pool } = services;
  const [joint, family] = await Promise.all([findJoint(db, key), readFamily(services, key)]);
  if (!joint || !family) throw refuse("case-not-found");
  if (!worksOnPart(actor, family)) permit(actor, "case.read", subjectOf(family.joint));
  const engine = await engineOf(services);
  const resident = actor.kind === "resident";
  const events = await readEvents(pool, key);
  const names = await namesFor(
    services,
    key.division,
    [family.joint, ...family.parts.map((part) => part.case)],
    events,
  );
  const type = engine.types.version(family.joint.type, family.joint.typeVersion);
  const [parts, savings, bundle, answers, licence] = await Promise.all([
    partViews(services, family, now),
    readSavings(db, key),
    bundleVersion(services, joint.bundle.key, joint.bundle.version),
    jointAnswers(services, family, !resident),
    licenceOfCase(services, key),
  ]);
  const expectedOn = parts.find((part) => part.slowest)?.expectedOn;
  return {
    case: summaryOf(type, family.joint, engine.timekeeper.current(), now, names),
    bundle: { ...joint.bundle, name: bundle?.name ?? family.joint.subject },
    ...{ parts, savings, answers },
    ...(expectedOn !== undefined && { expectedOn }),
    timeline: timelineOf(type, family.joint, events, resident ? "applicant" : "staff", names),
    allowed: allowedOf(type, family.joint, rolesTowards(actor, family.joint)),
    ...(resident
      ? { queryCode: joint.queryCode }
      : { opinions: await opinionViews(services, key, now), meetings: meetingsOf(family.joint, events) }),
    ...(licence && { licence }),
  };
}

/** The whole, for staff who may read it. Refused like somebody else's case. */
export async function readableFamily(services: Services, actor: Actor, key: CaseKey): Promise<StoredFamily> {
  const family = await readFamily(services, key);
  if (!family) throw refuse("case-not-found");
  if (!worksOnPart(actor, family)) permit(actor, "case.read", subjectOf(family.joint));
  return family;
}

/** Staff of any organ that has a part in it may see the whole. */
function worksOnPart(actor: Actor, { parts }: StoredFamily): boolean {
  return actor.kind === "staff" && parts.some((part) => rolesTowards(actor, part.case).length > 0);
}

/** The same for a list: a case of its own, or a whole of which some part is theirs. */
export async function mayRead(services: Services, actor: Actor, it: Case): Promise<boolean> {
  if (can(actor, "case.read", subjectOf(it))) return true;
  const family = it.type === "joint" ? await readFamily(services, it) : undefined;
  return family !== undefined && worksOnPart(actor, family);
}

async function partViews(services: Services, family: StoredFamily, now: Instant): Promise<JointPartView[]> {
  const { types, timekeeper } = await engineOf(services);
  const time = timekeeper.current();
  const expected = expectedResults(family, time, now);
  const slowest = slowestOf(expected);
  const cases = family.parts.map((part) => part.case);
  const names = await namesFor(services, family.joint.division, cases);
  return await Promise.all(
    family.parts.map(async ({ case: it }): Promise<JointPartView> => {
      const stored = family.stored.get(it.id);
      const licence = await licenceOfCase(services, it);
      const on = expected.get(it.id)?.on;
      return {
        case: summaryOf(types.version(it.type, it.typeVersion), it, time, now, names),
        ...{ wave: stored?.wave ?? 0, phase: phaseOf(it), slowest: it.id === slowest },
        ...(stored?.because !== undefined && { because: stored.because }),
        waits: waitViews(family, it.id),
        ...(on !== undefined && { expectedOn: on }),
        ...(licence && { licence }),
      };
    }),
  );
}

/** The one form as handed in: each answer once, in the words of the first item that asks. */
async function jointAnswers(
  services: Services,
  family: StoredFamily,
  masked: boolean,
): Promise<JointView["answers"]> {
  const lists = await Promise.all(
    family.parts.map(async ({ case: part }) => {
      const item = family.stored.get(part.id)?.item;
      const content = await readContent(services.db, services.sealing, part);
      if (!item || !content) return [];
      return answerViews(await itemVersionOf(services, part.division, item.key, item.version), content, {
        masked,
      });
    }),
  );
  return [
    ...new Map(
      lists
        .flat()
        .toReversed()
        .map((answer) => [answer.id, answer]),
    ).values(),
  ].toReversed();
}

/** The joint application that a case is part of, and what it waits for there; undefined for a case of its own. */
export async function jointLink(services: Services, part: Case): Promise<JointLink | undefined> {
  if (!part.facts.traits.includes(partOfJoint)) return undefined;
  const id = await jointOf(services.db, part);
  const family = id === undefined ? undefined : await readFamily(services, { ...part, id });
  if (!family) return undefined;
  const waits = part.state === "waiting" ? waitViews(family, part.id) : [];
  return { number: numberOf(family.joint), name: family.joint.subject, waits };
}

/** What a part waits for, in words. */
function waitViews({ parts }: StoredFamily, id: number): JointLink["waits"] {
  const waits = parts.find((part) => part.case.id === id)?.waits ?? [];
  const subject = (on: number) => parts.find((part) => part.case.id === on)?.case.subject ?? "";
  return waits.map(({ on, licence }) => ({
    subject: subject(on),
    ...(licence !== undefined && { licence }),
  }));
}
