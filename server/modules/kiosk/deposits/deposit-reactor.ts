/** Whoever put an envelope into the box hears by SMS: received, taken up, to be fetched back. */

import { sendMessage } from "#server/modules/messages/index.ts";
import { hallNames } from "#server/modules/organisation/index.ts";
import type { Database } from "#server/platform/database/pool.ts";
import type { Services } from "#server/platform/services.ts";
import { numberOf, type Occurrence, type Reactor } from "../../../cases/index.ts";
import { readDeposit } from "./deposit-store.ts";

/** Which template tells of which step; that it went on to a counter is told by the matter it became. */
const templates: Record<string, string> = {
  drop: "deposit-received",
  "take-up": "deposit-taken-up",
  return: "deposit-returned",
};

export function depositReactor(services: Services): Reactor {
  return {
    name: "tell-depositor",
    wants: ({ case: it, event }) => it.type === "deposit" && event.action in templates,
    react: async (tx, those) => {
      for (const one of those) await tellDepositor(services, tx, one);
    },
  };
}

async function tellDepositor(
  services: Services,
  tx: Database,
  { case: it, event }: Occurrence,
): Promise<void> {
  const deposit = await readDeposit({ ...services, db: tx }, it);
  if (!deposit) return;
  const { division, person, hall } = deposit;
  await sendMessage(tx, services, {
    ...{ division, at: event.at, template: templates[event.action]!, phone: person.phone },
    key: `deposit ${it.id} ${event.seq}`,
    parameters: { number: numberOf(it), hall: (await hallNames(tx, division)).get(hall) ?? hall },
  });
}
