/** Verification of figures: reads everything as a rebuild does, and writes nothing. */
import { sql } from "kysely";
import { caseNumber } from "#server/kernel/codes/case-number.ts";
import type { Database } from "#server/platform/database/pool.ts";
import type { Services } from "#server/platform/services.ts";
import type { FactSource } from "./fact-source.ts";
import { pagesOf } from "./pages.ts";
import { wrongRollUps } from "./roll-up-store.ts";
import { differences } from "./settle.ts";
import { factSources } from "./sources.ts";
import { holdTurn } from "./turn.ts";

const mostFaults = 100;

export interface MetricFault {
  at: string;
  reason: string;
}

export interface MetricVerification {
  sources: number;
  /** Changes that wait to be counted: they are no faults. */
  pending: number;
  faults: MetricFault[];
}

/** Names facts that are not what their source's history says, and roll-ups that are not the sum of their facts. */
export async function verifyMetrics(services: Services, division: string): Promise<MetricVerification> {
  const { db } = services;
  const found: MetricVerification = { sources: 0, pending: 0, faults: [] };
  for (const source of factSources) {
    for await (const keys of pagesOf(services, division, source)) {
      const waiting = await pendingKeys(db, division, source, keys);
      const settled = keys.filter((key) => !waiting.has(key));
      const { gone, came } = await differences(services, db, division, source, settled);
      const wrong = new Set([...gone, ...came].map(({ key }) => key));
      found.sources += settled.length;
      found.pending += waiting.size;
      for (const key of wrong) found.faults.push(faultOf(division, source, key));
      if (found.faults.length >= mostFaults) return found;
    }
  }
  const rollUps = await db.transaction().execute(async (tx) => {
    await holdTurn(tx);
    return await wrongRollUps(tx, division, mostFaults);
  });
  const words = rollUps.map(({ span, grain, kind, start, value }) => ({
    at: `${span} ${start} ${kind} ${grain} ${value}`,
    reason: "roll-up is not the sum of its facts",
  }));
  found.faults.push(...words);
  return found;
}

function faultOf(division: string, { source }: FactSource, key: string): MetricFault {
  const at = source === "case" ? caseNumber(division, Number(key)) : `${source} ${key}`;
  return { at, reason: "facts are not what the history says" };
}

async function pendingKeys(db: Database, division: string, from: FactSource, keys: readonly string[]) {
  const { source, toBeMarked } = from;
  const coming = (await toBeMarked?.(db, division, keys)) ?? [];
  const { rows } = await sql<{ key: string }>`select distinct key from metric_stale
    where division = ${division} and source = ${source} and key = any(${[...keys]}::text[])`.execute(db);
  return new Set([...coming, ...rows.map(({ key }) => key)]);
}
