/**
 * What a year's self-evaluation costs at a year of cases: reading every bound figure, plan, last year and point of a chart
 * from roll-ups, then docx, PDF, xlsx and HTML. Counts everything first where nothing has been counted.
 * `node bench/evaluation.ts [--cases 1100000] [--home FOLDER]` (the same home as `bench/metrics.ts`) prints seconds as JSON.
 */
import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { StaffActor } from "#server/kernel/access/actor.ts";
import { caseNumber } from "#server/kernel/codes/case-number.ts";
import { addDays } from "#server/kernel/time/day.ts";
import { openEvaluation } from "#server/modules/evaluation/evaluation-commands.ts";
import { showEvaluation } from "#server/modules/evaluation/evaluation-query.ts";
import { allEvaluations } from "#server/modules/evaluation/evaluation-store.ts";
import { makeJob, startMaking } from "#server/modules/evaluation/making.ts";
import { paperOf } from "#server/modules/evaluation/paper.ts";
import { docxOf } from "#server/modules/evaluation/paper-docx.ts";
import { htmlOf } from "#server/modules/evaluation/paper-html.ts";
import { pdfOf } from "#server/modules/evaluation/paper-pdf.ts";
import { sheetsOf } from "#server/modules/evaluation/paper-sheets.ts";
import { loadDefinitions } from "#server/modules/metrics/definitions.ts";
import { rebuildMetrics } from "#server/modules/metrics/index.ts";
import { insertStaff } from "#server/modules/people/staff-store.ts";
import { writeWorkbook } from "#server/platform/xlsx/index.ts";
import { approvalBureau } from "#server/testing/hall.ts";
import { type Ground, prepareGround } from "./ground.ts";

const { values } = parseArgs({
  options: { cases: { type: "string", default: "1100000" }, home: { type: "string" } },
});

async function seconds(work: () => unknown): Promise<number> {
  const from = performance.now();
  await work();
  return Math.round(performance.now() - from) / 1000;
}

async function countedFirst({ services, history }: Ground): Promise<number> {
  await loadDefinitions(services);
  const { rows } = await services.pool.query("select 1 from metric_fact limit 1");
  return rows.length > 0 ? 0 : await seconds(() => rebuildMetrics(services, history.division));
}

/** Whoever begins it: somebody of the bureau who may do everything there. */
async function keeper({ services, history }: Ground): Promise<StaffActor> {
  const { division } = history;
  const account = `bench.${randomUUID().slice(0, 8)}`;
  const made = { division, account, name: "测量", organ: approvalBureau, at: services.now() };
  const id = await insertStaff(services.db, { ...made, passwordHash: "", mustChangePassword: false });
  const post = {
    id: id!,
    organ: approvalBureau,
    role: "supervisor" as const,
    halls: [],
    reach: "all-organs" as const,
  };
  return { kind: "staff", division, id: id!, posts: [post] };
}

async function made(ground: Ground, year: number) {
  const { services } = ground;
  const actor = await keeper(ground);
  const call = { actor, client: "127.0.0.1", at: services.now() };
  const asked = { requestKey: randomUUID(), year, organ: approvalBureau };
  const [known] = (await allEvaluations(services.db, actor.division)).filter((one) => one.year === year);
  const number = known
    ? caseNumber(actor.division, known.caseId)
    : (await openEvaluation(services, call, asked)).number;
  await startMaking(services, { ...call, requestKey: randomUUID() }, number);
  const { rows } = await services.pool.query<{ id: string }>(
    "select id from evaluation_making where division = $1 and state = 'waiting' order by asked_at desc limit 1",
    [actor.division],
  );
  const { id } = rows[0]!;
  const readSeconds = await seconds(() => makeJob.run({ division: actor.division, id }, services));
  return { view: await showEvaluation(services, call, number), readSeconds };
}

async function run(): Promise<void> {
  const under = values.home ?? (await mkdtemp(join(tmpdir(), "tongban-evaluation-")));
  const cases = Number(values.cases);
  const keep = values.home !== undefined;
  const ground = await prepareGround({ under, cases, keep, tell: (line) => console.error(line) });
  try {
    const countSeconds = await countedFirst(ground);
    const year = Number(addDays(ground.history.until, -1).slice(0, 4));
    const { view, readSeconds } = await made(ground, year);
    const paper = paperOf(view);
    const at = ground.services.now();
    const papers = {
      docx: await seconds(() => docxOf(paper)),
      pdf: await seconds(() => pdfOf(paper, at)),
      xlsx: await seconds(() => writeWorkbook(sheetsOf(paper, view.content))),
      html: await seconds(() => htmlOf(paper)),
    };
    const figures = view.making?.total;
    const total = readSeconds + Object.values(papers).reduce((sum, one) => sum + one, 0);
    const said = { cases, events: ground.events, figures, countSeconds, readSeconds, papers };
    console.log(JSON.stringify({ ...said, totalSeconds: Math.round(total * 10) / 10 }, null, 2));
  } finally {
    await ground.close();
    if (!keep) await rm(under, { recursive: true, force: true });
  }
}

await run();
