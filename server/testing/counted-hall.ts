/** A hall that is counted, with cases at chosen moments, for tests. */
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import type { CaseRole } from "#contract/case-type.ts";
import { type CaseEngine, engineOf } from "#server/cases/index.ts";
import type { Case, CaseFacts } from "#server/kernel/case-type/case.ts";
import { sampleFacts } from "#server/kernel/case-type/case-type.fixture.ts";
import { casework } from "#server/modules/casework/index.ts";
import { metrics, settleAll } from "#server/modules/metrics/index.ts";
import type { Cleanups } from "./cleanups.ts";
import { type Browser, type Hall, marketBureau, testHall } from "./hall.ts";

export interface CountedHall extends Hall {
  engine: CaseEngine;
  /** Counts everything that has happened. */
  settle(): Promise<number>;
}

export const at = (day: string, time = "10:00") => new Date(`${day}T${time}:00+08:00`).toISOString();

export const get = async <T>(who: Browser, path: string): Promise<T> => {
  const answer = await who.get(path);
  assert.equal(answer.statusCode, 200, `${path} ${answer.body}`);
  return answer.json<T>();
};

export async function countedHall(t: Cleanups): Promise<CountedHall> {
  const hall = await testHall(t);
  await casework.load?.(hall.services);
  await metrics.load?.(hall.services);
  const engine = await engineOf(hall.services);
  const settle = async () => {
    await engine.react();
    return await settleAll(hall.services);
  };
  return { ...hall, engine, settle };
}

/** What is needed to write cases. */
export type Counting = Pick<CountedHall, "engine" | "division">;

const everyRole: CaseRole[] = ["applicant", "clerk", "examiner", "surveyor", "approver", "supervisor"];

/** Opens a case of the market bureau at a moment: by the portal, or at a counter. */
export async function openCase(
  { engine, division }: Counting,
  when: string,
  place: Partial<Pick<Case, "hall" | "counter" | "organ" | "channel">> = {},
  facts: Partial<CaseFacts> = {},
): Promise<Case> {
  const type = "application";
  const written = await engine.writer.open({
    ...{ division, requestKey: randomUUID(), action: "submit", at: when, data: {}, roles: everyRole },
    actor: { kind: "resident", id: randomUUID() },
    opening: {
      ...{ type, typeVersion: engine.types.newest(type).version, organ: marketBureau },
      ...{ subject: "食品经营许可（新办）", party: "resident/r1", partyLabel: "郭*明", channel: "portal" },
      ...{ ...place, facts: sampleFacts(facts) },
    },
  });
  return written.case;
}

/** Somebody acts on a case at a moment. */
export async function actOn(
  { engine }: Pick<Counting, "engine">,
  { division, id }: Pick<Case, "division" | "id">,
  action: string,
  when: string,
  more: { data?: Record<string, unknown>; by?: string } = {},
): Promise<Case> {
  const written = await engine.writer.act({
    ...{ key: { division, id }, requestKey: randomUUID(), action, at: when, data: more.data ?? {} },
    ...{ actor: { kind: "staff", id: more.by ?? randomUUID() }, roles: () => everyRole },
  });
  return written.case;
}

/** Handed in, accepted, decided on these days; a decision left out stays under way. */
export async function decidedCase(
  hall: Counting,
  day: string,
  decided: string | undefined,
  place: Parameters<typeof openCase>[2] = {},
) {
  const it = await openCase(hall, at(day), place);
  await actOn(hall, it, "accept", at(day, "10:05"));
  if (decided === undefined) return it;
  const opinion = { data: { opinion: "符合条件" } };
  await actOn(hall, it, "pass", at(decided, "10:10"), opinion);
  await actOn(hall, it, "survey", at(decided, "10:20"), {
    data: { opinion: "符合条件", officers: ["甲", "乙"], surveyedOn: decided },
  });
  return await actOn(hall, it, "approve", at(decided, "10:30"), opinion);
}
