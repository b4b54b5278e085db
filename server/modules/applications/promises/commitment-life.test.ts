import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Inbox } from "#contract/application.ts";
import type { Draft } from "#contract/draft.ts";
import type { AfterCheckView, CreditRecords } from "#contract/promises.ts";
import { completeContent } from "#server/testing/application.ts";
import type { Cleanups } from "#server/testing/cleanups.ts";
import { newKey } from "#server/testing/hall.ts";
import { verifyCases } from "../../../cases/index.ts";
import { isSampled } from "./after-check.ts";
import {
  act,
  contentWith,
  handIn,
  ok,
  type PromiseHall,
  promised,
  promiseHall,
  readItem,
  show,
  tryAct,
} from "./promise.fixture.ts";

const shop = readItem("individual-business-registration");
const { organ } = shop.implementation;
const sworn = contentWith(shop, promised("premises-proof", "commitment"));
const officers = ["肖寒露", "邓立夏"];

/** Decided without the proof, and handed over. */
async function decided(t: Cleanups) {
  const hall = await promiseHall(t, organ);
  const { number } = ok<{ number: string }>(await handIn(hall.applicant, shop, sworn));
  await act(hall.clerk, number, "accept");
  for (let round = 0; round < 4; round += 1) {
    const { allowed } = await show(hall.examiner, number);
    if (allowed.some(({ id }) => id === "pass"))
      await act(hall.examiner, number, "pass", { opinion: "齐全" });
  }
  await act(hall.approver, number, "approve", { opinion: "准予登记" });
  await hall.engine.react();
  await act(hall.clerk, number, "issue");
  await hall.engine.react();
  await act(hall.clerk, number, "deliver", { method: "electronic" });
  return { hall, number, check: await checkOf(hall) };
}

async function checkOf({ examiner }: PromiseHall): Promise<AfterCheckView> {
  const { rows } = ok<Inbox>(await examiner.get("/api/staff/inbox"));
  const row = rows.find(({ type }) => type === "after-check");
  assert.ok(row, "the check waits in the examiner's inbox");
  return ok(await examiner.get(`/api/after-checks/${row.number}`));
}

describe("R2.31 a commitment in the place of a proof", () => {
  test("decided without it; the check is a case with sixty days, and says what must be true", async (t) => {
    const { hall, number, check } = await decided(t);
    assert.equal(check.main, number);
    assert.ok(check.onSite && check.commitments[0]!.conditions.length > 0);
    assert.deepEqual(
      check.case.clocks.map(({ limit }) => limit),
      [{ n: 60, unit: "D" }],
    );
    const letter = (await show(hall.applicant, number)).letters![0]!;
    assert.equal((await hall.applicant.get(letter.href)).headers["content-type"], "application/pdf");
    const stranger = await hall.resident("13900000009");
    assert.equal((await stranger.get(letter.href)).statusCode, 403);
    assert.equal((await hall.applicant.get(`/api/after-checks/${check.case.number}`)).statusCode, 403);
    const other = await hall.staff("examiner", { organ: "11430482000000002N" });
    assert.equal((await other.get(`/api/after-checks/${check.case.number}`)).statusCode, 403);

    const alone = { finding: "属实", checkedOn: "2026-11-20", officers: ["肖寒露"] };
    const { number: id } = check.case;
    assert.equal(
      (await tryAct(hall.examiner, id, "pass-on-site", alone)).statusCode,
      400,
      "R2.18 two officers",
    );
    assert.equal(
      (await tryAct(hall.examiner, id, "pass", { finding: "属实", checkedOn: "2026-11-20" })).statusCode,
      409,
    );
    const passed = await act(hall.examiner, id, "pass-on-site", { ...alone, officers });
    assert.equal(passed.state, "passed");
    assert.deepEqual(ok<CreditRecords>(await hall.applicant.get("/api/credit-records")).records, []);
  });

  test("R2.11 false: recorded, revoked, barred, and no promise is taken until the record is repaired", async (t) => {
    const { hall, number, check } = await decided(t);
    const { number: id } = check.case;
    const finding = {
      finding: "该地址没有这间店铺",
      checkedOn: "2026-11-20",
      officers,
      statement: "没有意见",
    };
    assert.equal((await act(hall.examiner, id, "fail-on-site", finding)).state, "failed");
    await hall.engine.react();
    const { records } = ok<CreditRecords>(await hall.applicant.get("/api/credit-records"));
    assert.deepEqual(
      records.map(({ serious, source }) => [serious, source]),
      [[true, id]],
    );
    const told = ok<{ messages: { title: string }[] }>(await hall.applicant.get("/api/messages"));
    assert.ok(told.messages.some(({ title }) => title === "承诺核查不实"));

    const waiting = ok<Inbox>(await hall.approver.get("/api/staff/inbox")).rows;
    assert.ok(
      waiting.some((row) => row.number === id),
      "who may revoke is told by their inbox",
    );
    const revocation = {
      reason: "承诺不实",
      basis: "《中华人民共和国行政许可法》第六十九条",
    };
    assert.equal((await show(hall.approver, number)).falseCommitment, id);
    assert.equal((await show(hall.applicant, number)).falseCommitment, undefined);
    await act(hall.approver, number, "revoke", revocation);
    await hall.engine.react();
    assert.equal((await show(hall.applicant, number)).case.state, "revoked");
    const settled = ok<AfterCheckView>(await hall.examiner.get(`/api/after-checks/${id}`));
    assert.equal(settled.case.state, "closed");
    const barred = await handIn(hall.applicant, shop, sworn);
    assert.equal(barred.json<{ code: string }>().code, "applicant-barred");

    const sign = readItem("outdoor-advertising");
    const later = contentWith(sign, promised("sign-design", "deferral"));
    const excluded = await handIn(hall.applicant, sign, later);
    assert.match(excluded.body, /失信记录/);
    const draft = ok<Draft>(await hall.applicant.post("/api/drafts", { item: sign.key }));
    const offered = async () => !ok<Draft>(await hall.applicant.get(`/api/drafts/${draft.id}`)).seriousRecord;
    assert.equal(await offered(), false, "the draft says so before anything is filled in");
    const repair = { requestKey: newKey(), document: "修复字〔2026〕1号", on: "2026-11-20" };
    ok(await hall.supervisor.post(`/api/staff/credit-records/${records[0]!.id}/repair`, repair));
    assert.equal(await offered(), true);
    assert.equal((await handIn(hall.applicant, sign, later)).statusCode, 201);
    const { faults } = await verifyCases(hall.services.pool, hall.engine.types, hall.engine.timekeeper);
    assert.deepEqual(faults, []);
  });

  test("a share is checked: the same for the same number, near the share, all of a hundred and none of nothing", () => {
    const keys = Array.from({ length: 2000 }, (_, place) => ({
      division: "430482",
      id: 2026112001000001 + place,
    }));
    const taken = (share: number) => keys.filter((key) => isSampled(share, key));
    assert.deepEqual(taken(20), taken(20));
    assert.ok(taken(20).length > 320 && taken(20).length < 480, `${taken(20).length} of 2000`);
    assert.equal(taken(100).length, 2000);
    assert.equal(taken(0).length, 0);
  });
});

test("R2.11, R2.31: what a person granted without a licence is revoked all the same; what was rejected is not", async (t) => {
  const item = readItem("housing-fund-withdrawal");
  const hall = await promiseHall(t, item.implementation.organ);
  const revocation = { reason: "提取理由不存在", basis: "承诺核查结论", deceived: true };
  const delivered = async (decision: "approve" | "reject") => {
    const { number } = ok<{ number: string }>(await handIn(hall.applicant, item, completeContent(item)));
    await act(hall.clerk, number, "accept");
    await act(
      hall.approver,
      number,
      decision,
      decision === "approve" ? { opinion: "同意" } : { reason: "条件不符", opinion: "不同意" },
    );
    await hall.engine.react();
    const way = decision === "approve" ? "deliver-document" : "deliver";
    await act(hall.clerk, number, way, { method: "electronic" });
    return number;
  };
  const rejected = await delivered("reject");
  assert.equal((await tryAct(hall.approver, rejected, "revoke", revocation)).statusCode, 409);
  const granted = await delivered("approve");
  assert.equal((await act(hall.approver, granted, "revoke", revocation)).state, "revoked");
  await hall.engine.react();
  const shown = await show(hall.applicant, granted);
  const paper = shown.timeline.find(({ action }) => action === "revoke")?.document;
  assert.equal((await hall.applicant.get(paper?.href ?? "")).headers["content-type"], "application/pdf");
});
