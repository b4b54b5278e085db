/** Problems, their entries and the meetings that decide them, in the database. */
import type { Selectable } from "kysely";
import type { HoldMeeting, ProblemSource } from "#contract/problems.ts";
import type { Day, Instant } from "#server/kernel/time/day.ts";
import type { Database } from "#server/platform/database/pool.ts";
import type { ProblemEntry as EntryRow, Problem as Row } from "#server/platform/database/schema.ts";
import type { Problem, ProblemEntry } from "./problem.ts";

interface Key {
  division: string;
  id: string;
}

const most = 500;

/** Of the open ones the soonest due first, of the ended ones the newest. */
export async function listProblems(
  db: Database,
  { division, open, organ }: { division: string; open: boolean; organ?: string | undefined },
): Promise<Problem[]> {
  const all = db.selectFrom("problem").selectAll().where("division", "=", division);
  const some = open
    ? all.where("state", "=", "open").orderBy("due_on").orderBy("id")
    : all.where("state", "<>", "open").orderBy("ended_at", "desc").orderBy("id");
  const rows = await some
    .$if(organ !== undefined, (query) => query.where("organ", "=", organ!))
    .limit(most)
    .execute();
  return rows.map(problemOf);
}

export async function findProblem(db: Database, { division, id }: Key): Promise<Problem | undefined> {
  const row = await db
    .selectFrom("problem")
    .selectAll()
    .where("division", "=", division)
    .where("id", "=", id)
    .executeTakeFirst();
  return row && problemOf(row);
}

export async function readEntries(db: Database, { division, id }: Key): Promise<ProblemEntry[]> {
  const rows = await db
    .selectFrom("problem_entry")
    .selectAll()
    .where("division", "=", division)
    .where("problem_id", "=", id)
    .orderBy("seq")
    .execute();
  return rows.map(entryOf);
}

export async function insertProblem(
  tx: Database,
  { dueOn, sourceCase, helper, outcome: _, ...problem }: Problem,
  { by, at }: { by: string; at: Instant },
): Promise<void> {
  const rest = { due_on: dueOn, source_case: sourceCase ?? null, helper: helper ?? null };
  await tx
    .insertInto("problem")
    .values({ ...problem, ...rest, raised_by: by, raised_at: at })
    .execute();
}

/** False when somebody has changed it since. */
export async function moveProblem(tx: Database, next: Problem, at: Instant): Promise<boolean> {
  const { division, id, organ, owner, dueOn, state, outcome, version } = next;
  const { numUpdatedRows } = await tx
    .updateTable("problem")
    .set({
      ...{ organ, owner, due_on: dueOn, state, version },
      ...{ outcome: outcome ?? null, ended_at: state === "open" ? null : at },
    })
    .where("division", "=", division)
    .where("id", "=", id)
    .where("version", "=", version - 1)
    .where("state", "=", "open")
    .executeTakeFirst();
  return Number(numUpdatedRows) > 0;
}

export async function insertEntry(
  tx: Database,
  { division, id, version, organ, owner, dueOn, state }: Problem,
  { note, by, at, meeting }: { note: string; by: string; at: Instant; meeting?: string },
): Promise<void> {
  await tx
    .insertInto("problem_entry")
    .values({
      ...{ division, problem_id: id, seq: version, at, by_staff: by, note, meeting_id: meeting ?? null },
      ...{ organ, owner, due_on: dueOn, state },
    })
    .execute();
}

export async function insertMeeting(
  tx: Database,
  key: Key,
  { heldOn, chair, attendees, minutes }: Pick<HoldMeeting, "heldOn" | "chair" | "attendees" | "minutes">,
  { by, at }: { by: string; at: Instant },
): Promise<void> {
  const row = { ...key, held_on: heldOn, chair, attendees, minutes, recorded_by: by, recorded_at: at };
  await tx.insertInto("dispatch_meeting").values(row).execute();
}

export interface StoredMeeting {
  id: string;
  heldOn: Day;
  chair: string;
  attendees: string;
  minutes: string;
  decisions: (ProblemEntry & { problem: string; title: string })[];
}

/** The newest meetings with what each decided. */
export async function listMeetings(db: Database, division: string): Promise<StoredMeeting[]> {
  const meetings = await db
    .selectFrom("dispatch_meeting")
    .selectAll()
    .where("division", "=", division)
    .orderBy("held_on", "desc")
    .orderBy("recorded_at", "desc")
    .limit(50)
    .execute();
  const ids = meetings.map(({ id }) => id);
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom("problem_entry as e")
    .innerJoin("problem as p", (on) =>
      on.onRef("p.division", "=", "e.division").onRef("p.id", "=", "e.problem_id"),
    )
    .selectAll("e")
    .select("p.title")
    .where("e.division", "=", division)
    .where("e.meeting_id", "in", ids)
    .orderBy("p.title")
    .execute();
  return meetings.map(({ id, held_on: heldOn, chair, attendees, minutes }) => ({
    ...{ id, heldOn, chair, attendees, minutes },
    decisions: rows
      .filter((row) => row.meeting_id === id)
      .map((row) => ({ ...entryOf(row), problem: row.problem_id, title: row.title })),
  }));
}

function problemOf(row: Selectable<Row>): Problem {
  const { division, id, title, detail, organ, owner, helper, outcome, version } = row;
  return {
    ...{ division, id, title, detail, organ, owner, version, dueOn: row.due_on },
    ...{ source: row.source as ProblemSource, state: row.state as Problem["state"] },
    ...(row.source_case !== null && { sourceCase: row.source_case }),
    ...(helper !== null && { helper }),
    ...(outcome !== null && { outcome }),
  };
}

function entryOf(row: Selectable<EntryRow>): ProblemEntry {
  const { seq, at, note, organ, owner, meeting_id: meeting } = row;
  return {
    ...{ seq, at, note, organ, owner, by: row.by_staff, dueOn: row.due_on },
    ...{ state: row.state as ProblemEntry["state"] },
    ...(meeting !== null && { meeting }),
  };
}
