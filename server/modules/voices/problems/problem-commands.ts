/** Keeping the problem list: raising, noting, ending, and what a dispatch meeting decides. */
import { randomUUID } from "node:crypto";
import type { HoldMeeting, NoteProblem, RaiseProblem } from "#contract/problems.ts";
import { shanghaiDay } from "#server/kernel/time/day.ts";
import { permit } from "#server/modules/access/index.ts";
import { carryOut, doneBy, recordAudit, type StaffCall } from "#server/modules/audit/index.ts";
import { tell } from "#server/modules/notices/index.ts";
import { organIsOpen } from "#server/modules/organisation/index.ts";
import type { Database } from "#server/platform/database/pool.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { keyOfVoice } from "../voice-query.ts";
import { readVoice } from "../voice-store.ts";
import "../voice-refusals.ts";
import type { Problem } from "./problem.ts";
import { findProblem, insertEntry, insertMeeting, insertProblem, moveProblem } from "./problem-store.ts";

/** Refused: an organ that is not there, a deadline that is over, a voice that is not there or is a clue. */
export async function raiseProblem(
  services: Services,
  call: StaffCall,
  { requestKey, number, ...asked }: RaiseProblem,
): Promise<{ id: string }> {
  const { actor, at } = call;
  const { division } = actor;
  await checkOwner(services, division, asked, shanghaiDay(at));
  const sourceCase = number === undefined ? undefined : await caseOfVoice(services, division, number);
  if ((asked.source === "voice") !== (sourceCase !== undefined))
    throw refuse("voice-not-found", { field: "number" });
  return await carryOut(services, { ...call, requestKey }, "problem.raise", async (tx) => {
    const problem: Problem = {
      ...{ ...asked, division, id: randomUUID(), state: "open", version: 1 },
      ...(sourceCase !== undefined && { sourceCase }),
    };
    await insertProblem(tx, problem, { by: actor.id, at });
    await insertEntry(tx, problem, { note: "列入问题清单", by: actor.id, at });
    await tellOwner(tx, problem, at);
    await recordAudit(tx, doneBy(call, "problem.raise", { kind: "problem", id: problem.id }));
    return { id: problem.id };
  });
}

/** Progress, or its end; by whoever keeps the list, or by those who answer for it. */
export async function noteProblem(
  services: Services,
  call: StaffCall,
  id: string,
  { requestKey, version, note, state }: NoteProblem,
): Promise<{ id: string }> {
  const { actor, at } = call;
  const { division } = actor;
  return await carryOut(services, { ...call, requestKey }, `problem.note ${id}`, async (tx) => {
    const current = await findProblem(tx, { division, id });
    if (!current) throw refuse("problem-not-found");
    // Whoever answers for it tells how it goes; whoever keeps the list says that it is over.
    if (state === "open") permit(actor, "problem.note", { division, organ: current.organ });
    else permit(actor, "problem.keep", { division });
    const ended = state === "open" ? {} : { outcome: note };
    const next = { ...current, ...ended, state, version: version + 1 };
    if (!(await moveProblem(tx, next, at))) throw refuse("problem-changed");
    await insertEntry(tx, next, { note, by: actor.id, at });
    await recordAudit(tx, doneBy(call, "problem.note", { kind: "problem", id }, { state }));
    return { id };
  });
}

/** 会商调度: the minutes, and for each problem who answers for it from now on, until when. All of it or nothing. */
export async function holdMeeting(
  services: Services,
  call: StaffCall,
  { requestKey, decisions, ...meeting }: HoldMeeting,
): Promise<{ id: string }> {
  const { actor, at } = call;
  const { division } = actor;
  if (meeting.heldOn > shanghaiDay(at)) throw refuse("problem-day", { field: "heldOn" });
  for (const decision of decisions) await checkOwner(services, division, decision, meeting.heldOn);
  return await carryOut(services, { ...call, requestKey }, "problem.meeting", async (tx) => {
    const id = randomUUID();
    await insertMeeting(tx, { division, id }, meeting, { by: actor.id, at });
    for (const { problem, version, note, organ, owner, dueOn } of decisions) {
      const current = await findProblem(tx, { division, id: problem });
      if (!current) throw refuse("problem-not-found");
      const next = { ...current, organ, owner, dueOn, version: version + 1 };
      if (!(await moveProblem(tx, next, at))) throw refuse("problem-changed");
      await insertEntry(tx, next, { note, by: actor.id, at, meeting: id });
      await tellOwner(tx, next, at);
    }
    const details = { decisions: decisions.length };
    await recordAudit(tx, doneBy(call, "problem.meeting", { kind: "meeting", id }, details));
    return { id };
  });
}

async function checkOwner(
  { db }: Services,
  division: string,
  { organ, dueOn }: { organ: string; dueOn: string },
  from: string,
): Promise<void> {
  if (dueOn < from) throw refuse("problem-day", { field: "dueOn" });
  if (!(await organIsOpen(db, division, organ))) throw refuse("voice-organ-unknown", { field: "organ" });
}

/** A clue stays sealed: it is on no list that others read. */
async function caseOfVoice(services: Services, division: string, number: string): Promise<number> {
  const key = keyOfVoice(division, number);
  const voice = await readVoice(services, key);
  if (!voice || voice.kind === "clue") throw refuse("voice-not-found", { field: "number" });
  return key.id;
}

async function tellOwner(tx: Database, problem: Problem, at: string): Promise<void> {
  const { division, id, organ, title, dueOn, version } = problem;
  await tell(tx, {
    ...{ division, at, kind: "problem", key: `problem ${id} ${version}` },
    to: { role: ["approver", "organ-head"], organ },
    ...{ text: `问题清单：“${title}”由贵部门负责，${dueOn} 前解决`, href: `/staff/problems/${id}` },
  });
}
