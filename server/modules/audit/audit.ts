/** The audit log (R13.3): who did what to whom, when, from where, and whether it was let through. */
import { createHash } from "node:crypto";
import type { Actor } from "#server/kernel/access/actor.ts";
import type { Instant } from "#server/kernel/time/day.ts";

/** What a caller knows. Neither `subject` nor `details` may hold personal data: name accounts, not people. */
export interface AuditRecord {
  division: string;
  at: Instant;
  /** Absent: nobody was signed in. `account` is a login name, never a resident's. */
  actor?: { kind: Actor["kind"] | "system"; id: string; account?: string };
  action: string;
  subject?: { kind: string; id: string };
  result: "done" | "refused";
  reason?: string;
  /** Network address it came from. */
  client?: string;
  details?: Record<string, string | number | boolean | readonly string[]>;
}

/** A record in its place in the chain. */
export interface ChainedRecord extends AuditRecord {
  seq: number;
  previous: string;
  digest: string;
}

export interface ChainHead {
  seq: number;
  digest: string;
}

/** Before the first entry. */
export const chainStart: ChainHead = { seq: 0, digest: "" };

/** Records put behind the head of the chain, each carrying the digest of the one before. */
export function chain(head: ChainHead, records: readonly AuditRecord[]): ChainedRecord[] {
  const chained: ChainedRecord[] = [];
  let { seq, digest } = head;
  for (const record of records) {
    const next = { ...record, seq: seq + 1, previous: digest };
    chained.push({ ...next, digest: recordDigest(next) });
    ({ seq, digest } = chained.at(-1)!);
  }
  return chained;
}

/** SM3 over the previous digest and everything the entry says, in one fixed order. */
export function recordDigest(record: Omit<ChainedRecord, "digest">): string {
  const { actor, subject } = record;
  const said = [
    [record.previous, record.division, record.seq, record.at],
    [
      actor?.kind ?? "nobody",
      actor?.id ?? null,
      actor?.account ?? null,
      record.action,
      subject?.kind ?? null,
      subject?.id ?? null,
    ],
    [record.result, record.reason ?? null, record.client ?? null],
    Object.entries(record.details ?? {}).sort(([a], [b]) => (a < b ? -1 : 1)),
  ];
  return createHash("sm3").update(JSON.stringify(said)).digest("hex");
}

/** The first entry that does not fit the chain, or that is missing; undefined when all fit. */
export function firstMisfit(entries: readonly ChainedRecord[], before?: ChainHead): number | undefined {
  let last = before;
  for (const entry of entries) {
    const follows = !last || (entry.seq === last.seq + 1 && entry.previous === last.digest);
    if (!follows || recordDigest(entry) !== entry.digest) return entry.seq;
    last = entry;
  }
  return undefined;
}
