/** A case engine on a database of its own, with the official calendar and the application's case type. */
import { randomUUID } from "node:crypto";
import type { CaseRole } from "#contract/case-type.ts";
import type { ActOnCase, OpenCase } from "#server/cases/case-command.ts";
import { type CaseTypes, loadCaseTypes } from "#server/cases/case-types.ts";
import { type CaseWriter, createWriter } from "#server/cases/case-writer.ts";
import { createTimekeeper, type Timekeeper } from "#server/cases/timekeeper.ts";
import type { CaseKey } from "#server/kernel/case-type/case.ts";
import { applicationType, sampleOpening } from "#server/kernel/case-type/case-type.fixture.ts";
import { defaultOfficeHours } from "#server/kernel/time/office-hours.ts";
import { officialYears } from "./calendar.ts";
import type { Cleanups } from "./cleanups.ts";
import { type TestDatabase, testDatabase } from "./database.ts";

export interface TestEngine extends TestDatabase {
  types: CaseTypes;
  timekeeper: Timekeeper;
  writer: CaseWriter;
}

export async function testEngine(t: Cleanups, years = officialYears()): Promise<TestEngine> {
  const database = await testDatabase(t);
  const types = await loadCaseTypes(database.pool);
  await types.publish(applicationType());
  const timekeeper = await createTimekeeper(database.pool, types, defaultOfficeHours);
  for (const year of years) await timekeeper.load(year);
  const writer = createWriter({ pool: database.pool, types, timekeeper });
  return { ...database, types, timekeeper, writer };
}

const morning = "2026-03-02T02:00:00.000Z";

export function opening(more: Partial<OpenCase> = {}): OpenCase {
  return {
    division: "430482",
    requestKey: randomUUID(),
    action: "submit",
    actor: { kind: "resident", id: "r1" },
    roles: ["applicant"],
    data: {},
    at: morning,
    opening: sampleOpening(),
    ...more,
  };
}

export function acting(
  key: CaseKey,
  action: string,
  role: CaseRole,
  more: Partial<ActOnCase> = {},
): ActOnCase {
  return {
    key: { division: key.division, id: key.id },
    requestKey: randomUUID(),
    action,
    actor: { kind: "staff", id: "s1", post: "p1" },
    roles: () => [role],
    data: {},
    at: morning,
    ...more,
  };
}
