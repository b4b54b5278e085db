import assert from "node:assert/strict";
import { test } from "node:test";
import { unzipSync } from "fflate";
import { textOf } from "#server/testing/pdf.ts";
import { staffRoles } from "#server/testing/permission-matrix.ts";
import { act, grant, joint, type OpenHall, openHall, submit } from "./joint.fixture.ts";

const at = (number: string, kind: "pdf" | "zip") => `/api/joint/${number}/results.${kind}`;

/** Without the breaks of lines; undefined on a machine that cannot read PDFs. */
const read = (pdf: Buffer) => textOf(pdf)?.replace(/\s/g, "");

function assertSays(pdf: Buffer, ...said: string[]) {
  const text = read(pdf);
  if (text === undefined) return;
  for (const words of said) assert.ok(text.includes(words.replace(/\s/g, "")), `${words} in ${text}`);
}

async function handedIn(hall: OpenHall) {
  const number = await submit(hall);
  const { parts } = await joint(hall.applicant, number);
  const [register, food, water] = parts.map(({ case: it }) => it.number) as [string, string, string];
  return { number, register, food, water };
}

test("R2.34 what was granted comes as one pack: the summary, every document, every licence", async (t) => {
  const hall = await openHall(t);
  const { number, register, food, water } = await handedIn(hall);
  const early = await hall.applicant.get(at(number, "pdf"));
  assert.deepEqual([early.statusCode, early.json().code], [409, "joint-results-not-ready"]);
  await act(hall, hall.clerk, register, "accept");
  await grant(hall, register);
  await act(hall, hall.examiner, register, "issue");
  await act(hall, hall.examiner, register, "assign-uscc", { uscc: "92430482MA4L1XXX0A" });
  for (const part of [food, water]) {
    await act(hall, hall.clerk, part, "accept");
    await grant(hall, part);
  }
  await act(hall, hall.examiner, food, "issue");
  const summary = await hall.applicant.get(at(number, "pdf"));
  assert.equal(summary.headers["content-type"], "application/pdf");
  assertSays(summary.rawPayload, "共 3 项，办成 3 项", "营业执照", "食品经营许可证", "/check/", food, water);
  const pack = await hall.applicant.get(at(number, "zip"));
  const files = unzipSync(pack.rawPayload);
  const names = Object.keys(files);
  assert.equal(names[0], `一件事结果汇总-${number}.pdf`);
  assert.equal(names.filter((name) => /^1-营业执照-|^2-食品经营许可证-/.test(name)).length, 2);
  for (const part of [register, food, water])
    assert.ok(
      names.some((name) => name.includes(part)),
      part,
    );
  for (const bytes of Object.values(files))
    assert.equal(Buffer.from(bytes.subarray(0, 5)).toString(), "%PDF-");
});

test("R2.34 a part that was refused says why and what can be done; what ended with it says so", async (t) => {
  const hall = await openHall(t);
  const { number, register } = await handedIn(hall);
  await act(hall, hall.clerk, register, "refuse", { reason: "不属于本机关职权范围" });
  const { parts } = await joint(hall.applicant, number);
  assert.deepEqual(
    parts.map(({ phase }) => phase),
    ["lost", "lost", "lost"],
  );
  const summary = await hall.applicant.get(at(number, "pdf"));
  assert.equal(summary.statusCode, 200);
  assertSays(summary.rawPayload, "办成 0 项", "没有准予", "不属于本机关职权范围", "行政复议");
  assertSays(summary.rawPayload, "不再办理", "单独申请");
});

test("the pack is the applicant's alone", async (t) => {
  const hall = await openHall(t);
  const { number, register } = await handedIn(hall);
  await act(hall, hall.clerk, register, "refuse", { reason: "不属于本机关职权范围" });
  const other = await hall.resident("13900000009");
  for (const url of [at(number, "pdf"), at(number, "zip")]) {
    assert.equal((await hall.visitor.get(url)).statusCode, 401);
    assert.equal((await hall.applicant.get(url)).statusCode, 200);
    assert.ok([403, 404].includes((await other.get(url)).statusCode), url);
    for (const role of staffRoles)
      assert.equal((await (await hall.staff(role)).get(url)).statusCode, 403, role);
  }
});
