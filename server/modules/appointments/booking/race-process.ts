/** A process of the race: so many people who press “预约” at the same moment; prints what became of each. */

import { readConfig } from "#server/config.ts";
import { Refusal } from "#server/platform/http/refusal.ts";
import { openServices } from "#server/platform/services.ts";
import { book, seenSlot } from "./book.ts";
import "../appointments-refusals.ts";

interface Errand {
  home: string;
  connection: object;
  slots: number[];
  people: number[];
  at: string;
}

const errand = JSON.parse(process.argv[2] ?? "{}") as Errand;
const config = { ...readConfig({ TONGBAN_LOG_LEVEL: "silent" }), home: errand.home, connections: 8 };
const services = await openServices(config, {
  applicationName: "tongban-race",
  database: { connection: errand.connection, release: async () => undefined },
});

/** `booked`, or the code of the refusal; anything else is a fault and says so. */
async function tryOnce(person: number): Promise<string> {
  const phone = `139${String(person).padStart(8, "0")}`;
  const slot = errand.slots[person % errand.slots.length] ?? 0;
  const by = { kind: "system" as const };
  const booked = { who: { name: "某人", phone }, via: "system" as const, by };
  try {
    const seen = await seenSlot(services.db, config.division, slot);
    await services.db.transaction().execute((tx) => book(tx, services, seen, booked, errand.at));
    return "booked";
  } catch (error) {
    return error instanceof Refusal ? error.code : String(error);
  }
}

const outcomes = await Promise.all(errand.people.map(tryOnce));
process.stdout.write(JSON.stringify(outcomes));
await services.close();
