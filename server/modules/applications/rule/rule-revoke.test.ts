import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import type { Item } from "#contract/item.ts";
import { verifyCases } from "#server/cases/index.ts";
import { completeContent } from "#server/testing/application.ts";
import { type Browser, newKey } from "#server/testing/hall.ts";
import { ok, openHall, show, submit, switchOn } from "./rule.fixture.ts";

const key = "employment-registration";
const item: Item = JSON.parse(
  readFileSync(new URL(`../../../../data/items/${key}.json`, import.meta.url), "utf8"),
);
/** In working age on the day of the test. */
const worker = { name: "郭小明", idNumber: "430499199003070018" };

test("A15, R2.11: what a rule granted without a licence, and a check found wrong, is revoked by an approver", async (t) => {
  const hall = await openHall(t);
  ok(await hall.applicant.put("/api/me", worker));
  await switchOn(hall, key);
  const content = completeContent(item, { "employment-form": "flexible" });
  const answers = { ...content.answers, applicantName: worker.name, citizenId: worker.idNumber };
  const number = await submit(hall, key, { ...content, answers });
  await hall.settle();
  const granted = await show(hall.applicant, number);
  assert.deepEqual([granted.case.state, granted.licence], ["delivered", undefined]);

  const approver = await hall.staff("approver", { organ: item.implementation.organ });
  const revoke = async (who: Browser) =>
    await who.post(`/api/cases/${number}/actions/revoke`, {
      ...{ requestKey: newKey(), version: granted.case.version },
      data: { reason: "申报的就业不存在", basis: "按规则核准的抽查结果", deceived: true },
    });
  assert.equal((await revoke(hall.clerk)).statusCode, 403);
  ok(await revoke(approver));
  await hall.settle();

  const revoked = await show(hall.applicant, number);
  assert.equal(revoked.case.state, "revoked");
  const paper = revoked.timeline.find(({ action }) => action === "revoke")?.document;
  assert.equal((await hall.applicant.get(paper?.href ?? "")).headers["content-type"], "application/pdf");
  const told = ok<{ messages: { title: string; text: string }[] }>(await hall.applicant.get("/api/messages"));
  const message = told.messages.find(({ title }) => title === "准予决定已撤销");
  assert.match(message?.text ?? "", /申报的就业不存在/);
  const { faults } = await verifyCases(hall.services.pool, hall.engine.types, hall.engine.timekeeper);
  assert.deepEqual(faults, []);
});
