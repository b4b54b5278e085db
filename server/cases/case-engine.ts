/** The engine as the application runs it: one writer, the calendar in force, and what happens by itself. */
import type pg from "pg";
import type { OfficeHours } from "../kernel/time/office-hours.ts";
import type { Database } from "../platform/database/pool.ts";
import type { Listener } from "../platform/live/listener.ts";
import type { Log } from "../platform/log.ts";
import { drainOutbox, type Reactor, retryReactions } from "./case-reactors.ts";
import { type CaseTypes, loadCaseTypes } from "./case-types.ts";
import { nextWake, wakeDueClocks } from "./case-wakes.ts";
import { type CaseWriter, createWriter } from "./case-writer.ts";
import { liveReactor } from "./live-reactor.ts";
import { repeat } from "./repeat.ts";
import { createTimekeeper, type Timekeeper } from "./timekeeper.ts";

export interface CaseEngine {
  types: CaseTypes;
  timekeeper: Timekeeper;
  writer: CaseWriter;
  /** Adds what follows from events; before `start`. */
  addReactor(reactor: Reactor): void;
  /** Takes everything in the outbox now; answers how many events. */
  react(): Promise<number>;
  /** Takes the actions of all clocks due at `now`; answers how many. */
  wake(now: string): Promise<number>;
  /** Begins to react and to wake by itself; answers how to stop, which waits for what is under way. */
  start(listener: Listener, now: () => string): () => Promise<void>;
}

export interface EngineOptions {
  pool: pg.Pool;
  db: Database;
  log: Log;
  officeHours: OfficeHours;
}

/** A notification may be missed: look again after this long at the latest. */
const lookMs = 5_000;

export async function openEngine({ pool, db, log, officeHours }: EngineOptions): Promise<CaseEngine> {
  const types = await loadCaseTypes(pool);
  const timekeeper = await createTimekeeper(pool, types, officeHours);
  const writer = createWriter({ pool, types, timekeeper });
  const reactors: Reactor[] = [liveReactor];
  const react = () => drainOutbox(db, reactors, log);
  const wake = (now: string) => wakeDueClocks(pool, writer, now, log);

  function start(listener: Listener, now: () => string): () => Promise<void> {
    const failed = (what: string) => (err: unknown) => log.error({ err }, `${what} failed`);
    const reacting = repeat(lookMs, failed("reacting to events"), async () => {
      await react();
      await retryReactions(db, reactors, log);
      return lookMs;
    });
    const waking = repeat(lookMs, failed("waking due clocks"), async () => {
      await wake(now());
      const next = await nextWake(pool);
      return next === undefined ? lookMs : Math.max(50, Date.parse(next) - Date.parse(now()));
    });
    const refresh = () => void timekeeper.refresh().catch(failed("reading the calendar"));
    const deaf = [
      listener.listen("case_outbox", reacting.soon, reacting.soon),
      listener.listen("calendar", refresh, refresh),
    ];
    return async () => {
      for (const stop of deaf) stop();
      await Promise.all([reacting.stop(), waking.stop(), writer.settled()]);
    };
  }

  return { types, timekeeper, writer, addReactor: (one) => void reactors.push(one), react, wake, start };
}
