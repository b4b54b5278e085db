/** Handing in an application for a bundle: one check, one joint case with its parts, all or none (R2.28, R2.34). */
import { randomInt } from "node:crypto";
import type { DraftContent } from "#contract/draft.ts";
import {
  type CaseEngine,
  engineOf,
  eventActor,
  followingKey,
  hallRulesOf,
  type OpenCase,
} from "#server/cases/index.ts";
import type { ResidentActor, StaffActor } from "#server/kernel/access/actor.ts";
import { type BundlePlan, compileBundle, type PlannedPart } from "#server/kernel/bundle/compile.ts";
import { queryCodeOf, queryCodes } from "#server/kernel/codes/query-code.ts";
import { type Instant, shanghaiDay } from "#server/kernel/time/day.ts";
import { bundleRulesOf, type OpenBundle } from "#server/modules/bundles/index.ts";
import { type Judgement, traceRows } from "#server/modules/decisions/index.ts";
import { licencesOf } from "#server/modules/licences/index.ts";
import type { Forwarding } from "#server/modules/sites/index.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { type Applicant, type ApplicationContent, entranceOf } from "../application.ts";
import { applicationRows, contentRows, tokenRows } from "../application-store.ts";
import "../applications-refusals.ts";
import { requireFitting } from "../files/file-store.ts";
import { contentDigest, underMandate } from "../handing-in/content.ts";
import { completeContent, type HandedIn, handedIn, receivedAt, refuseBarred } from "../handing-in/hand-in.ts";
import { settleMaterials } from "../materials/settle-materials.ts";
import { requirePromises } from "../promises/promised.ts";
import { type RegisterTold, withTold } from "../registers/register-told.ts";
import { judgeContent } from "../rule/decide-by-rule.ts";
import { ticketRows } from "../tickets/ticket-store.ts";
import { jointOpening, partContent, partOpening } from "./joint-opening.ts";
import { jointRows } from "./joint-store.ts";

export interface HandInJoint {
  open: OpenBundle;
  draft: DraftContent;
  applicant: Applicant;
  /** What registers said of it. */
  told?: RegisterTold;
  requestKey: string;
  channel: "portal" | "counter";
  hall?: string;
  counter?: string;
  /** What the point that received it forwards, part by part (A17). */
  forwarding?: Forwarding;
  /** The number that was called for it. */
  ticket?: number | undefined;
  at: Instant;
}

/** Refused: incomplete, naming everything (R2.8); barred from one of the items (R2.11); nothing needed at all. */
export async function handInJoint(
  services: Services,
  actor: ResidentActor | StaffActor,
  input: HandInJoint,
): Promise<HandedIn> {
  const { open, draft, applicant, at } = input;
  const plan = await planFor(services, open, draft, applicant);
  if (plan.parts.length === 0) throw refuse("bundle-needs-nothing", { field: "situation" });
  const complete = withTold({ ...completeContent(plan.demand, draft, at), applicant }, input.told ?? {});
  await requireFitting(services.db, services.config.division, plan.demand, complete.answers);
  await requirePromises(services, plan.demand, complete, applicant);
  const counter = input.channel === "counter";
  const content = await settleMaterials(services, plan.demand, complete, { at, counter });
  await Promise.all(plan.parts.map(({ item }) => refuseBarred(services, item, content, at)));
  const engine = await engineOf(services);
  const queryCode = queryCodeOf(randomInt(queryCodes)) ?? "000000";
  const parts = await Promise.all(
    plan.parts.map((part) =>
      preparePart(services, part, partContent(plan, part, content, shanghaiDay(at)), at),
    ),
  );
  const command = jointCommand(services, engine, actor, { ...input, plan, content, queryCode, parts });
  return await handedIn(services, await engine.writer.open(command), queryCode);
}

/** The plan for these answers, knowing which licences the applicant holds. */
export async function planFor(
  services: Services,
  { bundle, items }: OpenBundle,
  draft: DraftContent,
  applicant: Pick<Applicant, "resident" | "enterprise">,
): Promise<BundlePlan> {
  const held = await heldLicences(services, applicant);
  const answers = { ...draft.situation, ...draft.answers };
  return compileBundle({ bundle, items, answers, held, rules: bundleRulesOf(services) });
}

/** Names of the licences in force that this person, or the enterprise acted for, holds. */
async function heldLicences(
  { db, sealing, config }: Services,
  { resident, enterprise }: Pick<Applicant, "resident" | "enterprise">,
): Promise<Set<string>> {
  const enterprises = enterprise ? [enterprise.uscc] : [];
  const all = await licencesOf(db, sealing, { division: config.division, resident, enterprises });
  const own = all.filter((licence) =>
    enterprise ? licence.enterprise === enterprise.uscc : !licence.enterprise,
  );
  return new Set(own.filter(({ status }) => status === "valid").map(({ type }) => type.name));
}

interface Prepared extends HandInJoint {
  plan: BundlePlan;
  content: ApplicationContent;
  queryCode: string;
  parts: readonly PreparedPart[];
}

interface PreparedPart {
  part: PlannedPart;
  /** Of all that was handed in, what this part asks for. */
  content: ApplicationContent;
  /** What the rules make of it (A15). A part that waits for another's result is judged when its turn comes. */
  judged?: Judgement | undefined;
}

async function preparePart(
  services: Services,
  part: PlannedPart,
  content: ApplicationContent,
  at: Instant,
): Promise<PreparedPart> {
  if (part.waits.length > 0) return { part, content };
  const judged = await judgeContent(services, services.config.division, part.item, content, at);
  return { part, content, judged };
}

function jointCommand(
  services: Services,
  engine: CaseEngine,
  actor: ResidentActor | StaffActor,
  input: Prepared,
): OpenCase {
  const { plan, content, channel, at, requestKey, queryCode } = input;
  const typeVersion = engine.types.newest("joint").version;
  const halls = plan.parts.map(({ item }) => input.forwarding?.get(item.key));
  const forwardedTo = halls.find((hall) => hall !== undefined);
  const opening = jointOpening(plan, content, { ...entranceOf({ ...input, forwardedTo }), typeVersion });
  const { division } = actor;
  const { sealing } = services;
  return {
    ...{ division, requestKey, opening, at },
    data: { digest: contentDigest(content), ...underMandate(actor) },
    action: channel === "portal" ? "submit" : "receive",
    actor: eventActor(actor, { ...opening, division }),
    roles: [channel === "portal" ? "applicant" : "clerk"],
    along: input.parts.map((prepared) => partCommand(services, engine, actor, input, prepared)),
    satellites: (key, _event, opened) => [
      ...jointRows(opened, { plan, applicant: content.applicant, queryCode, at }),
      ...contentRows(sealing, key, 1, content),
      ...tokenRows(sealing, key, content),
      ...ticketRows(key, input.ticket),
    ],
  };
}

function partCommand(
  services: Services,
  engine: CaseEngine,
  actor: ResidentActor | StaffActor,
  input: Prepared,
  { part, content, judged }: PreparedPart,
): OpenCase {
  const { item } = part;
  const { channel, at, requestKey, queryCode } = input;
  const typeVersion = engine.types.newest("application").version;
  const rules = hallRulesOf(services);
  const forwardedTo = input.forwarding?.get(item.key);
  const entrance = entranceOf({ ...input, forwardedTo });
  const opening = partOpening(part, content, { ...entrance, typeVersion }, rules);
  const { resident, enterprise } = content.applicant;
  const waits = part.waits.length > 0;
  const effectiveAt = channel === "portal" && !waits ? receivedAt(engine, rules, at) : undefined;
  const { division } = actor;
  return {
    ...{ division, requestKey: followingKey(requestKey, item.key), opening, at },
    action: waits ? "join" : channel === "portal" ? "submit" : "receive",
    actor: eventActor(actor, { ...opening, division }),
    roles: [channel === "portal" ? "applicant" : "clerk"],
    data: { digest: contentDigest(content), ...(!waits && underMandate(actor)) },
    ...(effectiveAt !== undefined && { effectiveAt }),
    satellites: (key) => [
      ...applicationRows(
        services.sealing,
        {
          ...{ ...key, itemKey: item.key, itemVersion: item.version, queryCode, resident },
          ...(enterprise && { enterprise: enterprise.uscc }),
        },
        content,
      ),
      ...traceRows(services.sealing, key, judged),
    ],
  };
}
