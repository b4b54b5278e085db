/**
 * A year of applications of a county, made up but legal: every event was decided by the kernel and carries its digest,
 * so that `tongban verify` finds nothing wrong. The same number of cases gives the same history on every machine.
 */
import type { CaseRole, CaseType } from "#contract/case-type.ts";
import type { HallRules } from "#server/cases/index.ts";
import type { Case, CaseEvent, CaseFacts, CaseKey } from "#server/kernel/case-type/case.ts";
import { decide, decideOpening } from "#server/kernel/case-type/decide.ts";
import { evolve, evolveOpening } from "#server/kernel/case-type/evolve.ts";
import { caseId } from "#server/kernel/codes/case-number.ts";
import { eventDigest, genesisDigest } from "#server/kernel/digest/chain.ts";
import {
  addDays,
  atMinute,
  type Day,
  type Instant,
  instantOf,
  msOf,
  startOfDay,
} from "#server/kernel/time/day.ts";
import { type ApplicationContent, openingOf } from "#server/modules/applications/application.ts";
import { contentDigest } from "#server/modules/applications/handing-in/content.ts";
import { type Chance, chance } from "#server/simulation/chance.ts";
import { enterprise, person, residentId } from "#server/simulation/made-up.ts";
import type { Matter } from "./matters.ts";

export interface History {
  division: string;
  type: CaseType;
  matters: readonly Matter[];
  rules: Pick<HallRules, "correction" | "deferralReminder">;
  /** How many cases. */
  cases: number;
  /** The day after the last one was opened. */
  until: Day;
}

export interface Life {
  case: Case;
  events: CaseEvent[];
  /** Digest of each event. */
  digests: Buffer[];
  matter: Matter;
  content: ApplicationContent;
}

/** Days over which the cases spread. */
export const DAYS = 365;
/** The last cases, which have not come to their end: what a hall has open that closes each within a week. */
const OPEN_SHARE = 0.02;
/** People and enterprises come back: cases for each party. */
const CASES_PER_PARTY = 4;

/** How many people there are, numbered from 0 (`people.ts`). */
export function partiesOf({ cases }: Pick<History, "cases">): number {
  return Math.ceil(cases / CASES_PER_PARTY);
}

type Step = readonly [action: string, role: CaseRole, data?: Record<string, unknown>];

const accept: Step = ["accept", "clerk"];
const archive: Step = ["archive", "archivist", { retention: "10年" }];
const handOver = { method: "counter" };
const correction = { materials: [{ material: "身份证明", problem: "复印件不清晰，请重新提交" }] };
const refusal = { reason: "不属于本机关职权范围，请向乡镇人民政府申请" };
const survey = { opinion: "现场与申请一致", officers: ["肖寒露", "邓立夏"], surveyedOn: "2026-03-03" };

/** The `place`-th case, counted from 0. */
export function life(history: History, place: number): Life {
  const { division, matters, cases, until, type } = history;
  const draw = chance(place);
  const day = Math.floor((place * DAYS) / cases);
  const opened = addDays(until, day - DAYS);
  const id = caseId(opened, type.digits, place - Math.ceil((day * cases) / DAYS) + 1);
  if (id === undefined) throw new RangeError("more cases a day than case numbers");
  const matter = matters[Math.floor(matters.length * draw())] as Matter;
  const content = contentOf(matter, Math.floor((draw() * cases) / CASES_PER_PARTY));
  const channel = draw() < 0.6 ? "portal" : "counter";
  const how = { typeVersion: type.version, channel, ...(channel === "counter" && { hall: "changning" }) };
  const opening = openingOf(matter.item, content, how, history.rules);
  const start = atMinute(opened, 540 + Math.floor(draw() * 480));
  const steps = stepsOf(opening.facts, draw, place >= cases * (1 - OPEN_SHARE));
  const times = timesOf(start, steps.length, draw).filter((at) => at < startOfDay(until));
  return { ...play(type, { division, id }, opening, content, start, steps, times), matter, content };
}

function contentOf({ content }: Matter, party: number): ApplicationContent {
  const applicant = { resident: residentId(party), ...person(party) };
  return {
    ...content,
    applicant: party % 5 < 2 ? { ...applicant, enterprise: enterprise(party) } : applicant,
  };
}

function stepsOf(facts: CaseFacts, draw: Chance, open: boolean): Step[] {
  const kind = draw();
  const examined = facts.steps
    .slice(0, -1)
    .map(
      (step): Step =>
        step.kind === "survey" ? ["survey", step.role, survey] : ["pass", step.role, { opinion: "符合" }],
    );
  const decided: Step[] = [accept, ...examined, ["approve", "approver", { opinion: "准予许可" }]];
  if (open) return decided.slice(0, Math.floor(draw() * (decided.length - 1)));
  if (kind < 0.02) return [["refuse", "clerk", refusal], archive];
  if (kind < 0.03) return [accept, ["withdraw", "applicant", { reason: "不再需要" }], archive];
  const delivered: Step[] = facts.traits.includes("licence")
    ? [
        ["issue", "examiner"],
        ["deliver", "clerk", handOver],
      ]
    : [["deliver-document", "clerk", handOver]];
  const usual = [...decided, ...delivered, ...(draw() < 0.4 ? [archive] : [])];
  return kind < 0.07 ? [["correct", "clerk", correction], ["resubmit", "applicant"], ...usual] : usual;
}

/** When each step is taken, up to a day after the one before. */
function timesOf(start: Instant, count: number, draw: Chance): Instant[] {
  let ms = msOf(start);
  return Array.from({ length: count }, () => {
    ms += 600_000 + Math.floor(draw() * 86_400_000);
    return instantOf(ms);
  });
}

function play(
  type: CaseType,
  key: CaseKey,
  opening: ReturnType<typeof openingOf>,
  content: ApplicationContent,
  start: Instant,
  steps: readonly Step[],
  times: readonly Instant[],
) {
  const online = opening.channel === "portal";
  const applicant = { kind: "resident" as const, id: content.applicant.resident };
  const first = decideOpening(type, opening, {
    action: online ? "submit" : "receive",
    actor: online ? applicant : staff("clerk"),
    roles: [online ? "applicant" : "clerk"],
    data: { digest: contentDigest(content) },
    at: start,
  });
  if (!first.ok) throw new Error(`opening refused: ${first.problem}`);
  const events = [first.event];
  const digests = [eventDigest(genesisDigest(key), first.event)];
  let current = evolveOpening(type, key, first.event);
  for (const [i, at] of times.entries()) {
    const [action, role, data = {}] = steps[i] as Step;
    const actor = role === "applicant" ? applicant : staff(role);
    const decision = decide(type, current, { action, actor, roles: [role], data, at });
    if (!decision.ok) throw new Error(`${action} refused: ${decision.problem}`);
    events.push(decision.event);
    digests.push(eventDigest(digests.at(-1) as Buffer, decision.event));
    current = evolve(type, current, decision.event);
  }
  return { case: current, events, digests };
}

/** Ids as accounts have them; nobody can sign in with these. */
const staff = (role: CaseRole) => ({
  kind: "staff" as const,
  id: `0be4c000-0000-4000-9000-${Buffer.from(role).toString("hex").padEnd(12, "0").slice(0, 12)}`,
  post: role,
});
