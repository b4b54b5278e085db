/** What is received at a counter: a service item, or a bundle whose demand is compiled anew at every answer. Pure. */
import type { BundleGuide } from "#contract/bundle.ts";
import type { ItemGuide } from "#contract/portal.ts";
import type { BundlePlan } from "#server/kernel/bundle/compile.ts";
import { limitInWords } from "#server/kernel/item/words.ts";
import { itemUnder } from "#server/kernel/item-under.ts";
import { type Matter, matterOfBundle, planOf } from "../../shared/bundle/matter.ts";
import { contentOf, type Walkin } from "./reception.ts";

export interface CounterFact {
  key: string;
  head: string;
  value: string;
}

export interface Counter {
  key: string;
  name: string;
  bundle: boolean;
  /** 服务对象 (R1.11): who may apply. */
  objects: string[];
  /** What this walk-in is asked for. */
  matterFor: (walkin: Walkin) => Matter;
  /** What stands beside the form: who handles it, what is promised, what it costs. */
  factsFor: (walkin: Walkin) => CounterFact[];
  /** Names of what is applied for: the item itself, or the bundle's items for these answers. */
  partsFor: (walkin: Walkin) => string[];
}

export function counterOfItem({ item, organName, limits }: ItemGuide): Counter {
  const matter = { ...item, spared: [] };
  return {
    ...{ key: item.key, name: item.name, bundle: false, objects: item.objects },
    matterFor: () => matter,
    factsFor: (walkin) => {
      const { situation, answers } = contentOf(item, walkin);
      const { promised, fees } = itemUnder(item, { ...situation, ...answers });
      return [
        { key: "organ", head: "承办", value: organName },
        {
          key: "promised",
          head: "承诺",
          value: promised ? limitInWords(promised) : limits.promised || "未定",
        },
        { key: "fees", head: "收费", value: fees.map((fee) => fee.name).join("、") || "不收费" },
      ];
    },
    partsFor: () => [item.name],
  };
}

export function counterOfBundle(guide: BundleGuide): Counter {
  const { bundle, organs } = guide;
  const matterOf = matterOfBundle(guide);
  /** What is known of the applicant may answer what the bundle asks: it is filled in first. */
  const matterFor = (walkin: Walkin): Matter => {
    const { situation, typed } = walkin;
    const first = matterOf({ situation, answers: typed, materials: [] });
    return matterOf(contentOf(first, walkin));
  };
  const planFor = (walkin: Walkin): BundlePlan => {
    const { situation, answers } = contentOf(matterFor(walkin), walkin);
    return planOf(guide, { ...situation, ...answers });
  };
  const partsFor = (walkin: Walkin) => planFor(walkin).parts.map(({ item }) => item.name);
  return {
    ...{ key: bundle.key, name: bundle.name, bundle: true, objects: bundle.objects, matterFor, partsFor },
    factsFor: (walkin) => bundleFacts(planFor(walkin), organs[bundle.lead] ?? ""),
  };
}

function bundleFacts({ parts, promised, fees }: BundlePlan, lead: string): CounterFact[] {
  const charged = fees.flatMap((each) => each.fees.map(({ fee }) => fee.name)).join("、");
  return [
    { key: "lead", head: "牵头", value: lead },
    { key: "parts", head: `要办 ${parts.length} 项`, value: parts.map(({ item }) => item.name).join("\n") },
    { key: "promised", head: "承诺", value: parts.length > 0 ? limitInWords(promised) : "未定" },
    { key: "fees", head: "收费", value: charged || "不收费" },
  ];
}
