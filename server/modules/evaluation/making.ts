/** Reading all figures of an evaluation: a job with progress, which one may leave and come back to. */
import type { EvaluationContent } from "#contract/evaluation.ts";
import type { Making } from "#contract/evaluation-desk.ts";
import { proposeTarget } from "#server/kernel/evaluation/targets.ts";
import { permit } from "#server/modules/access/index.ts";
import { carryOut, type KeyedCall } from "#server/modules/audit/index.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import { enqueue, type Job } from "#server/platform/jobs/jobs.ts";
import type { Services } from "#server/platform/services.ts";
import { boundIn, inUnit, type Read, withRead } from "./bound.ts";
import { samePoints, withPoints } from "./chart-points.ts";
import { evaluationOf } from "./evaluation-case.ts";
import { findEvaluation } from "./evaluation-store.ts";
import { insertMaking, noteProgress, takeMaking } from "./making-store.ts";
import { pastOf } from "./past.ts";
import { type Bound, monthPeriods, type ReadMetric, readMetricOf, yearPeriod } from "./read-metric.ts";
import { templatesOf } from "./templates.ts";
import { insertVersion, latestVersion } from "./version-store.ts";

export interface MakingKey {
  division: string;
  id: string;
}

export const makeJob: Job<MakingKey> = {
  name: "evaluation-make",
  attempts: 3,
  run: (key, services) => readFigures(services, key),
};

/** Asks for it. Refused: it is under way, or the evaluation is not being drafted. */
export async function startMaking(
  services: Services,
  call: KeyedCall,
  number: string,
): Promise<{ total: number }> {
  const { actor, at } = call;
  const { division } = actor;
  const { record, case: current } = await evaluationOf(services, division, number);
  permit(actor, "evaluation.write", { division, organ: record.organ });
  return await carryOut(services, call, `evaluation.make ${number}`, async (tx) => {
    if (current.state !== "drafting") throw refuse("evaluation-not-drafting");
    const { content } = await latestVersion(tx, division, record.caseId);
    const total = boundIn(content, record.year).length;
    const asked = { division, caseId: record.caseId, total, by: actor.id, at };
    const id = await insertMaking(tx, asked);
    if (id === undefined) throw refuse("evaluation-making-runs");
    await enqueue(tx, makeJob, { division, id });
    return { total };
  });
}

/** Does it, once; broken off, it begins again. */
export async function readFigures(services: Services, key: MakingKey): Promise<void> {
  const { db } = services;
  const asked = await takeMaking(db, key);
  if (!asked) return;
  const { division } = key;
  const record = (await findEvaluation(db, division, asked.caseId))!;
  const { content } = await latestVersion(db, division, asked.caseId);
  const read = readMetricOf(services, division);
  const planned = await withPoints(services, division, content, record.year);
  const now = boundIn({ ...planned, past: {} }, record.year);
  const total = now.length + now.filter(isValue).length;
  const found = new Map<string, Read>();
  const missing: string[] = [];
  for (const [done, bound] of now.entries()) {
    const figure = await read(bound.metric, bound.period ?? yearPeriod(record.year), bound.organ);
    if (figure) found.set(bound.place, { ...figure, value: inUnit(figure.value, figure.unit, bound.unit) });
    if ((!figure || figure.value === null) && !bound.place.startsWith("chart/")) missing.push(bound.name);
    await noteProgress(db, key, { done: done + 1, total, state: "running" });
  }
  const filled = withRead(planned, found);
  const asOf = (place: string) =>
    found.get(place)?.asOf ?? filled.figures.find(({ id }) => place === `figure/${id}`)?.asOf;
  const past = await pastOf(services, read, record, filled, asOf, (done) =>
    noteProgress(db, key, { done: now.length + done, total, state: "running" }),
  );
  const proposals = await proposalsFor(services, read, content, record.year);
  await keepRead(services, key, asked.caseId, (latest) => ({
    ...withRead(samePoints(latest, planned), found),
    past,
  }));
  const done = { done: total, total, state: "finished" as const, finishedAt: services.now() };
  await noteProgress(db, key, { ...done, said: { missing, proposals } });
}

const isValue = ({ place }: Bound) => /^(figure|measure|execution)\//.test(place);

/** Into the newest version there is by now: whoever typed meanwhile loses nothing. */
async function keepRead(
  { db, now }: Services,
  { division }: MakingKey,
  caseId: number,
  filled: (latest: EvaluationContent) => EvaluationContent,
): Promise<void> {
  for (;;) {
    const { version, content } = await latestVersion(db, division, caseId);
    const next = { division, caseId, version: version + 1, content: filled(content) };
    if (await insertVersion(db, { ...next, note: "系统取数", by: null, at: now() })) return;
  }
}

/** Next year's targets of bound measures, from this year's months. */
async function proposalsFor(
  services: Services,
  read: ReadMetric,
  content: EvaluationContent,
  year: number,
): Promise<Making["proposals"]> {
  const { rules } = templatesOf(services);
  const proposals: Making["proposals"] = {};
  for (const { place, metric, unit } of measuresIn(content, year)) {
    const samples = [];
    for (const month of monthPeriods(year)) {
      const figure = await read(metric, month);
      if (figure?.value)
        samples.push({ name: month.from.slice(0, 7), value: inUnit(figure.value, figure.unit, unit)! });
    }
    const proposal = proposeTarget(samples, unit, rules);
    if (proposal) proposals[place] = proposal;
  }
  return proposals;
}

const measuresIn = (content: EvaluationContent, year: number): Bound[] =>
  boundIn(content, year).filter(({ place }) => place.startsWith("measure/"));
