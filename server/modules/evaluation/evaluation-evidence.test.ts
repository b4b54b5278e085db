import assert from "node:assert/strict";
import { test } from "node:test";
import { evidenceOf, metricsOf } from "#server/modules/metrics/index.ts";
import { newKey } from "#server/testing/hall.ts";
import { bring, picture } from "#server/testing/upload.ts";
import { rowsOf } from "./bound.ts";
import { codeOf, evaluationHall, filled, ok, path } from "./evaluation.fixture.ts";

test("§15 evidence is a file too: named in the report, read by those who may, on record", async (t) => {
  const hall = await evaluationHall(t);
  const { app, services, writer, head } = hall;
  const { number, view } = await filled(hall);
  const { id, name } = await bring(app, writer, picture, "资产台账.png", "/api/staff/evidence");
  const content = structuredClone(view.content);
  const [measure] = rowsOf(content).flatMap(({ measures }) => measures);
  measure!.source = { ...measure!.source, file: { id, name, size: picture.length } };
  ok(await hall.save(number, view.version, content));
  const paper = await writer.get(`${path}/${number}/report.html`);
  assert.match(paper.body, new RegExp(`附件清单[\\s\\S]*资产台账.png[\\s\\S]*${id}`));

  assert.equal((await head.get(`/api/staff/evidence/${id}`)).statusCode, 200);
  const clerk = await hall.staff("clerk");
  assert.equal((await clerk.get(`/api/staff/evidence/${id}`)).statusCode, 403);
  const { rows } = await services.pool.query<{ action: string }>(
    "select action from audit_entry where subject = $1 order by seq",
    [id],
  );
  assert.deepEqual(
    rows.map(({ action }) => action),
    ["evidence.keep", "evidence.read"],
  );

  measure!.source.file = { id: "0".repeat(64), name, size: 1 };
  assert.equal(codeOf(await hall.save(number, view.version + 1, content)), "400 evidence-unknown");
});

test("§15 an entered figure has its paper, and the evaluation bound to it has it too", async (t) => {
  const hall = await evaluationHall(t);
  const { app, services } = hall;
  const { division } = services.config;
  const { id, name } = await bring(app, hall.director, picture, "满意度报告.png", "/api/staff/evidence");
  const { metric } = await entered(hall);
  const body = { from: "2025-01-01", to: "2026-01-01", value: 96, evidence: "第三方报告", file: id };
  const at = `/api/metrics/${metric}/entered`;
  const list = ok<{ rows: { file?: { name: string } }[] }>(
    await hall.director.post(at, { requestKey: newKey(), ...body }),
  );
  assert.equal(list.rows[0]?.file?.name, name);
  const found = await evidenceOf(services, division, metric, { from: body.from, to: body.to });
  assert.deepEqual(found, { evidence: "第三方报告", file: { id, name, size: picture.length } });
  const unknown = { requestKey: newKey(), ...body, file: "0".repeat(64), reason: "重报" };
  assert.equal(codeOf(await hall.director.post(at, unknown)), "400 evidence-unknown");
});

async function entered({ services }: Awaited<ReturnType<typeof evaluationHall>>) {
  for (const [metric, editions] of await metricsOf(services))
    if (editions.at(-1)?.source === "entered") return { metric };
  throw new Error("no entered metric");
}
