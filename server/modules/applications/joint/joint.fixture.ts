/** A hall with the bundle “我要开餐饮店”, and how its parts are carried on, for tests over HTTP. */
import assert from "node:assert/strict";
import type { ApplicationView } from "#contract/application.ts";
import type { BundleGuide } from "#contract/bundle.ts";
import type { Draft } from "#contract/draft.ts";
import type { Answers } from "#contract/form.ts";
import type { JointView } from "#contract/joint.ts";
import { engineOf } from "#server/cases/index.ts";
import { compileBundle } from "#server/kernel/bundle/compile.ts";
import { bundles } from "#server/modules/bundles/index.ts";
import { casework } from "#server/modules/casework/index.ts";
import { items } from "#server/modules/items/index.ts";
import { completeContent } from "#server/testing/application.ts";
import type { Cleanups } from "#server/testing/cleanups.ts";
import { type Browser, newKey, testHall } from "#server/testing/hall.ts";

/** A small shop that registers, cooks and wants water: three items. */
const answers = {
  ...{ "has-business-licence": "no", "legal-form": "individual", "is-venue": "no", "needs-gas": "no" },
  ...{ "needs-water": "yes", "needs-drainage": "no", "needs-sign": "no" },
};

export async function openHall(t: Cleanups) {
  const hall = await testHall(t);
  for (const { load } of [casework, items, bundles]) await load?.(hall.services);
  const engine = await engineOf(hall.services);
  const everywhere = { reach: "all-organs" as const };
  const clerk = await hall.staff("clerk", everywhere);
  const examiner = await hall.staff("examiner", everywhere);
  const surveyor = await hall.staff("surveyor", everywhere);
  const approver = await hall.staff("approver", everywhere);
  const applicant = await hall.resident();
  const profile = { name: "郭小明", idNumber: "430499199003070018" };
  assert.equal((await applicant.put("/api/me", profile)).statusCode, 200);
  /** Until nothing follows from anything any more. */
  const settle = async () => {
    while ((await engine.react()) > 0);
  };
  return { ...hall, engine, clerk, examiner, surveyor, approver, applicant, settle };
}
export type OpenHall = Awaited<ReturnType<typeof openHall>>;

/** The body of an answer that must be one of success. */
export const ok = <T>(response: { statusCode: number; body: string }): T => {
  assert.ok(response.statusCode < 300, `${response.statusCode} ${response.body}`);
  return JSON.parse(response.body || "null") as T;
};

export async function contentFor(hall: OpenHall, answered: Answers = answers) {
  const guide = ok<BundleGuide>(await hall.visitor.get("/api/bundles/open-restaurant"));
  const known = new Map(guide.items.map((item) => [item.key, item]));
  const plan = compileBundle({ bundle: guide.bundle, items: known, answers: answered, rules: guide.rules });
  return completeContent(plan.demand, answered);
}

export async function submit(hall: OpenHall, answered: Answers = answers): Promise<string> {
  const { applicant } = hall;
  const draft = ok<Draft>(await applicant.post("/api/drafts", { item: "open-restaurant", bundle: true }));
  const content = await contentFor(hall, answered);
  const saved = ok<Draft>(
    await applicant.put(`/api/drafts/${draft.id}`, { version: draft.version, content }),
  );
  const body = { version: saved.version };
  const { number } = ok<{ number: string }>(await applicant.post(`/api/drafts/${draft.id}/submit`, body));
  const again = ok<{ number: string }>(await applicant.post(`/api/drafts/${draft.id}/submit`, body));
  assert.equal(again.number, number, "handing in again answers with the same number");
  await hall.settle();
  return number;
}

export const joint = async (who: Browser, number: string) =>
  ok<JointView>(await who.get(`/api/joint/${number}`));

export async function act(hall: OpenHall, who: Browser, number: string, action: string, data: object = {}) {
  const { case: it } = ok<{ case: { version: number } }>(await who.get(`/api/cases/${number}`));
  const body = { requestKey: newKey(), version: it.version, data };
  ok(await who.post(`/api/cases/${number}/actions/${action}`, body));
  await hall.settle();
}

export const said = { opinion: "符合条件" };
export const survey = { ...said, officers: ["肖寒露", "邓立夏"], surveyedOn: "2026-11-20" };

/** Whatever its steps, to the decision and the result. */
export async function grant(hall: OpenHall, number: string) {
  for (;;) {
    const view = ok<ApplicationView>(await hall.examiner.get(`/api/applications/${number}`));
    const step = view.steps.find(({ current }) => current)?.name;
    if (view.case.state !== "handling" || step === undefined) break;
    const kinds = [
      [hall.surveyor, "survey", survey],
      [hall.examiner, "pass", said],
      [hall.approver, "approve", said],
    ] as const;
    for (const [who, action, data] of kinds) {
      const { allowed } = ok<ApplicationView>(await who.get(`/api/applications/${number}`));
      if (allowed.some(({ id }) => id === action)) {
        await act(hall, who, number, action, data);
        break;
      }
    }
  }
}
