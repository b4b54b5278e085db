/** A hall with everybody a promise needs, for tests over HTTP. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import type { ApplicationView } from "#contract/application.ts";
import type { Draft, DraftContent, MaterialEntry } from "#contract/draft.ts";
import type { Item } from "#contract/item.ts";
import { engineOf } from "#server/cases/index.ts";
import { casework } from "#server/modules/casework/index.ts";
import { items } from "#server/modules/items/index.ts";
import { completeContent } from "#server/testing/application.ts";
import type { Cleanups } from "#server/testing/cleanups.ts";
import { type Browser, newKey, testHall } from "#server/testing/hall.ts";

export const readItem = (key: string): Item =>
  JSON.parse(readFileSync(new URL(`../../../../data/items/${key}.json`, import.meta.url), "utf8"));

export const me = { name: "郭小明", idNumber: "430499199003070018" };

export async function promiseHall(t: Cleanups, organ: string) {
  const hall = await testHall(t);
  await casework.load?.(hall.services);
  await items.load?.(hall.services);
  const applicant = await hall.resident();
  assert.equal((await applicant.put("/api/me", me)).statusCode, 200);
  return {
    ...{ ...hall, applicant, engine: await engineOf(hall.services) },
    clerk: await hall.staff("clerk", { reach: "all-organs" }),
    examiner: await hall.staff("examiner", { organ }),
    approver: await hall.staff("approver", { organ }),
    supervisor: await hall.staff("supervisor", { organ }),
  };
}
export type PromiseHall = Awaited<ReturnType<typeof promiseHall>>;

export const ok = <T>(response: { statusCode: number; body: string }): T => {
  assert.ok(response.statusCode < 300, `${response.statusCode} ${response.body}`);
  return JSON.parse(response.body || "null") as T;
};

/** A promise in the place of one material, signed. */
export const promised = (
  material: string,
  kind: "deferral" | "commitment",
  signedBy = me.name,
): MaterialEntry => ({ material, files: [], promise: { kind, signedBy } });

/** A complete draft with this entry in the place of the material's own. */
export function contentWith(item: Item, entry: MaterialEntry): DraftContent {
  const content = completeContent(item);
  return {
    ...content,
    materials: [...content.materials.filter(({ material }) => material !== entry.material), entry],
  };
}

/** Hands a draft in; the answer as it comes. */
export async function handIn(who: Browser, item: Item, content: DraftContent) {
  const draft = ok<Draft>(await who.post("/api/drafts", { item: item.key }));
  const { version } = ok<Draft>(
    await who.put(`/api/drafts/${draft.id}`, { version: draft.version, content }),
  );
  return await who.post(`/api/drafts/${draft.id}/submit`, { version });
}

export const show = async (who: Browser, number: string) =>
  ok<ApplicationView>(await who.get(`/api/applications/${number}`));

export async function tryAct(who: Browser, number: string, action: string, data: object = {}) {
  const { case: it } = ok<{ case: { version: number } }>(await who.get(`/api/cases/${number}`));
  return await who.post(`/api/cases/${number}/actions/${action}`, {
    ...{ requestKey: newKey(), version: it.version, data },
  });
}

export const act = async (who: Browser, number: string, action: string, data: object = {}) =>
  ok<{ state: string }>(await tryAct(who, number, action, data));
