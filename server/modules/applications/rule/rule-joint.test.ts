import assert from "node:assert/strict";
import { test } from "node:test";
import type { ApplicationView } from "#contract/application.ts";
import type { Draft } from "#contract/draft.ts";
import type { Answers } from "#contract/form.ts";
import { decisions } from "#server/modules/decisions/index.ts";
import { act, contentFor, joint, ok, openHall } from "../joint/joint.fixture.ts";
import { switchOn } from "./rule.fixture.ts";

/** A stall without a name, registered by whoever runs it. */
const stall: Answers = {
  ...{ "has-business-licence": "no", "legal-form": "individual", "is-venue": "no", "needs-gas": "no" },
  ...{ "needs-water": "yes", "needs-drainage": "no", "needs-sign": "no", "uses-name": "no", agent: "no" },
  ...{ "web-shop": "no", "prior-approval-needed": "no" },
};
const keeper: Answers = { legalPerson: "郭小明", legalPersonId: "430499199003070018" };

test("A15, R2.34 a part of a whole is decided by rule, and the next part goes on with its result", async (t) => {
  const hall = await openHall(t);
  await decisions.load?.(hall.services);
  await switchOn(hall, "individual-business-registration");
  const { applicant } = hall;
  const draft = ok<Draft>(await applicant.post("/api/drafts", { item: "open-restaurant", bundle: true }));
  const whole = await contentFor(hall, stall);
  const content = { ...whole, answers: { ...whole.answers, ...keeper } };
  const saved = ok<Draft>(
    await applicant.put(`/api/drafts/${draft.id}`, { version: draft.version, content }),
  );
  const handedIn = await applicant.post(`/api/drafts/${draft.id}/submit`, { version: saved.version });
  const { number } = ok<{ number: string }>(handedIn);
  await hall.settle();
  const part = async (name: string) => {
    const { parts } = await joint(applicant, number);
    return parts.find(({ case: { subject } }) => subject.includes(name))!.case;
  };
  const registration = await part("个体工商户");
  assert.equal(registration.state, "issued", "made at once, handed over with the whole");
  assert.equal((await part("食品经营")).state, "waiting");
  await act(hall, hall.clerk, registration.number, "assign-uscc", { uscc: "92430482MA4L000017" });
  const food = await part("食品经营");
  assert.equal(food.state, "received");
  const { answers } = ok<ApplicationView>(await applicant.get(`/api/applications/${food.number}`));
  const [trades, registered] = ["premisesAddress", "domicileAddress"].map((id) =>
    answers.find((answer) => answer.id === id),
  );
  assert.ok(registered?.text && registered.text === trades?.text, "one address for both (R2.34)");
});
