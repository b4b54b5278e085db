/** A hall with suppliers under contract, and a resident with a matter, for the tests of free services. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import type { Draft, Submitted } from "#contract/draft.ts";
import type { FreeOrderPlaced, StaffFreeOrder } from "#contract/free-services.ts";
import type { Item } from "#contract/item.ts";
import { completeContent } from "#server/testing/application.ts";
import type { Cleanups } from "#server/testing/cleanups.ts";
import { approvalBureau, type Browser, newKey, testHall } from "#server/testing/hall.ts";
import { engineOf } from "../../cases/index.ts";
import { casework } from "../casework/index.ts";
import { items } from "../items/index.ts";
import { supervision } from "../supervision/index.ts";

const itemOf = (key: string): Item =>
  JSON.parse(readFileSync(new URL(`../../../data/items/${key}.json`, import.meta.url), "utf8"));
const shop = itemOf("individual-business-registration");
const seal = itemOf("enterprise-seal");

export const at = "/api/staff/free-services";
export const recipient = {
  name: "郭小明",
  phone: "13900000001",
  address: "湖南省衡阳市常宁市宜阳街道演示路 1 号",
};

export const ok = <T>(response: { statusCode: number; body: string }): T => {
  assert.ok(response.statusCode < 300, `${response.statusCode} ${response.body}`);
  return JSON.parse(response.body || "null") as T;
};
export const codeIn = (response: { json(): unknown }): string => (response.json() as { code: string }).code;

export async function freeHall(t: Cleanups) {
  const hall = await testHall(t, { config: { clientRate: 0, accountRate: 0 } });
  for (const { load } of [casework, items, supervision]) await load?.(hall.services);
  const everywhere = { organ: approvalBureau, reach: "all-organs" as const };
  const applicant = await hall.resident();
  ok(await applicant.put("/api/me", { name: recipient.name, idNumber: "430499199003070018" }));
  const people = {
    clerk: await hall.staff("clerk", everywhere),
    approver: await hall.staff("approver", everywhere),
    examiner: await hall.staff("examiner", everywhere),
    head: await hall.staff("organ-head", { organ: approvalBureau }),
    director: await hall.staff("director", everywhere),
    courier: await hall.staff("supplier", { organ: approvalBureau }),
    other: await hall.staff("supplier", { organ: approvalBureau }),
  };
  const engine = await engineOf(hall.services);
  const settle = async () => {
    while ((await engine.react()) > 0);
  };
  return { ...hall, ...people, applicant, engine, settle };
}
export type FreeHall = Awaited<ReturnType<typeof freeHall>>;

/** A supplier with a contract for 2026, these prices (fen) and, if one is given, an account. */
export async function contracted(
  hall: FreeHall,
  name: string,
  prices: Record<string, number>,
  member?: Browser,
  until = "2026-12-31",
): Promise<{ supplier: string; contract: string }> {
  const post = async (path: string, body: object) =>
    ok<{ id: string }>(await hall.director.post(`${at}${path}`, { requestKey: newKey(), ...body })).id;
  const supplier = await post("/suppliers", { name });
  const contract = await post(`/suppliers/${supplier}/contracts`, {
    number: "合同一",
    from: "2026-01-01",
    until,
  });
  for (const [kind, price] of Object.entries(prices))
    await post(`/contracts/${contract}/prices`, { kind, from: "2026-01-01", price });
  if (member) {
    const { account } = await hall.services.db
      .selectFrom("staff")
      .select("account")
      .where("id", "=", member.id)
      .executeTakeFirstOrThrow();
    await post(`/suppliers/${supplier}/members`, { account });
  }
  return { supplier, contract };
}

/** An application of the resident, handed in. */
export async function handedIn(hall: FreeHall, item: "shop" | "seal" = "shop"): Promise<string> {
  const asked = item === "shop" ? shop : seal;
  const draft = ok<Draft>(await hall.applicant.post("/api/drafts", { item: asked.key }));
  const body = { version: draft.version, content: completeContent(asked) };
  const saved = ok<Draft>(await hall.applicant.put(`/api/drafts/${draft.id}`, body));
  const sent = await hall.applicant.post(`/api/drafts/${draft.id}/submit`, { version: saved.version });
  const { number } = ok<Submitted>(sent);
  await hall.settle();
  return number;
}

/** Accepted, examined and decided; with its licence, where there is one to make. */
export async function decide(hall: FreeHall, number: string): Promise<void> {
  const allowed = async (who: Browser) =>
    ok<{ allowed: { id: string }[] }>(await who.get(`/api/cases/${number}`)).allowed.map(({ id }) => id);
  if ((await allowed(hall.clerk)).includes("accept")) await actOnCase(hall.clerk, number, "accept");
  for (let round = 0; round < 6 && (await allowed(hall.examiner)).includes("pass"); round += 1)
    await actOnCase(hall.examiner, number, "pass", { opinion: "齐全" });
  await actOnCase(hall.approver, number, "approve", { opinion: "准予" });
  if ((await allowed(hall.clerk)).includes("issue")) await actOnCase(hall.clerk, number, "issue");
  await hall.settle();
}

export async function actOnCase(who: Browser, number: string, action: string, data: object = {}) {
  const { case: it } = ok<{ case: { version: number } }>(await who.get(`/api/cases/${number}`));
  const body = { requestKey: newKey(), version: it.version, data };
  return ok<{ state: string }>(await who.post(`/api/cases/${number}/actions/${action}`, body));
}

export const orderOf = (about: string, more: object = {}) => ({
  ...{ requestKey: newKey(), about, kind: "post-province", quantity: 1, way: "post", recipient, ...more },
});

/** By the applicant, in the portal. */
export async function ordered(hall: FreeHall, about: string, more: object = {}): Promise<FreeOrderPlaced> {
  const placed = ok<FreeOrderPlaced>(await hall.applicant.post("/api/free-services", orderOf(about, more)));
  await hall.settle();
  return placed;
}

export const read = async (who: Browser, number: string) =>
  ok<StaffFreeOrder>(await who.get(`${at}/orders/${number}`));

export async function tryAct(who: Browser, number: string, action: string, data: object = {}) {
  const { version } = await read(who, number);
  return await who.post(`${at}/orders/${number}/acts/${action}`, { requestKey: newKey(), version, data });
}

export async function act(hall: FreeHall, who: Browser, number: string, action: string, data: object = {}) {
  const done = ok<{ state: string }>(await tryAct(who, number, action, data));
  await hall.settle();
  return done.state;
}

/** Accepted, sent, signed for. */
export async function delivered(hall: FreeHall, who: Browser, number: string): Promise<void> {
  await act(hall, who, number, "accept");
  await act(hall, who, number, "ship", { tracking: "SF10001" });
  await act(hall, who, number, "deliver", { proof: "signature", receivedBy: "郭小明" });
}
