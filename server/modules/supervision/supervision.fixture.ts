/** A hall that is watched, with cases at chosen moments, for tests. */
import { randomUUID } from "node:crypto";
import type { CaseRole } from "#contract/case-type.ts";
import { type CaseEngine, engineOf } from "#server/cases/index.ts";
import type { Case, CaseFacts } from "#server/kernel/case-type/case.ts";
import { sampleFacts } from "#server/kernel/case-type/case-type.fixture.ts";
import type { Services } from "#server/platform/services.ts";
import type { TestAppOptions } from "#server/testing/app.ts";
import type { Cleanups } from "#server/testing/cleanups.ts";
import { type Browser, type Hall, marketBureau, testHall } from "#server/testing/hall.ts";
import { casework } from "../casework/index.ts";
import { supervision, sweep } from "./index.ts";

export interface WatchedHall extends Hall {
  engine: CaseEngine;
  examiner: Browser;
  approver: Browser;
  head: Browser;
  supervisor: Browser;
  /** Sets the hall's clock to this moment and sweeps. */
  sweepAt(now: string): ReturnType<typeof sweep>;
}

export async function watchedHall(t: Cleanups, options: TestAppOptions = {}): Promise<WatchedHall> {
  const hall = await testHall(t, options);
  await casework.load?.(hall.services);
  await supervision.load?.(hall.services);
  const organ = marketBureau;
  const [examiner, approver, head, supervisor] = [
    await hall.staff("examiner", { organ }),
    await hall.staff("approver", { organ }),
    await hall.staff("organ-head", { organ }),
    await hall.staff("supervisor", { reach: "all-organs" }),
  ];
  const engine = await engineOf(hall.services);
  const sweepAt = async (now: string) => {
    hall.clock.now = now;
    const swept = await sweep(hall.services, now);
    await engine.react();
    return swept;
  };
  return { ...hall, engine, examiner, approver, head, supervisor, sweepAt };
}

/** Opens a case of the market bureau at a moment: by the portal, or at a counter. */
export async function openCase(
  { engine, division }: Pick<WatchedHall, "engine" | "division">,
  at: string,
  facts: Partial<CaseFacts> = {},
  place: Pick<Case, "hall" | "counter"> = {},
): Promise<Case> {
  const written = await engine.writer.open({
    ...{ division, requestKey: randomUUID(), action: "submit", at, data: {}, roles: ["applicant"] },
    actor: { kind: "resident", id: randomUUID() },
    opening: {
      ...{
        type: "application",
        typeVersion: engine.types.newest("application").version,
        organ: marketBureau,
      },
      ...{
        subject: "食品经营许可（新办）",
        party: "resident/r1",
        partyLabel: "郭*明",
        channel: "portal",
        ...place,
      },
      facts: sampleFacts(facts),
    },
  });
  await engine.react();
  return written.case;
}

const everyRole: CaseRole[] = ["applicant", "clerk", "examiner", "surveyor", "approver", "supervisor"];

/** Somebody acts on a case at a moment. */
export async function actOn(
  { engine }: Pick<WatchedHall, "engine">,
  { division, id }: Case,
  action: string,
  at: string,
  more: { data?: Record<string, unknown>; by?: string } = {},
): Promise<Case> {
  const written = await engine.writer.act({
    ...{ key: { division, id }, requestKey: randomUUID(), action, at, data: more.data ?? {} },
    ...{ actor: { kind: "staff", id: more.by ?? randomUUID() }, roles: () => everyRole },
  });
  await engine.react();
  return written.case;
}

/** `light signal`, and whether it was withdrawn, of everything recorded. */
export async function recorded({ db }: Services): Promise<string[]> {
  const rows = await db
    .selectFrom("card")
    .select(["light", "signal", "withdrawn_at"])
    .orderBy("due_at")
    .orderBy("key")
    .execute();
  return rows.map(
    ({ light, signal, withdrawn_at }) => `${withdrawn_at === null ? "" : "withdrawn "}${light} ${signal}`,
  );
}
