/** A hall with a kiosk: the simulated machinery, the made-up people, and matters to ask for. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import type { Submitted } from "#contract/draft.ts";
import type { Item } from "#contract/item.ts";
import { completeContent } from "#server/testing/application.ts";
import type { Cleanups } from "#server/testing/cleanups.ts";
import { approvalBureau, type Browser, browser, type Hall, newKey, testHall } from "#server/testing/hall.ts";
import { applications } from "../applications/index.ts";
import { casework } from "../casework/index.ts";
import { items } from "../items/index.ts";

export interface KioskHall extends Hall {
  kiosk: Browser;
}

export async function kioskHall(t: Cleanups): Promise<KioskHall> {
  const hall = await testHall(t, { config: { clientRate: 0, accountRate: 0 } });
  for (const { load } of [casework, items, applications]) await load?.(hall.services);
  return { ...hall, kiosk: await hall.keyed("device") };
}

/** Sets the simulated machine. */
export async function machine(kiosk: Browser, setting: object): Promise<void> {
  const answer = await kiosk.post("/api/dev/kiosk", setting);
  assert.equal(answer.statusCode, 200, answer.body);
}

/** One of the demonstration's people lays their card on the reader and looks into the camera. */
export async function signIn({ app, kiosk }: KioskHall, card = "demo-1"): Promise<Browser> {
  await machine(kiosk, { card });
  const read = await kiosk.post("/api/kiosk/card");
  assert.equal(read.statusCode, 200, read.body);
  const answer = await kiosk.post("/api/kiosk/sign-in", { card: read.json().card });
  assert.equal(answer.statusCode, 200, answer.body);
  const [cookie] = answer.cookies as { name: string; value: string }[];
  assert.equal(cookie?.name, "tongban");
  return browser(app, kiosk.id, { cookie: `${kiosk.sent.cookie}; tongban=${cookie.value}` });
}

const itemOf = (key: string): Item =>
  JSON.parse(readFileSync(new URL(`../../../data/items/${key}.json`, import.meta.url), "utf8"));

/** A matter of the first of the demonstration's people, received at a counter. */
export async function received(hall: KioskHall, key: string): Promise<Submitted> {
  const clerk = await hall.staff("clerk", { organ: approvalBureau, reach: "all-organs" });
  const applicant = { name: "郭小明", idNumber: "430499199003070018", phone: "13800000001" };
  const asked = { requestKey: newKey(), item: key, hall: "changning", applicant, accept: true };
  const content = completeContent(itemOf(key));
  const answer = await clerk.post("/api/staff/receptions", { ...asked, content });
  assert.ok(answer.statusCode < 300, answer.body);
  return answer.json();
}
