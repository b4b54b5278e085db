import assert from "node:assert/strict";
import { test } from "node:test";
import { testServices } from "#server/testing/app.ts";
import { counterResident } from "./counter-residents.ts";
import { readResident } from "./resident-store.ts";

test("one phone is one account, however many counters ask at once; another phone is another", async (t) => {
  const services = await testServices(t);
  const ask = (phone: string) =>
    counterResident(services, { division: "430482", phone, at: "2026-11-21T01:00:00.000Z" });
  const [first, again, other] = await Promise.all([
    ask("13900000001"),
    ask("13900000001"),
    ask("13900000002"),
  ]);
  assert.equal(again, first);
  assert.notEqual(other, first);
  assert.equal(await ask("13900000001"), first);
  assert.equal((await readResident(services.db, services.sealing, "430482", other!))?.phone, "13900000002");
});
