/**
 * The demonstration's self-evaluations, made up and saying so: last year's of the bureau published, this year's begun, and
 * last year's of another organ sent back once and waiting for review.
 */
import { randomUUID } from "node:crypto";
import type { EvaluationAct } from "#contract/evaluation-desk.ts";
import { engineOf } from "#server/cases/index.ts";
import type { StaffActor, StaffRole } from "#server/kernel/access/actor.ts";
import { shanghaiDay } from "#server/kernel/time/day.ts";
import type { StaffCall } from "#server/modules/audit/index.ts";
import { settleAll } from "#server/modules/metrics/index.ts";
import { staffAccounts } from "#server/modules/people/index.ts";
import type { Services } from "#server/platform/services.ts";
import { demonstrated } from "./demonstration-content.ts";
import { evaluationOf } from "./evaluation-case.ts";
import { actOnEvaluation, openEvaluation, partsOf } from "./evaluation-commands.ts";
import { saveEvaluation } from "./evaluation-saving.ts";
import { allEvaluations } from "./evaluation-store.ts";
import { readFigures, startMaking } from "./making.ts";
import { waitingMakings } from "./making-store.ts";
import { latestVersion } from "./version-store.ts";

interface Hands {
  writer: StaffActor;
  head: StaffActor;
}

/** Once: where there is one already, nothing is begun. */
export async function demonstrationEvaluation(services: Services): Promise<void> {
  const { db, config, now } = services;
  const { division } = config;
  if ((await allEvaluations(db, division)).length > 0) return;
  const staff = await staffAccounts(db, division);
  const actorOf = (account: string, role: StaffRole): StaffActor | undefined => {
    const found = staff.get(account);
    if (!found) return undefined;
    const { id, organ } = found;
    return { kind: "staff", division, id, posts: [{ id, organ, role, halls: [], reach: "organ" }] };
  };
  await (await engineOf(services)).react();
  await settleAll(services);
  const year = Number(shanghaiDay(now()).slice(0, 4));
  const [writer, head] = [actorOf("supervisor", "supervisor"), actorOf("head", "organ-head")];
  if (!writer || !head) return;
  const done = await written(services, { writer, head }, year - 1);
  await reviewed(services, { writer, head }, done);
  await act(services, head, done, "sign");
  const begun = await opened(services, writer, year);
  await startMaking(services, { ...callOf(services, writer), requestKey: randomUUID() }, begun);
  const [own, chief] = [actorOf("scjg.examiner", "examiner"), actorOf("scjg.head", "organ-head")];
  if (!own || !chief) return;
  const waiting = await written(services, { writer: own, head: chief }, year - 1);
  const reasons = "“政务服务大厅建设”的依据请写明台账名称（演示）";
  await act(services, chief, waiting, "return", { reasons });
  await act(services, own, waiting, "submit");
}

const callOf = ({ now }: Services, actor: StaffActor): StaffCall => ({
  ...{ actor, client: "127.0.0.1", at: now() },
});

async function opened(services: Services, writer: StaffActor, year: number): Promise<string> {
  const { organ } = writer.posts[0]!;
  const opening = { requestKey: randomUUID(), year, organ };
  return (await openEvaluation(services, callOf(services, writer), opening)).number;
}

/** Begun, its figures read, filled in, submitted. */
async function written(services: Services, { writer }: Hands, year: number): Promise<string> {
  const number = await opened(services, writer, year);
  const key = () => ({ ...callOf(services, writer), requestKey: randomUUID() });
  await startMaking(services, key(), number);
  const { division } = writer;
  const { record } = await evaluationOf(services, division, number);
  for (const id of await waitingMakings(services.db, division, record.caseId))
    await readFigures(services, { division, id });
  const { version, content } = await latestVersion(services.db, division, record.caseId);
  const filled = { version, content: demonstrated(content, year), note: "填写（演示数据）" };
  await saveEvaluation(services, key(), number, filled);
  await act(services, writer, number, "submit");
  return number;
}

async function reviewed(services: Services, { head }: Hands, number: string): Promise<void> {
  const { record } = await evaluationOf(services, head.division, number);
  const { content } = await latestVersion(services.db, head.division, record.caseId);
  for (const { id: section } of partsOf(content))
    await act(services, head, number, "pass-section", { section });
  await act(services, head, number, "pass");
}

async function act(
  services: Services,
  actor: StaffActor,
  number: string,
  action: EvaluationAct,
  more: { section?: string; reasons?: string } = {},
): Promise<void> {
  const { case: current } = await evaluationOf(services, actor.division, number);
  const call = { ...callOf(services, actor), requestKey: randomUUID() };
  await actOnEvaluation(services, call, number, action, { version: current.version, ...more });
}
