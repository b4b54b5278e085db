/**
 * Who helps (R12.5): the nearest tier first, there the helper with the least on hand, never more than the tier's cap;
 * the same question always has the same answer, and the answer says why. Pure.
 */
import { type Tier, tierNames, tiers } from "#contract/assistance-words.ts";

export interface HelperOnRoster {
  id: string;
  tier: Tier;
  /** Division code of what they serve: a county (6 digits), a town (9) or a village (12). */
  area: string;
  /** Name of the estate or the park, where the tier is one. */
  place?: string;
  languages: readonly string[];
  /** Services they have on hand. */
  open: number;
  /** Away today: on leave, off the rota where the tier keeps one. */
  away: boolean;
}

/** Where help is wished for. */
export interface Wish {
  area: string;
  /** Name of the estate or the park. */
  place?: string;
  /** A dialect or language the person would rather speak. */
  language?: string;
  /** Helpers who may not have it: whoever handed it over, a relative, the person themselves. */
  without: readonly string[];
}

/** Most services that one helper of the tier has on hand at once [A]. */
export type Caps = Readonly<Record<Tier, number>>;

/** What was found at one tier, on the way from the nearest to the county. */
export interface TierLook {
  tier: Tier;
  /** Helpers who serve the place at this tier. */
  there: number;
  away: number;
  without: number;
  full: number;
}

export interface Assignment {
  helper?: HelperOnRoster;
  looks: TierLook[];
}

/** Whether the helper serves the place: an estate or a park only for those who live or work in it. */
export function serves(helper: HelperOnRoster, wish: Wish): boolean {
  if (!wish.area.startsWith(helper.area)) return false;
  return helper.place === undefined || helper.place === wish.place;
}

/** The helper, or none when everybody who serves the place is away, full or may not have it. */
export function assignHelper(wish: Wish, roster: readonly HelperOnRoster[], caps: Caps): Assignment {
  const looks: TierLook[] = [];
  for (const tier of tiers) {
    const there = roster.filter((helper) => helper.tier === tier && serves(helper, wish));
    if (there.length === 0) continue;
    const free = there.filter((helper) => isFree(helper, wish, caps));
    looks.push(lookOf(tier, there, wish, caps));
    const helper = free.toSorted(better(wish))[0];
    if (helper) return { helper, looks };
  }
  return { looks };
}

const isFree = (helper: HelperOnRoster, wish: Wish, caps: Caps) =>
  !helper.away && !wish.without.includes(helper.id) && helper.open < caps[helper.tier];

/** Whoever speaks the language, then the least on hand, then the id, so that nothing is left to chance. */
const better = (wish: Wish) => (one: HelperOnRoster, other: HelperOnRoster) =>
  speaks(other, wish) - speaks(one, wish) || one.open - other.open || (one.id < other.id ? -1 : 1);

const speaks = ({ languages }: HelperOnRoster, { language }: Wish) =>
  language !== undefined && languages.includes(language) ? 1 : 0;

function lookOf(tier: Tier, there: readonly HelperOnRoster[], wish: Wish, caps: Caps): TierLook {
  const present = there.filter(({ away }) => !away);
  const may = present.filter(({ id }) => !wish.without.includes(id));
  return {
    ...{ tier, there: there.length, away: there.length - present.length },
    ...{ without: present.length - may.length, full: may.filter(({ open }) => open >= caps[tier]).length },
  };
}

/** The reasons in words, for the desk. */
export function assignmentWords({ helper, looks }: Assignment, wish: Wish, caps: Caps): string[] {
  const words = looks.map((look) => {
    const chosen = helper?.tier === look.tier;
    return `${tierNames[look.tier]}：${chosen ? chosenWords(helper, look, wish) : noneWords(look, caps)}`;
  });
  return words.length > 0 ? words : ["这个地方还没有帮办员"];
}

function chosenWords({ open, languages }: HelperOnRoster, { there }: TierLook, { language }: Wish): string {
  const tongue = language !== undefined && languages.includes(language) ? `会说${language}，` : "";
  return `${there} 人，选了${tongue}手上最少的（${open} 件）`;
}

function noneWords({ there, away, without, full, tier }: TierLook, caps: Caps): string {
  const parts = [
    away > 0 && `${away} 人不在岗`,
    without > 0 && `${without} 人不能接`,
    full > 0 && `${full} 人已满（最多 ${caps[tier]} 件）`,
  ];
  return `${there} 人，${parts.filter(Boolean).join("，")}`;
}
