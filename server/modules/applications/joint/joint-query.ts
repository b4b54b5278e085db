/** A joint application read whole, for its applicant and for staff. */
import type { JointPartView, JointView } from "#contract/joint.ts";
import {
  allowedOf,
  engineOf,
  findCase,
  numberOf,
  readEvents,
  rolesTowards,
  subjectOf,
  summaryOf,
  timelineOf,
} from "#server/cases/index.ts";
import type { Actor } from "#server/kernel/access/actor.ts";
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
import { expectedResults, phaseOf, slowestOf } from "./joint-progress.ts";
import { findJoint, jointOf, readFamily, readSavings, type StoredFamily } from "./joint-store.ts";

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
  permitReading(actor, family);
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
  const [parts, savings, bundle, answers] = await Promise.all([
    partViews(services, family, now),
    readSavings(db, key),
    bundleVersion(services, joint.bundle.key, joint.bundle.version),
    jointAnswers(services, family, !resident),
  ]);
  const expectedOn = parts.find((part) => part.slowest)?.expectedOn;
  return {
    case: summaryOf(type, family.joint, engine.timekeeper.current(), now, names),
    bundle: { ...joint.bundle, name: bundle?.name ?? family.joint.subject },
    ...{ parts, savings, answers },
    ...(expectedOn !== undefined && { expectedOn }),
    timeline: timelineOf(type, family.joint, events, resident ? "applicant" : "staff", names),
    allowed: allowedOf(type, family.joint, rolesTowards(actor, family.joint)),
    ...(resident && { queryCode: joint.queryCode }),
  };
}

/** Staff of any organ that has a part in it may see the whole; the applicant their own. */
function permitReading(actor: Actor, { joint, parts }: StoredFamily): void {
  const mine = actor.kind === "staff" && parts.some((part) => rolesTowards(actor, part.case).length > 0);
  if (!mine) permit(actor, "case.read", subjectOf(joint));
}

async function partViews(services: Services, family: StoredFamily, now: Instant): Promise<JointPartView[]> {
  const { types, timekeeper } = await engineOf(services);
  const time = timekeeper.current();
  const expected = expectedResults(family, time, now);
  const slowest = slowestOf(expected);
  const cases = family.parts.map((part) => part.case);
  const names = await namesFor(services, family.joint.division, cases);
  const subject = (id: number) => cases.find((each) => each.id === id)?.subject ?? "";
  return await Promise.all(
    family.parts.map(async ({ case: it, waits }): Promise<JointPartView> => {
      const stored = family.stored.get(it.id);
      const licence = await licenceOfCase(services, it);
      const on = expected.get(it.id)?.on;
      return {
        case: summaryOf(types.version(it.type, it.typeVersion), it, time, now, names),
        ...{ wave: stored?.wave ?? 0, phase: phaseOf(it), slowest: it.id === slowest },
        ...(stored?.because !== undefined && { because: stored.because }),
        waits: waits.map((wait) => ({
          subject: subject(wait.on),
          ...(wait.licence !== undefined && { licence: wait.licence }),
        })),
        ...(on !== undefined && { expectedOn: on }),
        ...(licence && { licence: { name: licence.name, href: licence.href, check: licence.check } }),
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
      return answerViews(
        await itemVersionOf(services, part.division, item.key, item.version),
        content,
        masked,
      );
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

/** The joint application that a case is part of, for a link; undefined for a case of its own. */
export async function jointLink(
  services: Services,
  part: CaseKey,
): Promise<{ number: string; name: string } | undefined> {
  const id = await jointOf(services.db, part);
  const joint: Case | undefined =
    id === undefined ? undefined : await findCase(services.pool, { ...part, id });
  return joint && { number: numberOf(joint), name: joint.subject };
}
