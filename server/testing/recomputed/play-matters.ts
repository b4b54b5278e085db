/** What the simulation leaves out: corrected twice, decided by rule, revoked, deemed accepted; clocks that run out. */
import { randomUUID } from "node:crypto";
import type { CaseRole } from "#contract/case-type.ts";
import type { Stage } from "#server/demonstration/stage.ts";
import { sweep } from "#server/modules/supervision/index.ts";

const everyRole: CaseRole[] = [
  "applicant",
  "clerk",
  "examiner",
  "surveyor",
  "approver",
  "supervisor",
  "system",
];
const materials = [{ material: "申请表", problem: "内容不清楚（模拟）" }];
const reason = "材料不齐（模拟）";
const basis = "依据（模拟）";
const told: Record<string, Record<string, unknown>> = {
  correct: { materials },
  "correct-again": { materials, reason },
  "decide-by-rule": { table: "test", version: 1, rows: ["1"], basis, digest: "0".repeat(64) },
  revoke: { reason, basis },
  recall: { reason, basis },
  cancel: { reason },
};

export async function playMatters(stage: Stage, at: (moment: string) => void): Promise<void> {
  const { services, engine } = stage;
  at("2026-11-07T02:00:00.000Z");
  const [correct, rule, ...waiting] = await casesIn(stage, "received", 3);
  for (const action of ["correct", "resubmit", "correct-again"]) await act(stage, correct, action);
  await act(stage, rule, "decide-by-rule");
  for (const [i, id] of (await casesIn(stage, "archived", 2)).entries())
    await act(stage, id, ["revoke", "recall"][i] ?? "");
  for (const id of await givenUp(stage, "joint", ["received", "handling"])) await act(stage, id, "withdraw");
  for (const id of await givenUp(stage, "order", ["issued", "received"])) await act(stage, id, "cancel");
  if (waiting.length === 0) throw new Error("nobody waits to be accepted");
  for (const moment of ["2026-11-13T16:00:00.000Z", "2026-11-18T16:00:00.000Z"]) {
    at(moment);
    await engine.wake(moment);
    await sweep(services, moment);
    while ((await engine.react()) > 0);
  }
}

async function casesIn({ services, division }: Stage, state: string, n: number): Promise<number[]> {
  const { rows } = await services.pool.query<{ id: number }>(
    `select id from "case" where division = $1 and type = 'application' and state = $2
       and (state = 'received' or body -> 'taken' ? 'approve') and not body -> 'facts' -> 'traits' ?| array['deferred', 'part-of-joint']
     order by id desc limit $3`,
    [division, state, n],
  );
  return rows.map(({ id }) => id);
}

/** One of those that nobody wants any more, where one is under way. */
async function givenUp({ services, division }: Stage, type: string, states: string[]): Promise<number[]> {
  const { rows } = await services.pool.query<{ id: number }>(
    `select id from "case" where division = $1 and type = $2 and state = any($3) order by id limit 1`,
    [division, type, states],
  );
  return rows.map(({ id }) => id);
}

async function act(
  { engine, services, division }: Stage,
  id: number | undefined,
  action: string,
): Promise<void> {
  if (id === undefined) throw new Error(`no case to ${action}`);
  const actor =
    action === "decide-by-rule"
      ? ({ kind: "system", id: "rule" } as const)
      : ({ kind: "staff", id: randomUUID() } as const);
  await engine.writer.act({
    ...{ key: { division, id }, requestKey: randomUUID(), action, at: services.now(), actor },
    ...{ data: told[action] ?? {}, roles: () => everyRole },
  });
  while ((await engine.react()) > 0);
}
