/**
 * What deciding by rule costs (A15): evaluations a second of a table of twenty rows, compiled and read row by row; and,
 * over HTTP, an application received and granted against the same one received only, in interleaved rounds of one run.
 * `node bench/decisions.ts` prints both as JSON.
 */
import { randomUUID } from "node:crypto";
import { citizenIdCheckDigit } from "#server/kernel/codes/citizen-id.ts";
import { compileTable, type Evaluator } from "#server/kernel/decision/decide-by-table.ts";
import { readByHand, someInputs, tableOf } from "#server/kernel/decision/decision.fixture.ts";
import type { Services } from "#server/platform/services.ts";
import { testServices } from "#server/testing/app.ts";
import { clerkOf } from "./clerk.ts";
import { median, timesOf } from "./figures.ts";
import type { HttpConnection } from "./http.ts";

const ROUNDS = 5;
const EACH = 100;
const HOME = "430482001 湖南省衡阳市常宁市宜阳街道 演示路1号";

/** Evaluations a second of the processor, whatever else the machine is doing. */
export function measureEvaluations(): { compiled: number; byHand: number } {
  const rows = Array.from({ length: 20 }, (_, n) => ({
    ...{ id: `r${n}`, outcome: "grant" as const, reason: "理由" },
    when: {
      ...{ age: { atLeast: n * 5, below: n * 5 + 5 }, own: { is: "yes" }, area: { above: n } },
      ...{ kind: { in: ["plain", "chilled"] }, sold: { only: ["plain", "chilled"] } },
    },
  }));
  const inputs = someInputs.filter(({ id }) => id !== "since" && id !== "place");
  const table = tableOf(rows, { inputs });
  const compiled = compileTable(table);
  const byHand: Evaluator = (values) => readByHand(table, values);
  const both = Array.from({ length: ROUNDS }, () => [rateOf(compiled), rateOf(byHand)] as const);
  return { compiled: median(both.map(([rate]) => rate)), byHand: median(both.map(([, rate]) => rate)) };
}

function rateOf(evaluate: Evaluator): number {
  const asked = Array.from({ length: 100 }, (_, age) => ({
    ...{ age, area: 50, own: "yes", kind: age % 2 ? "plain" : "health", sold: ["plain"] },
  }));
  const before = process.cpuUsage();
  for (let again = 0; again < 2000; again += 1) for (const values of asked) evaluate(values);
  const { user, system } = process.cpuUsage(before);
  return Math.round((2000 * asked.length) / ((user + system) / 1_000_000));
}

/** Milliseconds from asking to the answer, 95th percentile: received only, and received and granted. */
export async function measureGranting(): Promise<{ plain: number; granted: number; ratio: number }> {
  const cleanups: (() => Promise<void>)[] = [];
  const services = await testServices({ after: (cleanup) => cleanups.push(cleanup as () => Promise<void>) });
  try {
    const clerk = await clerkOf(services, cleanups);
    const taken: { plain: number[]; granted: number[] } = { plain: [], granted: [] };
    for (let round = 0; round <= ROUNDS; round += 1) {
      const plain = await receive(services, clerk, false);
      const granted = await receive(services, clerk, true);
      // The first round warms up.
      if (round === 0) continue;
      taken.plain.push(...plain);
      taken.granted.push(...granted);
    }
    const [plain, granted] = [timesOf(taken.plain).p95, timesOf(taken.granted).p95];
    return { plain, granted, ratio: granted / plain };
  } finally {
    for (const cleanup of cleanups.toReversed()) await cleanup();
  }
}

let person = 0;

async function receive({ db, config }: Services, clerk: HttpConnection, on: boolean): Promise<number[]> {
  const row = { version: on ? 1 : null, sample: "0", reason: "测量", changed_by: "bench" };
  await db
    .insertInto("decision_switch")
    .values({
      division: config.division,
      item_key: "senior-card",
      changed_at: new Date().toISOString(),
      ...row,
    })
    .onConflict((same) => same.columns(["division", "item_key"]).doUpdateSet(row))
    .execute();
  const times: number[] = [];
  for (let count = 0; count < EACH; count += 1) {
    const body = reception(person++);
    const start = performance.now();
    const { status, body: answer } = await clerk.ask({ method: "POST", path: "/api/staff/receptions", body });
    times.push(performance.now() - start);
    if (status !== 201) throw new Error(`${status} ${answer}`);
  }
  return times;
}

function reception(n: number): object {
  const first17 = `43049919${50 + (n % 10)}0101${String(n % 1000).padStart(3, "0")}`;
  const idNumber = first17 + citizenIdCheckDigit(first17);
  const phone = `138${String(n).padStart(8, "0")}`;
  const answers = { applicantName: "测试甲", citizenId: idNumber, phone, homeAddress: HOME };
  return {
    ...{ requestKey: randomUUID(), item: "senior-card", hall: "changning", accept: false },
    applicant: { name: "测试甲", idNumber, phone },
    content: { situation: { agent: "no" }, answers, materials: [] },
  };
}

if (import.meta.main) {
  const figures = { evaluations: measureEvaluations(), granting: await measureGranting() };
  console.log(JSON.stringify(figures, null, 2));
}
