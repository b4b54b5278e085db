/**
 * The bundle compiler (R2.28–R2.34): from a bundle, its items and an applicant's answers to what the applicant is asked
 * for once, who waits for whom, the promise, the fees, and what it spares against doing the items one by one. Pure and
 * quick, so that the browser runs it at every answer.
 */
import type { Bundle, BundlePart } from "#contract/bundle.ts";
import type { Answers } from "#contract/form.ts";
import type { Demand, Fee, Item, Limit, Material } from "#contract/item.ts";
import { holds, shownAnswers } from "../condition.ts";
import { itemUnder } from "../item-under.ts";
import { materialsFor, reasonOf } from "../situation.ts";
import { criticalPath, type Path, type Wait, wavesOf } from "./graph.ts";
import { joinForms } from "./join-form.ts";
import { joinDeferrals, joinMaterials, type Provided } from "./join-materials.ts";
import { joinQuestions } from "./join-questions.ts";
import { type BundleRules, hoursOf, limitOfHours } from "./length.ts";
import { type Savings, savingsOf } from "./savings.ts";

export interface PlannedPart {
  item: Item;
  part: BundlePart;
  /** Why this applicant needs it. */
  because?: string;
  /** How many results it waits for in a row; those of one wave go on side by side. */
  wave: number;
  waits: Wait[];
}

/** A field that nobody is asked for, because the result of a chosen item settles it. */
export interface SettledField {
  id: string;
  by: string;
}

/** What one organ charges; `known` is false where a fee depends on quantity and only its standard can be told. */
export interface OrganFees {
  organ: string;
  fees: { item: string; fee: Fee }[];
  totalFen: number;
  known: boolean;
}

export interface BundlePlan {
  bundle: Bundle;
  parts: PlannedPart[];
  /** Parts that these answers do not need. */
  left: BundlePart[];
  /** The one form, the one list of questions and materials. */
  demand: Demand;
  /** Answers that the bundle gives, under which each part's own conditions are read too. */
  given: Answers;
  provided: Provided[];
  settled: SettledField[];
  waits: Wait[];
  /** What is promised for the whole, and the way through it that takes longest. */
  promised: Limit;
  path: string[];
  /** The law's limit for the whole; absent when no part has one. */
  statutory?: Limit;
  fees: OrganFees[];
  savings: Savings;
}

export interface CompileInput {
  bundle: Bundle;
  /** At least the items of the bundle's parts. */
  items: ReadonlyMap<string, Item>;
  /** Answers to questions and fields so far. */
  answers: Answers;
  /** Names of the licences the applicant holds. */
  held?: ReadonlySet<string>;
  rules: BundleRules;
}

/** For bundles that `bundleProblems` finds nothing wrong with; throws where a part names an item that is not there. */
export function compileBundle({ bundle, items, answers, held = new Set(), rules }: CompileInput): BundlePlan {
  const own = shownAnswers(bundle.questions, answers);
  const chosen = bundle.parts.filter((part) => holds(part.when, own));
  const asked = fieldIds(chosen.map((part) => itemOf(items, part)));
  const given = { ...givenAnswers(bundle, own), ...sameAnswers(bundle, own, asked, answers) };
  const said = { ...answers, ...given };
  const sources = chosen.map((part) => itemUnder(itemOf(items, part), said));
  const settled = settledFields(sources);
  const { materials, provided } = joinMaterials(sources, given, held);
  const form = joinForms({
    ...{
      forms: sources.map((item) => item.form),
      known: given,
      settled: new Set(settled.map(({ id }) => id)),
    },
    labels: bundle.labels ?? {},
  });
  const questions = joinQuestions([bundle.questions, ...sources.map((item) => item.questions)], given);
  const hidden = hiddenMaterials(bundle, items, materials);
  const deferral = joinDeferrals(sources, materials);
  const demand: Demand = {
    ...{ questions, materials },
    ...(form && { form }),
    ...(deferral && { deferral }),
    ...(hidden.length > 0 && { hidden }),
  };
  const waits = waitsOf({ chosen, sources, provided, settled, demand, answers });
  const length = (limit: (place: number) => Limit | undefined) =>
    pathOf(chosen, waits, (place) => hoursOf(limit(place) ?? { n: 0, unit: "W" }, rules.hoursADay));
  const promise = length((place) => promisedOf(chosen[place]!, sources[place]!));
  const promised = bundle.promised ?? limitOfHours(promise.length, rules.hoursADay);
  const statutory = ceiling(sources, length((place) => sources[place]?.statutory).length, rules);
  const parts = plannedParts(bundle, chosen, sources, waits, own);
  return {
    ...{ bundle, parts, left: bundle.parts.filter((part) => !chosen.includes(part)) },
    ...{ demand, given, provided, settled, waits, promised, path: promise.items },
    ...(statutory && { statutory }),
    fees: feesOf(sources),
    savings: savingsOf({ bundle, items: sources, demand, given, answers, promised, rules }),
  };
}

/** Ids of materials that are asked for when other parts are chosen, or when their provider is not. */
function hiddenMaterials(
  { parts }: Bundle,
  items: ReadonlyMap<string, Item>,
  asked: readonly Material[],
): string[] {
  const here = new Set(asked.map(({ id }) => id));
  const all = parts.flatMap((part) => itemOf(items, part).materials.map(({ id }) => id));
  return [...new Set(all)].filter((id) => !here.has(id));
}

/** What a part's organ promises within the bundle. */
export function promisedOf(part: BundlePart, item: Item): Limit | undefined {
  return part.promised ?? item.promised ?? item.statutory;
}

function itemOf(items: ReadonlyMap<string, Item>, part: BundlePart): Item {
  const item = items.get(part.item);
  if (!item) throw new RangeError(`bundle part ${part.item} is not among the items`);
  return item;
}

/** The first whose condition holds, for each id. */
function givenAnswers({ given = [] }: Bundle, own: Answers): Answers {
  const known: Answers = {};
  for (const { id, value, when } of given) if (!(id in known) && holds(when, own)) known[id] = value;
  return known;
}

/** R2.34 one answer for two fields that mean the same here; where nobody asks for the first, both stay as they are. */
function sameAnswers(
  { same = [] }: Bundle,
  own: Answers,
  asked: ReadonlySet<string>,
  answers: Answers,
): Answers {
  const standing = same.filter(({ as, when }) => asked.has(as) && holds(when, own));
  return Object.fromEntries(standing.map(({ id, as }) => [id, answers[as] ?? null]));
}

function fieldIds(items: readonly Item[]): Set<string> {
  return new Set(
    items.flatMap(({ form }) => form?.pages.flatMap(({ fields }) => fields.map(({ id }) => id)) ?? []),
  );
}

function settledFields(items: readonly Item[]): SettledField[] {
  return items.flatMap((item) => (item.result?.gives ?? []).map((id) => ({ id, by: item.key })));
}

interface WaitsInput {
  chosen: readonly BundlePart[];
  sources: readonly Item[];
  provided: readonly Provided[];
  settled: readonly SettledField[];
  demand: Demand;
  answers: Answers;
}

function waitsOf({ chosen, sources, provided, settled, demand, answers }: WaitsInput): Wait[] {
  const keys = new Set(sources.map((item) => item.key));
  const result = (key: string) => sources.find((item) => item.key === key)?.result?.name;
  const waits = new Map<string, Wait>();
  const add = (item: string, on: string | undefined, licence = on && result(on)) => {
    if (on === undefined || on === item || !keys.has(on) || waits.has(`${item} ${on}`)) return;
    waits.set(`${item} ${on}`, { item, on, ...(licence && { licence }) });
  };
  const asked = new Set(
    materialsFor({ ...demand, materials: provided.map(({ material }) => material) }, answers).map(
      ({ material }) => material,
    ),
  );
  for (const each of provided) if (asked.has(each.material)) add(each.for, each.by, each.licence);
  for (const item of sources) {
    const fields = new Set(item.form?.pages.flatMap((page) => page.fields.map((field) => field.id)));
    for (const { id, by } of settled) if (fields.has(id)) add(item.key, by);
  }
  for (const part of chosen) for (const on of part.after ?? []) add(part.item, on);
  return [...waits.values()];
}

function pathOf(
  chosen: readonly BundlePart[],
  waits: readonly Wait[],
  hours: (place: number) => number,
): Path {
  const keys = chosen.map((part) => part.item);
  return criticalPath(keys, waits, (key) => hours(keys.indexOf(key)));
}

function ceiling(
  items: readonly Item[],
  hours: number,
  { hoursADay, jointMost }: BundleRules,
): Limit | undefined {
  if (!items.some((item) => item.statutory)) return undefined;
  const most = hoursOf(jointMost, hoursADay);
  return hours > most ? jointMost : limitOfHours(hours, hoursADay);
}

function plannedParts(
  bundle: Bundle,
  chosen: readonly BundlePart[],
  items: readonly Item[],
  waits: readonly Wait[],
  own: Answers,
): PlannedPart[] {
  const waves = wavesOf(
    items.map((item) => item.key),
    waits,
  );
  return chosen.map((part, place) => {
    const because = part.why ?? reasonOf({ questions: bundle.questions, materials: [] }, part.when, own);
    return {
      ...{ item: items[place]!, part, wave: waves?.get(part.item) ?? 0 },
      ...(because !== undefined && { because }),
      waits: waits.filter((wait) => wait.item === part.item),
    };
  });
}

function feesOf(items: readonly Item[]): OrganFees[] {
  const organs = new Map<string, OrganFees["fees"]>();
  for (const { key, fees, implementation } of items) {
    if (fees.length === 0) continue;
    const before = organs.get(implementation.organ) ?? [];
    organs.set(implementation.organ, [...before, ...fees.map((fee) => ({ item: key, fee }))]);
  }
  return [...organs].map(([organ, fees]) => ({
    ...{ organ, fees },
    totalFen: fees.reduce((sum, { fee }) => sum + (fee.amountFen ?? 0), 0),
    known: fees.every(({ fee }) => fee.amountFen !== undefined),
  }));
}
