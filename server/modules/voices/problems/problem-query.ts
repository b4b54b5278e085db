/** The problem list in words, overdue ones first. */
import type { Meetings, ProblemList, ProblemRow, Problem as ProblemView } from "#contract/problems.ts";
import type { StaffActor } from "#server/kernel/access/actor.ts";
import { can } from "#server/kernel/access/permission.ts";
import { caseNumber } from "#server/kernel/codes/case-number.ts";
import { type Day, shanghaiDay } from "#server/kernel/time/day.ts";
import { openOrgans, organNames } from "#server/modules/organisation/index.ts";
import { staffNames } from "#server/modules/people/index.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import "../voice-refusals.ts";
import { overdueOf, type Problem } from "./problem.ts";
import { findProblem, listMeetings, listProblems, readEntries } from "./problem-store.ts";

type OrganNames = Awaited<ReturnType<typeof organNames>>;

/** Open ones by their deadline, which puts the longest overdue on top; ended ones newest first. */
export async function showProblems(
  services: Services,
  actor: StaffActor,
  { open, organ }: { open: boolean; organ?: string | undefined },
): Promise<ProblemList> {
  const { db } = services;
  const { division } = actor;
  const [problems, names, opened] = await Promise.all([
    listProblems(db, { division, open, organ }),
    organNames(db, division),
    openOrgans(db, division),
  ]);
  const today = shanghaiDay(services.now());
  return {
    problems: problems.map((problem) => rowOf(problem, names, today)),
    mayKeep: can(actor, "problem.keep", { division }),
    organs: [...names].flatMap(([code, { name }]) => (opened.has(code) ? [{ code, name }] : [])),
  };
}

export async function showProblem(
  services: Services,
  { division }: StaffActor,
  id: string,
): Promise<ProblemView> {
  const { db } = services;
  const problem = await findProblem(db, { division, id });
  if (!problem) throw refuse("problem-not-found");
  const entries = await readEntries(db, { division, id });
  const [names, staff] = await Promise.all([
    organNames(db, division),
    staffNames(db, division, [...new Set(entries.map(({ by }) => by))]),
  ]);
  const { detail, sourceCase, outcome } = problem;
  return {
    ...rowOf(problem, names, shanghaiDay(services.now())),
    detail,
    ...(sourceCase !== undefined && { sourceNumber: caseNumber(division, sourceCase) }),
    ...(outcome && { outcome }),
    entries: entries.map(({ seq, at, by, note, organ, owner, dueOn, meeting }) => ({
      ...{ seq, at, note, owner, dueOn, by: staff.get(by) ?? "工作人员" },
      organName: names.get(organ)?.name ?? organ,
      ...(meeting && { meeting }),
    })),
  };
}

export async function showMeetings({ db }: Services, { division }: StaffActor): Promise<Meetings> {
  const [meetings, names] = await Promise.all([listMeetings(db, division), organNames(db, division)]);
  return {
    meetings: meetings.map(({ decisions, ...meeting }) => ({
      ...meeting,
      decisions: decisions.map(({ problem, title, note, organ, owner, dueOn }) => ({
        ...{ problem, title, note, owner, dueOn },
        organName: names.get(organ)?.name ?? organ,
      })),
    })),
  };
}

function rowOf(problem: Problem, names: OrganNames, today: Day): ProblemRow {
  const { id, title, source, organ, owner, helper, dueOn, state, version } = problem;
  return {
    ...{ id, title, source, organ, owner, dueOn, state, version },
    organName: names.get(organ)?.name ?? organ,
    ...(helper && { helper }),
    overdue: overdueOf(problem, today),
  };
}
