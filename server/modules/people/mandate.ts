/** Mandates (委托): who may act for which enterprise, how far and until when. */
import type { EnterpriseMandate } from "#server/kernel/access/actor.ts";
import type { Day } from "#server/kernel/time/day.ts";

export interface Mandate {
  id: string;
  enterprise: string;
  resident: string;
  /** The legal person acts of right; anybody else because the legal person said so, here or to the registry. */
  basis: "legal-person" | "given" | "registry";
  scope: EnterpriseMandate["scope"];
  validFrom: Day;
  /** The last day it holds; absent: until it is ended. */
  validTo?: Day;
  endedAt?: string;
}

/** Whether the mandate holds on a day, first and last day included. */
export function mandateHolds(mandate: Mandate, on: Day): boolean {
  if (mandate.endedAt !== undefined) return false;
  return mandate.validFrom <= on && (mandate.validTo === undefined || on <= mandate.validTo);
}

/** What an actor carries: the enterprises they may act for on that day, once each, the wider scope winning. */
export function mandatesOn(mandates: readonly Mandate[], on: Day): EnterpriseMandate[] {
  const scopes = new Map<string, EnterpriseMandate["scope"]>();
  for (const mandate of mandates) {
    if (!mandateHolds(mandate, on)) continue;
    if (scopes.get(mandate.enterprise) !== "apply") scopes.set(mandate.enterprise, mandate.scope);
  }
  return [...scopes].map(([uscc, scope]) => ({ uscc, scope }));
}

/** Only the legal person gives mandates, and not to themselves. Undefined: allowed. */
export function mandateFault(
  giver: { resident: string; holds: readonly Mandate[] },
  asked: { enterprise: string; resident: string; validFrom: Day; validTo?: Day },
  today: Day,
): "not-legal-person" | "to-oneself" | "over" | "backwards" | undefined {
  const isLegalPerson = giver.holds.some(
    (held) =>
      held.enterprise === asked.enterprise && held.basis === "legal-person" && mandateHolds(held, today),
  );
  if (!isLegalPerson) return "not-legal-person";
  if (asked.resident === giver.resident) return "to-oneself";
  if (asked.validTo === undefined) return undefined;
  if (asked.validTo < asked.validFrom) return "backwards";
  return asked.validTo < today ? "over" : undefined;
}
