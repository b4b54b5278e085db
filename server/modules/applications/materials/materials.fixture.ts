/** A hall where one resident applies, at a counter and online, for the tests of kept materials. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import type { Draft, DraftContent, Submitted } from "#contract/draft.ts";
import type { Item } from "#contract/item.ts";
import { completeContent } from "#server/testing/application.ts";
import type { Cleanups } from "#server/testing/cleanups.ts";
import { type Browser, newKey, testHall } from "#server/testing/hall.ts";
import { bring, picture } from "#server/testing/upload.ts";
import { engineOf } from "../../../cases/index.ts";
import { casework } from "../../casework/index.ts";
import { items } from "../../items/index.ts";

export const readItem = (key: string): Item =>
  JSON.parse(readFileSync(new URL(`../../../../data/items/${key}.json`, import.meta.url), "utf8"));
export const card = readItem("social-security-card");
export const vaccination = readItem("vaccination-certificate");
export const me = { name: "郭小明", idNumber: "430499199003070018" };
export const phone = "13900000001";

export async function openHall(t: Cleanups) {
  const hall = await testHall(t);
  await casework.load?.(hall.services);
  await items.load?.(hall.services);
  const clerk = await hall.staff("clerk", { reach: "all-organs" });
  const resident = await hall.resident(phone);
  assert.equal((await resident.put("/api/me", me)).statusCode, 200);
  return { ...hall, engine: await engineOf(hall.services), clerk, applicant: resident };
}
export type OpenHall = Awaited<ReturnType<typeof openHall>>;

export const ok = <T>(response: { statusCode: number; body: string }): T => {
  assert.ok(response.statusCode < 300, `${response.statusCode} ${response.body}`);
  return JSON.parse(response.body || "null") as T;
};

/** Everything on paper, the originals with it, and of the identity card the original as said. */
export function onPaper(item: Item, papers: "original" | "copy" = "original"): DraftContent {
  const content = completeContent(item);
  const materials = content.materials.map((entry) => ({ ...entry, papers: [papers] }));
  return { ...content, answers: { ...content.answers, citizenId: me.idNumber }, materials };
}

export async function receive(hall: OpenHall, content: DraftContent, accept = true): Promise<Submitted> {
  const body = { requestKey: newKey(), item: card.key, hall: "changning", applicant: { ...me, phone } };
  const receipt = ok<Submitted>(await hall.clerk.post("/api/staff/receptions", { ...body, content, accept }));
  await hall.engine.react();
  return receipt;
}

export async function draftOf(who: Browser, item: Item): Promise<Draft> {
  const draft = ok<Draft>(await who.post("/api/drafts", { item: item.key }));
  const content = { ...completeContent(item), materials: [] };
  return ok<Draft>(await who.put(`/api/drafts/${draft.id}`, { version: draft.version, content }));
}

/** Hands in everything as the same picture; the number of the case. */
export async function submitWithFiles({ app, applicant }: OpenHall, item: Item): Promise<string> {
  const draft = await draftOf(applicant, item);
  const files = [await bring(app, applicant, picture, "照片.png")];
  const materials = completeContent(item).materials.map(({ material }) => ({ material, files }));
  const content = { ...draft.content, materials };
  const saved = ok<Draft>(
    await applicant.put(`/api/drafts/${draft.id}`, { version: draft.version, content }),
  );
  return ok<Submitted>(await applicant.post(`/api/drafts/${draft.id}/submit`, { version: saved.version }))
    .number;
}
