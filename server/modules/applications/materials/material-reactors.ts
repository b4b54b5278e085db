/** What the store of materials learns from an application's events (R1.19). */
import type { Occurrence, Reactor } from "#server/cases/index.ts";
import { type Handing, keepChecked, keepHandedIn, keepResult } from "#server/modules/materials/index.ts";
import type { Database } from "#server/platform/database/pool.ts";
import type { Services } from "#server/platform/services.ts";
import { type Founded, founded } from "../foundation.ts";

const handingIn = new Set(["submit", "receive", "join", "resubmit"]);

export function materialReactors(services: Services): Reactor[] {
  return [
    keeping(services, "keep-handed-in", ({ event }) => handingIn.has(event.action), keepHandedIn),
    keeping(services, "keep-checked", isChecked, keepChecked),
    keeping(services, "keep-decision", isLastWord, keepResult),
  ];
}

/** Accepted by a person who compared the papers; an application that counts as accepted was not looked at. */
function isChecked({ event }: Occurrence): boolean {
  return event.action === "accept" && event.actor.kind === "staff";
}

/** Granted, by a person or by rule, and no licence is to be made: the decision itself is the result. */
function isLastWord({ case: it, event }: Occurrence): boolean {
  const granted = event.action === "approve" || event.action === "decide-by-rule";
  return granted && !it.facts.traits.includes("licence");
}

type Keep = (
  services: Services,
  tx: Database,
  handings: readonly (Handing & { by: string })[],
) => Promise<void>;

function keeping(
  services: Services,
  name: string,
  wants: (occurrence: Occurrence) => boolean,
  keep: Keep,
): Reactor {
  return {
    name,
    wants: (one) => one.case.type === "application" && wants(one),
    react: async (tx, occurrences) => {
      await keep(services, tx, (await founded(services, tx, occurrences)).map(handingOf));
    },
  };
}

function handingOf({ case: key, event, item, content }: Founded): Handing & { by: string } {
  return { key, item, content, at: event.at, by: event.actor.id };
}
