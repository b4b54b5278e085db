/**
 * A mandate (委托书, R12.5): what a helper may do for a client, for which items, until when. A helper never signs for the
 * client: commitments and signatures are the client's own [A]. Pure.
 */
import type { MandateAction, MandateState } from "#contract/assistance-words.ts";
import type { DraftContent } from "#contract/draft.ts";
import { signatureOf } from "../signature.ts";
import { type Day, daysBetween, type Instant, shanghaiDay } from "../time/day.ts";

export interface MandateItem {
  key: string;
  /** `key` is a bundle's. */
  bundle?: boolean;
}

/** As far as rules need to see it. */
export interface Mandate {
  helper: string;
  items: readonly MandateItem[];
  actions: readonly MandateAction[];
  validFrom: Day;
  /** The last day it holds. */
  validTo: Day;
  consentedAt?: Instant;
  withdrawnAt?: Instant;
}

export interface MandateUse {
  helper: string;
  action: MandateAction;
  item?: MandateItem;
  on: Day;
}

/** Codes of the refusals, in the order in which they are looked for. */
export type MandateRefusal =
  | "mandate-other-helper"
  | "mandate-withdrawn"
  | "mandate-not-consented"
  | "mandate-expired"
  | "mandate-other-action"
  | "mandate-other-item";

export function mandateRefusal(mandate: Mandate, use: MandateUse): MandateRefusal | undefined {
  if (mandate.helper !== use.helper) return "mandate-other-helper";
  if (mandate.withdrawnAt !== undefined) return "mandate-withdrawn";
  if (mandate.consentedAt === undefined) return "mandate-not-consented";
  if (use.on < mandate.validFrom || use.on > mandate.validTo) return "mandate-expired";
  if (!mandate.actions.includes(use.action)) return "mandate-other-action";
  if (use.item !== undefined && !coversItem(mandate, use.item)) return "mandate-other-item";
  return undefined;
}

export function coversItem({ items }: Pick<Mandate, "items">, item: MandateItem): boolean {
  return items.some(({ key, bundle = false }) => key === item.key && bundle === (item.bundle ?? false));
}

export function mandateState(mandate: Omit<Mandate, "items" | "actions">, on: Day): MandateState {
  if (mandate.withdrawnAt !== undefined) return "withdrawn";
  if (on > mandate.validTo) return "expired";
  return mandate.consentedAt === undefined ? "offered" : "holds";
}

/**
 * What this content signs that the content before did not: promises of the materials and signatures of the form, as
 * `materials.<id>` and `answers.<id>`. What the client signed themselves may stay, and be taken away.
 */
export function signedAnew(before: DraftContent, after: DraftContent): string[] {
  const promised = new Map(before.materials.map(({ material, promise }) => [material, promise]));
  const promises = after.materials.flatMap(({ material, promise }) =>
    promise !== undefined && !same(promised.get(material), promise) ? [`materials.${material}`] : [],
  );
  const signatures = Object.entries(after.answers).flatMap(([id, answer]) =>
    signatureOf(answer) !== undefined && !same(before.answers[id], answer) ? [`answers.${id}`] : [],
  );
  return [...promises, ...signatures];
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

export interface NewMandateLimits {
  /** Most days that a mandate may hold, its first included. */
  mostDays: number;
  /** Whether somebody close may be a helper's client. */
  relatives: boolean;
}

export type NewMandateFault = "mandate-own-case" | "mandate-relative" | "mandate-too-long" | "mandate-over";

/** Whether such a mandate may be made at all. */
export function newMandateFault(
  asked: { own: boolean; related: boolean; validTo: Day },
  limits: NewMandateLimits,
  at: Instant,
): NewMandateFault | undefined {
  const today = shanghaiDay(at);
  if (asked.own) return "mandate-own-case";
  if (asked.related && !limits.relatives) return "mandate-relative";
  if (asked.validTo < today) return "mandate-over";
  return daysBetween(today, asked.validTo) >= limits.mostDays ? "mandate-too-long" : undefined;
}
