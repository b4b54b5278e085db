/**
 * A year of cases of a county, made up but legal: every event was decided by the kernel and carries its digest, so that
 * `tongban verify` finds nothing wrong. The same number of cases gives the same history on every machine.
 */
import type { CaseRole, CaseType } from "#contract/case-type.ts";
import type { Case, CaseEvent, CaseKey, Instant, Opening } from "#server/kernel/case-type/case.ts";
import { decide, decideOpening } from "#server/kernel/case-type/decide.ts";
import { evolve, evolveOpening } from "#server/kernel/case-type/evolve.ts";
import { caseId } from "#server/kernel/codes/case-number.ts";
import { eventDigest, genesisDigest } from "#server/kernel/digest/chain.ts";
import { addDays, atMinute, type Day, instantOf, msOf, startOfDay } from "#server/kernel/time/day.ts";
import { type Chance, chance } from "./chance.ts";
import type { Matter } from "./matters.ts";

export interface History {
  division: string;
  type: CaseType;
  matters: readonly Matter[];
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
}

/** Days over which the cases spread. */
export const DAYS = 365;
/** The last cases, which have not come to their end: about as many as a hall has open that closes 4,000 a day. */
const OPEN_SHARE = 0.02;
/** People and enterprises come back: cases for each party. */
const CASES_PER_PARTY = 4;

type Step = readonly [action: string, role: CaseRole, data?: Record<string, unknown>];

const accept: Step = ["accept", "clerk"];
const review: Step = ["pass", "examiner", { opinion: "材料齐全，符合条件" }];
const approve: Step = ["approve", "approver", { opinion: "准予许可" }];
const archive: Step = ["archive", "archivist", { retention: "10年" }];
const byLicence: Step[] = [accept, review, approve, ["issue", "examiner"], deliver("deliver")];
const byDocument: Step[] = [accept, review, approve, deliver("deliver-document"), archive];
const corrected: Step[] = [
  ["correct", "clerk", { materials: [{ material: "身份证明", problem: "复印件不清晰，请重新提交" }] }],
  ["resubmit", "applicant"],
];
const refused: Step[] = [
  ["refuse", "clerk", { reason: "不属于本机关职权范围，请向乡镇人民政府申请" }],
  archive,
];
const withdrawn: Step[] = [accept, ["withdraw", "applicant", { reason: "不再需要" }], archive];

function deliver(action: string): Step {
  return [action, "clerk", { method: "counter" }];
}

/** The `place`-th case, counted from 0. */
export function life(history: History, place: number): Life {
  const { division, type, matters, cases, until } = history;
  const draw = chance(place);
  const day = Math.floor((place * DAYS) / cases);
  const first = Math.ceil((day * cases) / DAYS);
  const opened = addDays(until, day - DAYS);
  const id = caseId(opened, type.digits, place - first + 1);
  if (id === undefined) throw new RangeError("more cases a day than case numbers");
  const matter = matters[Math.floor(matters.length * draw() ** 3)] as Matter;
  const opening = openingOf(type, matter, draw, cases);
  const start = atMinute(opened, 540 + Math.floor(draw() * 480));
  const steps = stepsOf(matter, draw, place >= cases * (1 - OPEN_SHARE));
  const happened = timesOf(start, steps.length, draw).filter((at) => at < startOfDay(until));
  return {
    ...play(type, { division, id }, opening, start, steps.slice(0, happened.length), happened),
    matter,
  };
}

function openingOf(type: CaseType, matter: Matter, draw: Chance, cases: number): Opening {
  const party = Math.floor((draw() * cases) / CASES_PER_PARTY);
  const enterprise = party % 5 < 2;
  const channel = draw() < 0.6 ? "portal" : "counter";
  return {
    type: type.code,
    typeVersion: type.version,
    organ: matter.organ,
    subject: matter.name,
    party: enterprise ? `enterprise/91430482MA${String(party).padStart(8, "0")}` : `resident/bench-${party}`,
    partyLabel: enterprise ? `常宁市第${party}号商贸有限公司` : "张**",
    channel,
    ...(channel === "counter" && { hall: "changning" }),
    facts: matter.facts,
  };
}

function stepsOf(matter: Matter, draw: Chance, open: boolean): readonly Step[] {
  const kind = draw();
  if (open) return [accept, review].slice(0, Math.floor(draw() * 3));
  if (kind < 0.02) return refused;
  if (kind < 0.03) return withdrawn;
  const usual = matter.facts.traits.includes("licence") ? byLicence : byDocument;
  return kind < 0.07 ? [...corrected, ...usual] : usual;
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
  opening: Opening,
  start: Instant,
  steps: readonly Step[],
  times: readonly Instant[],
): Omit<Life, "matter"> {
  const online = opening.channel === "portal";
  const first = decideOpening(type, opening, {
    action: online ? "submit" : "receive",
    actor: online ? applicant(opening) : staff("clerk"),
    roles: [online ? "applicant" : "clerk"],
    data: {},
    at: start,
  });
  if (!first.ok) throw new Error(`opening refused: ${first.problem}`);
  const events = [first.event];
  const digests = [eventDigest(genesisDigest(key), first.event)];
  let current = evolveOpening(type, key, first.event);
  for (const [i, [action, role, data = {}]] of steps.entries()) {
    const at = times[i] as Instant;
    const actor = role === "applicant" ? applicant(opening) : staff(role);
    const decision = decide(type, current, { action, actor, roles: [role], data, at });
    if (!decision.ok) throw new Error(`${action} refused: ${decision.problem}`);
    events.push(decision.event);
    digests.push(eventDigest(digests.at(-1) as Buffer, decision.event));
    current = evolve(type, current, decision.event);
  }
  return { case: current, events, digests };
}

const applicant = ({ party }: Opening) => ({
  kind: "resident" as const,
  id: party.slice(party.indexOf("/") + 1),
});
const staff = (role: CaseRole) => ({ kind: "staff" as const, id: `bench-${role}`, post: `bench-${role}` });
