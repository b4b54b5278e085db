/** A hall in which old people ask for their card, and a rule may give it to them, for tests over HTTP. */
import assert from "node:assert/strict";
import type { ApplicationView } from "#contract/application.ts";
import type { Draft } from "#contract/draft.ts";
import type { Answers } from "#contract/form.ts";
import { engineOf } from "#server/cases/index.ts";
import { bundles } from "#server/modules/bundles/index.ts";
import { casework } from "#server/modules/casework/index.ts";
import { decisions } from "#server/modules/decisions/index.ts";
import { items } from "#server/modules/items/index.ts";
import type { Cleanups } from "#server/testing/cleanups.ts";
import { type Browser, testHall } from "#server/testing/hall.ts";

/** Born on 12 June 1956: seventy on the day of the test. */
export const oldPerson = { name: "谭大山", idNumber: "430499195606120039" };
export const home = "430482001 湖南省衡阳市常宁市宜阳街道 演示路1号";

/** The body of an answer that must be one of success. */
export const ok = <T>(response: { statusCode: number; body: string }): T => {
  assert.ok(response.statusCode < 300, `${response.statusCode} ${response.body}`);
  return JSON.parse(response.body || "null") as T;
};

export async function openHall(t: Cleanups) {
  const hall = await testHall(t);
  for (const { load } of [casework, items, bundles, decisions]) await load?.(hall.services);
  const engine = await engineOf(hall.services);
  const applicant = await hall.resident();
  ok(await applicant.put("/api/me", oldPerson));
  const clerk = await hall.staff("clerk", { reach: "all-organs" });
  /** Until nothing follows from anything any more. */
  const settle = async () => {
    while ((await engine.react()) > 0);
  };
  return { ...hall, engine, applicant, clerk, settle };
}
export type OpenHall = Awaited<ReturnType<typeof openHall>>;

type Switched = Pick<OpenHall, "services" | "division" | "clock">;

export async function switchOn({ services, division, clock }: Switched, item: string, sample = 0) {
  const changed = { reason: "试验", changed_by: "test", changed_at: clock.now };
  const row = { division, item_key: item, version: 1, sample: String(sample), ...changed };
  await services.db.insertInto("decision_switch").values(row).execute();
}

export async function halt({ services, division, clock }: Switched, halted: boolean) {
  const row = { halted, reason: "试验", changed_by: "test", changed_at: clock.now };
  await services.db
    .insertInto("decision_halt")
    .values({ division, ...row })
    .onConflict((same) => same.column("division").doUpdateSet(row))
    .execute();
}

/** What an old person at home in the county says when asking for the card. */
export const cardContent = (changes: Answers = {}) => ({
  situation: { agent: "no" },
  answers: {
    applicantName: oldPerson.name,
    citizenId: oldPerson.idNumber,
    phone: "13900000001",
    homeAddress: home,
    ...changes,
  },
  materials: [],
});

export async function submit(hall: OpenHall, item: string, content: object): Promise<string> {
  const { applicant } = hall;
  const draft = ok<Draft>(await applicant.post("/api/drafts", { item }));
  const saved = ok<Draft>(
    await applicant.put(`/api/drafts/${draft.id}`, { version: draft.version, content }),
  );
  const body = { version: saved.version };
  const receipt = ok<{ number: string }>(await applicant.post(`/api/drafts/${draft.id}/submit`, body));
  const again = ok(await applicant.post(`/api/drafts/${draft.id}/submit`, body));
  assert.deepEqual(again, receipt, "handing in again answers with the same");
  return receipt.number;
}

export const show = async (who: Browser, number: string) =>
  ok<ApplicationView>(await who.get(`/api/applications/${number}`));
