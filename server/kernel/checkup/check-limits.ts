/** Limits longer than the law's, or than what the county itself needs; promises of bundles longer than their parts'. */
import type { Bundle } from "#contract/bundle.ts";
import type { Finding } from "#contract/checkup.ts";
import type { Item } from "#contract/item.ts";
import { compileBundle } from "../bundle/compile.ts";
import { hoursOf } from "../bundle/length.ts";
import { limitProblems } from "../item/gate-limits.ts";
import { limitInWords } from "../item/words.ts";
import { aboutBundle, aboutItem, type CheckedCatalogue } from "./finding.ts";

export function limitFindings(catalogue: CheckedCatalogue): Finding[] {
  return [
    ...catalogue.items.flatMap((item) => aboveLaw(catalogue, item)),
    ...catalogue.items.flatMap((item) => aboveUsual(catalogue, item)),
    ...catalogue.bundles.flatMap((bundle) => longerThanParts(catalogue, bundle)),
  ];
}

function aboveLaw(catalogue: CheckedCatalogue, item: Item): Finding[] {
  return limitProblems(item, catalogue.rules.gate).map(({ path, message }) =>
    aboutItem(catalogue, item, "limit-above-law", {
      path,
      message,
      proposal: "按法律、法规规定的期限改正。",
    }),
  );
}

/** The county decides half of them sooner than it promises: the promise can come down to that day (A13). */
function aboveUsual(catalogue: CheckedCatalogue, item: Item): Finding[] {
  const { cases = 0, medianDays } = catalogue.experience.get(item.key) ?? {};
  const { promised } = item;
  // Cases of different limits have no usual days in common.
  if (medianDays === undefined || promised?.unit !== "W" || item.limitCases) return [];
  const usual = Math.max(1, Math.ceil(medianDays));
  if (promised.n <= usual) return [];
  return [
    aboutItem(catalogue, item, "limit-above-usual", {
      path: "promised",
      message: `承诺${limitInWords(promised)}，近一年 ${cases} 件中有一半在 ${usual} 个工作日内就已办结。`,
      proposal: `承诺时限可压缩到 ${usual} 个工作日。`,
      spares: { days: cases * (promised.n - usual) },
    }),
  ];
}

/** Whatever the situation, the parts are done sooner than the bundle promises (R2.34: the promise is the critical path). */
function longerThanParts(catalogue: CheckedCatalogue, bundle: Bundle): Finding[] {
  const items = new Map(catalogue.items.map((item) => [item.key, item]));
  if (!bundle.promised || bundle.parts.some((part) => !items.has(part.item))) return [];
  const { promised: own, ...rest } = bundle;
  const parts = bundle.parts.map(({ when: _, ...part }) => part);
  const rules = catalogue.rules.bundle;
  const longest = compileBundle({ bundle: { ...rest, parts }, items, answers: {}, rules }).promised;
  const over = hoursOf(own, rules.hoursADay) - hoursOf(longest, rules.hoursADay);
  if (over <= 0) return [];
  const cases = catalogue.taken.get(bundle.key) ?? 0;
  return [
    aboutBundle(catalogue, bundle, "bundle-longer-than-parts", {
      path: "promised",
      message: `整件事承诺${limitInWords(own)}，而各事项按先后最多只需${limitInWords(longest)}。`,
      proposal: `承诺改为${limitInWords(longest)}，或不另写，由系统按各事项推算。`,
      spares: cases === 0 ? {} : { days: Math.round((cases * over) / rules.hoursADay) },
    }),
  ];
}
