/** Judging an application by the rule in force for its item: read with the decision, so that a switch counts at once. */
import { LRUCache } from "lru-cache";
import type { DecisionFact } from "#contract/decision.ts";
import type { Answers } from "#contract/form.ts";
import type { DecisionSubject } from "#server/kernel/decision/facts.ts";
import { type Instant, shanghaiDay } from "#server/kernel/time/day.ts";
import { standingOf } from "#server/modules/credit/index.ts";
import { type Licence, licencesOf } from "#server/modules/licences/index.ts";
import { gather } from "#server/platform/database/gather.ts";
import { perServices } from "#server/platform/per-services.ts";
import type { Services } from "#server/platform/services.ts";
import { judge, type Rule, type RuleInForce, ruleOf, type Trace } from "./decision.ts";
import { type RuleQuestion, readTable, ruleStates } from "./decision-store.ts";

/** An application, as far as a rule may look at it. */
export interface Judged {
  division: string;
  item: string;
  applicant: {
    resident: string;
    name: string;
    idNumber: string;
    enterprise?: { uscc: string; name: string };
  };
  /** Answers of the form and the standing ones of the situation. */
  answers: Answers;
  /** Materials that must be there and are not. */
  materialsOpen: number;
  at: Instant;
  /** The case it already is, whose own licence does not count; absent: it is being handed in. */
  caseId?: number;
}

export interface Judgement {
  trace: Trace;
  sample: number;
}

/** Undefined where the item has no rule switched on: then a person decides, as ever. */
export async function judgeByRule(services: Services, judged: Judged): Promise<Judgement | undefined> {
  const rule = await ruleInForce(services, judged);
  if (!rule) return undefined;
  const subject = await subjectFor(services, rule, judged);
  return { trace: judge(rule, subject, judged.at, rule.halted), sample: rule.sample };
}

const states = perServices(({ pool }: Pick<Services, "pool">) =>
  gather((questions: readonly RuleQuestion[]) => ruleStates(pool, questions)),
);
/** Compiled tables; a published version never changes. */
const compiled = perServices((_: Services) => new LRUCache<string, Rule>({ max: 500 }));

export async function ruleInForce(
  services: Services,
  { division, item }: RuleQuestion,
): Promise<RuleInForce | undefined> {
  const { version, sample, halted } = await states(services)({ division, item });
  if (version === null) return undefined;
  return { ...(await ruleOfVersion(services, { division, item }, version)), sample, halted };
}

async function ruleOfVersion(
  services: Services,
  { division, item }: RuleQuestion,
  version: number,
): Promise<Rule> {
  const known = compiled(services).get(`${division} ${item} ${version}`);
  if (known) return known;
  const table = await readTable(services.db, division, item, version);
  if (!table) throw new Error(`item ${item} is switched to version ${version}, which is not there`);
  const rule = ruleOf(table);
  compiled(services).set(`${division} ${item} ${version}`, rule);
  return rule;
}

/** What the rule is told. Licences and credit records are only asked for when the rule wants to know. */
export async function subjectFor(services: Services, rule: Rule, judged: Judged): Promise<DecisionSubject> {
  const { division, applicant, answers, materialsOpen, at } = judged;
  const today = shanghaiDay(at);
  const wantsLicences = rule.table.inputs.some(({ from }) => "licence" in from);
  const licences = wantsLicences ? await heldOn(services, judged, today) : [];
  const wantsCredit = rule.table.inputs.some(({ from }) => "fact" in from && from.fact === creditFact);
  const credit = wantsCredit ? await standingOf(services, division, numbersOf(applicant)) : {};
  return { ...{ division, today, applicant, answers, materialsOpen }, licences, ...credit };
}

const creditFact: DecisionFact = "serious-credit-record";

/** Whose records count: the person's own, and the enterprise's they apply for. */
const numbersOf = ({ idNumber, enterprise }: Judged["applicant"]) =>
  enterprise ? [idNumber, enterprise.uscc] : [idNumber];

async function heldOn(
  { db, sealing }: Services,
  { division, applicant: { resident, enterprise }, caseId }: Judged,
  day: string,
): Promise<DecisionSubject["licences"]> {
  const enterprises = enterprise ? [enterprise.uscc] : [];
  const all = await licencesOf(db, sealing, { division, resident, enterprises });
  const isOwn = (licence: Licence) =>
    enterprise ? licence.enterprise === enterprise.uscc : licence.enterprise === undefined;
  return all
    .filter((licence) => isOwn(licence) && licence.status === "valid" && licence.caseId !== caseId)
    .filter(({ validFrom, validUntil }) => validFrom <= day && day <= validUntil)
    .map(({ type, number, validUntil }) => ({ name: type.name, number, validUntil }));
}
