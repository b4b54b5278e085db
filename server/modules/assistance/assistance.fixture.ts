/** A county with helpers at three tiers, somebody who needs help, and what they do with each other. */
import assert from "node:assert/strict";
import type { HelpAsked, MyAssistance, StaffAssistance } from "#contract/assistance.ts";
import type { Tier } from "#contract/assistance-words.ts";
import type { ActAnswer } from "#contract/case.ts";
import type { MandateMade } from "#contract/errand-mandate.ts";
import { engineOf } from "#server/cases/index.ts";
import type { Cleanups } from "#server/testing/cleanups.ts";
import { approvalBureau, type Browser, type Hall, newKey, testHall } from "#server/testing/hall.ts";
import { bundles } from "../bundles/index.ts";
import { casework } from "../casework/index.ts";
import { items } from "../items/index.ts";

export const village = "430482106224";
export const town = "430482106";
export const county = "430482";
export const grandmother = { name: "何秋月", idNumber: "430499198509230029", phone: "13900000001" };

export interface HelpDesk extends Hall {
  /** Helpers of the village, the town and the county; the last keeps the roster. */
  near: Browser;
  middle: Browser;
  centre: Browser;
  clerk: Browser;
  client: Browser;
}

export async function helpDesk(t: Cleanups): Promise<HelpDesk> {
  const hall = await testHall(t, { config: { clientRate: 0, accountRate: 0 } });
  for (const { load } of [casework, items, bundles]) await load?.(hall.services);
  const centre = await hall.staff("assistant", { organ: approvalBureau, reach: "all-organs" });
  const middle = await hall.staff("assistant", { organ: approvalBureau });
  const near = await hall.staff("assistant", { organ: approvalBureau });
  await enrol(centre, near, "village", village, "13700000003", ["瑶语"]);
  await enrol(centre, middle, "town", town, "13700000002");
  await enrol(centre, centre, "county", county, "13700000001");
  const clerk = await hall.staff("clerk", { organ: approvalBureau, reach: "all-organs" });
  const client = await hall.resident(grandmother.phone);
  return { ...hall, near, middle, centre, clerk, client };
}

export async function enrol(
  by: Browser,
  who: Browser,
  tier: Tier,
  area: string,
  phone: string,
  languages: string[] = [],
) {
  const entry = { requestKey: newKey(), version: 0, tier, area, site: `${area} 服务点`, languages, phone };
  const answer = await by.put(`/api/staff/helpers/${who.id}`, entry);
  assert.equal(answer.statusCode, 200, answer.body);
}

export async function ask(who: Browser, more: object = {}): Promise<HelpAsked> {
  const body = { requestKey: newKey(), area: village, text: "高龄津贴要年审，我不会用手机", ...more };
  const answer = await who.post("/api/assistance", body);
  assert.equal(answer.statusCode, 201, answer.body);
  return answer.json();
}

export async function read(who: Browser, number: string): Promise<StaffAssistance> {
  const answer = await who.get(`/api/staff/assistance/${number}`);
  assert.equal(answer.statusCode, 200, answer.body);
  return answer.json();
}

export async function mine(who: Browser, number: string): Promise<MyAssistance> {
  const answer = await who.get(`/api/assistance/${number}`);
  assert.equal(answer.statusCode, 200, answer.body);
  return answer.json();
}

export async function act(who: Browser, number: string, action: string, data: object = {}) {
  const { version } = await read(who, number);
  return await who.post(`/api/staff/assistance/${number}/acts/${action}`, {
    requestKey: newKey(),
    version,
    data,
  });
}

export async function acted(
  who: Browser,
  number: string,
  action: string,
  data: object = {},
): Promise<ActAnswer> {
  const answer = await act(who, number, action, data);
  assert.equal(answer.statusCode, 200, `${action}: ${answer.body}`);
  return answer.json();
}

export const allowance = { key: "food-business-licence" };

export const mandateAsk = (more: object = {}) => ({
  ...{ requestKey: newKey(), client: grandmother, items: [allowance], related: false, validTo: "2026-12-10" },
  ...{ actions: ["fill", "hand-in", "follow"], consent: "code", ...more },
});

/** An errand that is under way, and a mandate to it that the client has agreed to in the portal. */
export async function mandated(hall: HelpDesk, more: object = {}): Promise<{ number: string; id: string }> {
  const { near, client } = hall;
  const { number } = await ask(client);
  await acted(near, number, "contact");
  const made = await near.post(`/api/staff/assistance/${number}/mandates`, mandateAsk(more));
  assert.equal(made.statusCode, 201, made.body);
  const { id } = made.json<MandateMade>();
  const agreed = await client.post(`/api/mandates/${id}/consent`, { requestKey: newKey() });
  assert.equal(agreed.statusCode, 200, agreed.body);
  return { number, id };
}

export const codeIn = (answer: { json<T>(): T }) => answer.json<{ code: string }>().code;

/** Carries out what follows from the events so far. */
export async function settle(hall: Hall): Promise<void> {
  const engine = await engineOf(hall.services);
  await engine.react();
}
