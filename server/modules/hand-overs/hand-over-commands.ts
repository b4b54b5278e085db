/** Making, sending and receiving hand-over lists; finding what was missing. */
import { randomUUID } from "node:crypto";
import type { FindPaper, MakeHandOver, ReceiveHandOver, SendHandOver } from "#contract/hand-overs.ts";
import { findCases } from "#server/cases/index.ts";
import { caseKeyIn } from "#server/kernel/codes/case-number.ts";
import { hallsAbove } from "#server/kernel/sites/above.ts";
import { shanghaiDay } from "#server/kernel/time/day.ts";
import { permit } from "#server/modules/access/index.ts";
import { carryOut, doneBy, recordAudit, type StaffCall } from "#server/modules/audit/index.ts";
import { tell } from "#server/modules/notices/index.ts";
import { hallNames, hallParents } from "#server/modules/organisation/index.ts";
import type { Database } from "#server/platform/database/pool.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { counted, type HandOver, type Paper, stateOf } from "./hand-over.ts";
import {
  findHandOver,
  insertHandOver,
  moveHandOver,
  nextNumber,
  papersOf,
  settlePapers,
} from "./hand-over-store.ts";

/** Refused: a target that is not above the point, a case that was not received there. */
export async function makeHandOver(
  services: Services,
  call: StaffCall,
  { requestKey, from, to, papers }: MakeHandOver,
): Promise<{ id: string }> {
  const { actor, at } = call;
  const { division } = actor;
  permit(actor, "hand-over.make", { division, hall: from });
  const parents = await hallParents(services.db, division);
  if (!hallsAbove(parents, from).includes(to)) throw refuse("hand-over-target", { field: "to" });
  const ids = await casesReceivedAt(services, division, from, papers);
  return await carryOut(services, { ...call, requestKey }, "hand-over.make", async (tx) => {
    const id = randomUUID();
    const number = await nextNumber(tx, division, shanghaiDay(at));
    const lines = papers.map(({ case: of, name, copies }, index): Paper => {
      return { seq: index + 1, caseId: ids.get(of)!, name, copies, state: "listed" };
    });
    const one: HandOver = { id, number, from, to, state: "made", madeBy: actor.id, madeAt: at, version: 1 };
    await insertHandOver(tx, division, one, lines);
    await recordAudit(
      tx,
      doneBy(call, "hand-over.make", { kind: "hand-over", id }, { papers: papers.length }),
    );
    return { id };
  });
}

async function casesReceivedAt(
  { pool }: Services,
  division: string,
  hall: string,
  papers: MakeHandOver["papers"],
): Promise<Map<string, number>> {
  const ids = new Map<string, number>();
  for (const { case: number } of papers) {
    const key = caseKeyIn(division, number);
    if (!key) throw refuse("hand-over-case", { number });
    ids.set(number, key.id);
  }
  const found = await findCases(pool, division, [...new Set(ids.values())]);
  const here = new Set(found.filter((one) => one.hall === hall).map(({ id }) => id));
  for (const [number, id] of ids) if (!here.has(id)) throw refuse("hand-over-case", { number });
  return ids;
}

/** Handed to whoever carries it. */
export async function sendHandOver(
  services: Services,
  call: StaffCall,
  id: string,
  { requestKey, version, carrier }: SendHandOver,
): Promise<{ id: string }> {
  const { actor, at } = call;
  const { division } = actor;
  return await carryOut(services, { ...call, requestKey }, `hand-over.send ${id}`, async (tx) => {
    const before = await current(tx, division, id, version);
    permit(actor, "hand-over.make", { division, hall: before.from });
    if (before.state !== "made") throw refuse("hand-over-state");
    const sent = { state: "sent", carrier, sentBy: actor.id, sentAt: at, version: version + 1 } as const;
    if (!(await moveHandOver(tx, division, { ...before, ...sent }))) throw refuse("hand-over-changed");
    await recordAudit(tx, doneBy(call, "hand-over.send", { kind: "hand-over", id }));
    return { id };
  });
}

/** Counted by whoever receives it; whoever made the list is told of what is missing. */
export async function receiveHandOver(
  services: Services,
  call: StaffCall,
  id: string,
  { requestKey, version, missing }: ReceiveHandOver,
): Promise<{ id: string }> {
  const { actor, at } = call;
  const { division } = actor;
  return await carryOut(services, { ...call, requestKey }, `hand-over.receive ${id}`, async (tx) => {
    const before = await current(tx, division, id, version);
    permit(actor, "hand-over.make", { division, hall: before.to });
    if (before.state !== "sent") throw refuse("hand-over-state");
    const papers = counted((await papersOf(tx, division, [id])).get(id) ?? [], missing);
    if (!papers) throw refuse("hand-over-paper", { seq: missing.map(({ seq }) => seq).join("、") });
    const state = stateOf(papers);
    const received = { ...before, state, receivedBy: actor.id, receivedAt: at, version: version + 1 };
    if (!(await moveHandOver(tx, division, received))) throw refuse("hand-over-changed");
    await settlePapers(tx, { division, id }, papers, at);
    if (state === "missing") await tellMaker(tx, call, received, missing.length);
    await recordAudit(
      tx,
      doneBy(call, "hand-over.receive", { kind: "hand-over", id }, { missing: missing.length }),
    );
    return { id };
  });
}

async function tellMaker(
  tx: Database,
  { actor, at }: StaffCall,
  one: HandOver,
  missing: number,
): Promise<void> {
  const { division } = actor;
  const name = (await hallNames(tx, division)).get(one.to) ?? one.to;
  await tell(tx, {
    ...{ division, at, kind: "case", key: `hand-over ${one.id} missing`, to: { staff: [one.madeBy] } },
    text: `交接单 ${one.number}：${name}点收缺 ${missing} 份，请马上找`,
    href: `/staff/hand-overs/${one.id}`,
  });
}

/** Something missing turned up; with the last one the list is whole. */
export async function findPaper(
  services: Services,
  call: StaffCall,
  id: string,
  { requestKey, version, seq, note }: FindPaper,
): Promise<{ id: string }> {
  const { actor, at } = call;
  const { division } = actor;
  return await carryOut(services, { ...call, requestKey }, `hand-over.find ${id} ${seq}`, async (tx) => {
    const before = await current(tx, division, id, version);
    permit(actor, "hand-over.make", { division, hall: before.to });
    const papers = (await papersOf(tx, division, [id])).get(id) ?? [];
    const lost = papers.find((paper) => paper.seq === seq && paper.state === "missing");
    if (!lost) throw refuse("hand-over-paper", { seq });
    const found: Paper = { ...lost, state: "found", note };
    const state = stateOf(papers.map((paper) => (paper === lost ? found : paper)));
    const after = { ...before, state, version: version + 1 };
    if (!(await moveHandOver(tx, division, after))) throw refuse("hand-over-changed");
    await settlePapers(tx, { division, id }, [found], at);
    await recordAudit(tx, doneBy(call, "hand-over.find", { kind: "hand-over", id }, { seq }));
    return { id };
  });
}

async function current(tx: Database, division: string, id: string, version: number): Promise<HandOver> {
  const one = await findHandOver(tx, { division, id });
  if (!one) throw refuse("hand-over-not-found");
  if (one.version !== version) throw refuse("hand-over-changed");
  return one;
}
