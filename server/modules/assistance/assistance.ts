/** A wish for help with an errand, and what became of it. Pure. */
import type { Tier } from "#contract/assistance-words.ts";
import type { CaseKey, Opening } from "#server/kernel/case-type/case.ts";
import type { Instant } from "#server/kernel/time/day.ts";

/** What is sealed. */
export interface AssistanceContent {
  text: string;
  name: string;
  /** Of the client; absent: they have none, whoever asked is rung. */
  phone?: string;
  address?: string;
  /** Who asked for somebody else, and what they are to them. */
  asker?: { name?: string; phone: string };
  relation?: string;
}

export interface Assistance extends CaseKey {
  client?: string;
  asker?: string;
  area: string;
  place?: string;
  language?: string;
  item?: string;
  content: AssistanceContent;
  askedAt: Instant;
  state: string;
  helper?: string;
  tier?: Tier;
}

/** What was written with one event: `told` reaches the client, `inner` stays among staff. */
export interface StepWords {
  told?: string;
  inner?: string;
  /** Why this helper. */
  why?: string[];
}

export interface AssistanceStep {
  seq: number;
  at: Instant;
  action: string;
  state: string;
  helper?: string;
  tier?: Tier;
  site?: string;
  outcome?: string;
  words: StepWords;
}

export const openStates = ["asked", "assigned", "helping"] as const;

/** Outcomes by which the client has what they wanted, or can do it now. */
export const achieved = ["done", "guided"];

/** Whose the case is, for lists: the client's own account, or the bureau while there is none. */
export function partyOfClient(client: string | undefined, bureau: string): Opening["party"] {
  return client === undefined ? `organ/${bureau}` : `resident/${client}`;
}

/** Whose area reaches down to this one: `430482106224` lies in `430482106` and in `430482`. */
export const isWithin = (area: string, outer: string): boolean => area.startsWith(outer);

/** Rows of a tier's shape: a county has 6 digits, a town 9, a village 12; estates and parks have a name. */
export function fitsTier({ tier, area, place }: { tier: Tier; area: string; place?: string }): boolean {
  const named = tier === "estate" || tier === "park";
  if (named !== (place !== undefined)) return false;
  const lengths: Record<Tier, number[]> = {
    ...{ county: [6], town: [9], village: [12], estate: [9, 12], park: [6, 9] },
  };
  return lengths[tier].includes(area.length);
}
