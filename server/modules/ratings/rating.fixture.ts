/** A hall where one resident has been served, online and at a counter, for the tests of ratings. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import type { Draft, Submitted } from "#contract/draft.ts";
import type { Item } from "#contract/item.ts";
import type { Grade, Rated, RatedServices } from "#contract/rating.ts";
import type { BadRatingView, StaffRatings } from "#contract/rating-desk.ts";
import { completeContent } from "#server/testing/application.ts";
import type { Cleanups } from "#server/testing/cleanups.ts";
import { approvalBureau, type Browser, marketBureau, newKey, testHall } from "#server/testing/hall.ts";
import { engineOf } from "../../cases/index.ts";
import { casework } from "../casework/index.ts";
import { items } from "../items/index.ts";

export const shop: Item = JSON.parse(
  readFileSync(new URL("../../../data/items/individual-business-registration.json", import.meta.url), "utf8"),
);
export const me = { name: "郭小明", idNumber: "430499199003070018" };
export const phone = "13900000001";

export async function ratingHall(t: Cleanups) {
  const hall = await testHall(t);
  await casework.load?.(hall.services);
  await items.load?.(hall.services);
  const applicant = await hall.resident(phone);
  assert.equal((await applicant.put("/api/me", me)).statusCode, 200);
  return {
    ...{ ...hall, applicant, engine: await engineOf(hall.services) },
    clerk: await hall.staff("clerk", { organ: approvalBureau, reach: "all-organs" }),
    examiner: await hall.staff("examiner", { organ: marketBureau }),
    approver: await hall.staff("approver", { organ: marketBureau }),
    supervisor: await hall.staff("supervisor", { organ: approvalBureau, reach: "all-organs" }),
    checker: await hall.staff("supervisor", { organ: approvalBureau, reach: "all-organs" }),
  };
}
export type RatingHall = Awaited<ReturnType<typeof ratingHall>>;

export const ok = <T>(response: { statusCode: number; body: string }): T => {
  assert.ok(response.statusCode < 300, `${response.statusCode} ${response.body}`);
  return JSON.parse(response.body || "null") as T;
};

export const codeOf = (response: { json(): unknown }): string => (response.json() as { code: string }).code;

/** An application online, decided by the approver. */
export async function decided(hall: RatingHall): Promise<string> {
  const draft = ok<Draft>(await hall.applicant.post("/api/drafts", { item: shop.key }));
  const content = completeContent(shop);
  const saved = ok<Draft>(
    await hall.applicant.put(`/api/drafts/${draft.id}`, { version: draft.version, content }),
  );
  const submission = { version: saved.version };
  const { number } = ok<Submitted>(await hall.applicant.post(`/api/drafts/${draft.id}/submit`, submission));
  await act(hall.clerk, number, "accept");
  for (let round = 0; round < 6; round += 1) {
    const { allowed } = ok<{ allowed: { id: string }[] }>(await hall.examiner.get(`/api/cases/${number}`));
    if (!allowed.some(({ id }) => id === "pass")) break;
    await act(hall.examiner, number, "pass", { opinion: "齐全" });
  }
  await act(hall.approver, number, "approve", { opinion: "准予登记" });
  await hall.engine.react();
  return number;
}

/** Received at a counter where the clerk has said that they sit there. */
export async function received(hall: RatingHall, counter = "A01"): Promise<Submitted> {
  ok(await hall.clerk.put("/api/staff/seat", { hall: "changning", counter }));
  const body = { requestKey: newKey(), item: shop.key, hall: "changning", applicant: { ...me, phone } };
  const content = completeContent(shop);
  const receipt = ok<Submitted>(
    await hall.clerk.post("/api/staff/receptions", { ...body, content, accept: true }),
  );
  await hall.engine.react();
  return receipt;
}

export const give = (grade: Grade, more: object = {}) => ({
  ...{ requestKey: newKey(), grade, codes: [], service: 1, channel: 2, ...more },
});

export const servicesOf = async (who: Browser, number: string) =>
  ok<RatedServices>(await who.get(`/api/cases/${number}/ratings`)).services;

export const rateAs = async (who: Browser, number: string, body: object) =>
  ok<Rated>(await who.post(`/api/cases/${number}/ratings`, body));

/** Rates badly; the number of the case that opens. */
export async function rateBadly(hall: RatingHall, text = "排队等了两个小时"): Promise<string> {
  const number = await decided(hall);
  await rateAs(hall.applicant, number, give(5, { text, codes: ["115"] }));
  await hall.engine.react();
  const { rows } = ok<StaffRatings>(await hall.supervisor.get("/api/staff/ratings"));
  assert.ok(rows[0]?.badRating);
  return rows[0].badRating;
}

export const show = async (who: Browser, number: string) =>
  ok<BadRatingView>(await who.get(`/api/bad-ratings/${number}`));

const own = new Set(["attempt", "contact", "unreachable", "exclude", "deny", "pass", "send-back"]);

export async function tryAct(who: Browser, number: string, action: string, data: object = {}) {
  const { case: it } = ok<{ case: { version: number; type: string } }>(await who.get(`/api/cases/${number}`));
  const base = it.type === "bad-rating" && own.has(action) ? "/api/bad-ratings" : "/api/cases";
  const body = { requestKey: newKey(), version: it.version, data };
  return await who.post(`${base}/${number}/actions/${action}`, body);
}

export const act = async (who: Browser, number: string, action: string, data: object = {}) =>
  ok<{ state: string }>(await tryAct(who, number, action, data));
