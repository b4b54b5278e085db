/**
 * Opinions of other organs (R2.28, R2.29). Each is a case with a clock of its own; late is a mark, and never a consent
 * unless the bundle names the law that makes it one.
 */
import type { Static } from "typebox";
import type { AskOpinion } from "#contract/joint.ts";
import {
  engineOf,
  eventActor,
  followingKey,
  hallRulesOf,
  type Occurrence,
  rolesTowards,
  type Written,
} from "#server/cases/index.ts";
import type { StaffActor } from "#server/kernel/access/actor.ts";
import type { Case, CaseKey, Opening } from "#server/kernel/case-type/case.ts";
import type { Instant } from "#server/kernel/time/day.ts";
import { bundleVersion } from "#server/modules/bundles/index.ts";
import { organIsOpen } from "#server/modules/organisation/index.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import "../applications-refusals.ts";
import { itemVersionOf } from "../item-of.ts";
import { findJoint, readFamily, type StoredFamily } from "./joint-store.ts";
import { consentBasis } from "./opinion-store.ts";

const askers = ["examiner", "approver"] as const;

/** Asks an organ; by who examines or decides at the lead organ. Refused: an organ that is not there, or itself. */
export async function askOpinion(
  services: Services,
  actor: StaffActor,
  key: CaseKey,
  { requestKey, organ, question }: Static<typeof AskOpinion>,
  at: Instant,
): Promise<Written> {
  const [joint, family] = [await findJoint(services.db, key), await readFamily(services, key)];
  if (!joint || !family) throw refuse("case-not-found");
  const { joint: whole } = family;
  const roles = rolesTowards(actor, whole).filter((role) => askers.some((asker) => asker === role));
  if (roles.length === 0) throw refuse("not-permitted");
  if (organ === whole.organ) throw refuse("opinion-of-oneself", { field: "organ" });
  if (!(await organIsOpen(services.db, key.division, organ)))
    throw refuse("opinion-organ-unknown", { field: "organ" });
  const basis = await consentBasisOf(services, family, joint.bundle, organ);
  const engine = await engineOf(services);
  const opening = openingOf(services, whole, organ, engine.types.newest("opinion").version, basis);
  return await engine.writer.open({
    ...{ division: key.division, requestKey, opening, at, roles, data: { question } },
    action: "ask",
    actor: eventActor(actor, whole),
    satellites: ({ division, id }) => [
      {
        table: "joint_opinion",
        row: { division, case_id: id, joint_id: key.id, consent_basis: basis ?? null },
      },
    ],
  });
}

function openingOf(
  services: Services,
  whole: Case,
  organ: string,
  typeVersion: number,
  basis?: string,
): Opening {
  return {
    ...{ type: "opinion", typeVersion, organ, subject: `征求意见：${whole.subject}` },
    ...{ party: `organ/${whole.organ}`, partyLabel: whole.partyLabel, channel: whole.channel },
    facts: {
      limits: { answer: hallRulesOf(services).opinion },
      steps: [],
      traits: basis === undefined ? [] : ["silence-consent"],
    },
  };
}

/** What makes this organ's silence a consent: the basis of a part of its own. */
async function consentBasisOf(
  services: Services,
  family: StoredFamily,
  { key, version }: { key: string; version: number },
  organ: string,
): Promise<string | undefined> {
  const bundle = await bundleVersion(services, key, version);
  for (const { item } of family.stored.values()) {
    const basis = bundle?.parts.find((part) => part.item === item.key)?.silenceConsent;
    if (basis === undefined) continue;
    const { implementation } = await itemVersionOf(services, family.joint.division, item.key, item.version);
    if (implementation.organ === organ) return basis;
  }
  return undefined;
}

/** R2.29: after the limit, where the law says so, and with the law's name. */
export async function deemConsent(services: Services, { case: it, event }: Occurrence): Promise<void> {
  const basis = await consentBasis(services.db, it);
  if (basis === undefined || it.state !== "overdue") return;
  const { writer } = await engineOf(services);
  await writer.act({
    ...{ key: it, requestKey: followingKey(`${it.division}/${it.id}`, "deem"), at: event.at },
    ...{ action: "deem", actor: { kind: "system", id: "opinion" }, roles: () => ["system"], data: { basis } },
  });
}
