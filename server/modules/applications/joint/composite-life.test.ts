import assert from "node:assert/strict";
import { test } from "node:test";
import type { LicenceCheck } from "#contract/licence.ts";
import { act, grant, joint, ok, openHall, submit } from "./joint.fixture.ts";

test("一业一证: when the licences of a trade are made, one licence joins them", async (t) => {
  const hall = await openHall(t);
  const no = ["is-venue", "needs-gas", "needs-water", "needs-sign"].map((id) => [id, "no"]);
  const answered = { ...Object.fromEntries(no), "has-business-licence": "yes", "needs-drainage": "yes" };
  const number = await submit(hall, answered);
  for (const { case: it } of (await joint(hall.applicant, number)).parts) {
    await act(hall, hall.clerk, it.number, "accept");
    await grant(hall, it.number);
    await act(hall, hall.examiner, it.number, "issue");
  }
  const view = await joint(hall.applicant, number);
  assert.equal(view.case.state, "concluded");
  assert.equal(view.licence?.name, "行业综合许可证（餐饮店）");
  const check = ok<LicenceCheck>(await hall.visitor.get(`/api${view.licence?.check}`));
  assert.deepEqual([check.verdict, check.licence?.name], ["valid", "行业综合许可证（餐饮店）"]);
});
