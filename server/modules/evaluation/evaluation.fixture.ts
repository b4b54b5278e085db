/** An evaluation under way, of 2025 unless another year is said, filled in soundly, for tests over HTTP. */
import assert from "node:assert/strict";
import type { EvaluationContent } from "#contract/evaluation.ts";
import type { EvaluationView } from "#contract/evaluation-desk.ts";
import { casework } from "#server/modules/casework/index.ts";
import type { Cleanups } from "#server/testing/cleanups.ts";
import { approvalBureau, type Browser, newKey, testHall } from "#server/testing/hall.ts";
import { rowsOf } from "./bound.ts";
import { evaluationCheckJob } from "./freeze.ts";
import { makeJob } from "./making.ts";

export const path = "/api/staff/evaluations";
const office = { organ: approvalBureau, reach: "organ" as const };

export const ok = <T>(response: { statusCode: number; body: string }): T => {
  assert.ok(response.statusCode < 300, `${response.statusCode} ${response.body}`);
  return JSON.parse(response.body || "null") as T;
};
export const codeOf = (response: { statusCode: number; body: string }) =>
  `${response.statusCode} ${(JSON.parse(response.body) as { code: string }).code}`;

export async function evaluationHall(t: Cleanups) {
  const hall = await testHall(t);
  await casework.load?.(hall.services);
  const writer = await hall.staff("supervisor", office);
  const head = await hall.staff("organ-head", office);
  const director = await hall.staff("director", { organ: approvalBureau, reach: "all-organs" });
  const open = (who: Browser, year: number, requestKey = newKey()) =>
    who.post(path, { requestKey, year, organ: approvalBureau });
  const show = async (number: string, who = writer) => ok<EvaluationView>(await who.get(`${path}/${number}`));
  const save = (number: string, version: number, content: EvaluationContent, who = writer) =>
    who.post(`${path}/${number}/content`, { requestKey: newKey(), version, content, note: "填写" });
  const act = async (number: string, action: string, who: Browser, more: object = {}) => {
    const { caseVersion } = await show(number);
    return who.post(`${path}/${number}/acts/${action}`, {
      requestKey: newKey(),
      version: caseVersion,
      ...more,
    });
  };
  /** Reads every bound figure, as the job does that is asked for. */
  const read = async (number: string) => {
    ok(await writer.post(`${path}/${number}/making`, { requestKey: newKey() }));
    const waiting = "select id from evaluation_making where state = 'waiting'";
    const { rows } = await hall.services.pool.query<{ id: string }>(waiting);
    await makeJob.run({ division: hall.division, id: rows[0]!.id }, hall.services);
  };
  const check = (number: string) => writer.post(`${path}/${number}/check`, { requestKey: newKey() });
  /** Does the check that was asked for, and answers what it found. */
  const checked = async (number: string) => {
    const { division } = hall.services.config;
    const { rows } = await hall.services.pool.query<{ id: string }>(
      "select id from edition_check where state = 'waiting'",
    );
    await evaluationCheckJob.run({ division, id: rows[0]!.id }, hall.services);
    return (await show(number)).published!.check!.comparison!;
  };
  return { ...hall, writer, head, director, open, show, save, act, read, check, checked };
}

export type EvaluationHall = Awaited<ReturnType<typeof evaluationHall>>;

/** Opens one of 2025, has its figures read, and fills it in so that nothing is found. */
export async function filled(hall: EvaluationHall): Promise<{ number: string; view: EvaluationView }> {
  const { number } = ok<{ number: string }>(await hall.open(hall.writer, 2025));
  await hall.read(number);
  const view = await hall.show(number);
  ok(await hall.save(number, view.version, soundly(view.content)));
  return { number, view: await hall.show(number) };
}

/** Everything entered by hand, adding up; charts stay as they were read. */
export function soundly(given: EvaluationContent, year = 2025): EvaluationContent {
  const evidence = { evidence: `${year} 年度业务台账` };
  const content = structuredClone(given);
  Object.assign(content.table.execution, { annual: "2000", executed: "1900", transfer: "0", sources: {} });
  Object.assign(content.table, {
    functions: "负责行政审批。",
    goals: "完成全年目标。",
    achieved: "已完成。",
  });
  for (const row of rowsOf(content)) {
    for (const measure of row.measures)
      Object.assign(measure, {
        target: "98",
        actual: row.kind === "negative" ? "97" : "99",
        source: evidence,
      });
    if (row.kind === "qualitative")
      Object.assign(row, { judged: { band: "met", percent: "100", ...evidence }, actualWords: "符合" });
  }
  const values: Record<string, string> = {
    ...{ "staff-posts": "40", "staff-actual": "38", spent: "1900", basic: "500", personnel: "420" },
    ...{ public: "80", project: "1400", "basic-share": "26.32", "project-share": "73.68" },
  };
  for (const figure of content.figures)
    Object.assign(figure, { value: values[figure.id] ?? "99", asOf: `${year}-12-31`, source: evidence });
  for (const section of content.sections) {
    section.paragraphs = section.paragraphs.map((text) => text || "无。");
  }
  return content;
}
