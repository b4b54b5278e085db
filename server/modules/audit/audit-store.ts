/** The audit log in the database. */
import type { Selectable } from "kysely";
import type { AuditPage, AuditQuery, AuditEntry as Entry } from "#contract/audit.ts";
import { endOfDay, startOfDay } from "#server/kernel/time/day.ts";
import { withoutNulls } from "#server/platform/database/nulls.ts";
import type { Database } from "#server/platform/database/pool.ts";
import type { AuditEntry } from "#server/platform/database/schema.ts";
import {
  type AuditRecord,
  type ChainedRecord,
  type ChainHead,
  chain,
  chainStart,
  firstMisfit,
} from "./audit.ts";

/**
 * Adds entries of one division. In the caller's transaction, what is audited and its entry are there together or not
 * at all; the head of the chain stays locked until it ends, so this is the last thing a command does. Outside of one
 * (a refusal, whose transaction was rolled back) the entries get their own.
 */
export async function recordAudit(db: Database, first: AuditRecord, ...more: AuditRecord[]): Promise<void> {
  const add = (tx: Database) => addRecords(tx, [first, ...more]);
  if (db.isTransaction) await add(db);
  else await db.transaction().execute(add);
}

async function addRecords(tx: Database, added: AuditRecord[]): Promise<void> {
  const { division } = added[0]!;
  const records = chain(await lockHead(tx, division), added);
  await tx.insertInto("audit_entry").values(records.map(rowOf)).execute();
  const { seq, digest } = records.at(-1)!;
  await tx.updateTable("audit_head").set({ seq, digest }).where("division", "=", division).execute();
}

async function lockHead(tx: Database, division: string): Promise<ChainHead> {
  return await tx
    .insertInto("audit_head")
    .values({ division, ...chainStart })
    .onConflict((conflict) => conflict.column("division").doUpdateSet({ division }))
    .returning(["seq", "digest"])
    .executeTakeFirstOrThrow();
}

function rowOf(record: ChainedRecord) {
  const { division, seq, at, actor, action, subject, result, previous, digest } = record;
  const { reason = null, client = null } = record;
  return {
    ...{ division, seq, at, action, result, reason, client, previous, digest },
    actor_kind: actor?.kind ?? "nobody",
    actor: actor?.id ?? null,
    actor_name: actor?.account ?? null,
    subject_kind: subject?.kind ?? null,
    subject: subject?.id ?? null,
    details: JSON.stringify(record.details ?? {}),
  };
}

/** A page of the log, newest first. */
export async function readAudit(
  db: Database,
  division: string,
  query: AuditQuery,
): Promise<Omit<AuditPage, "names">> {
  const { actor, action, subject, result, from, to, before, limit } = query;
  const rows = await db
    .selectFrom("audit_entry")
    .selectAll()
    .where("division", "=", division)
    .$if(actor !== undefined, (some) =>
      some.where((is) => is.or([is("actor", "=", actor!), is("actor_name", "=", actor!)])),
    )
    .$if(action !== undefined, (some) => some.where("action", "=", action!))
    .$if(subject !== undefined, (some) => some.where("subject", "=", subject!))
    .$if(result !== undefined, (some) => some.where("result", "=", result!))
    .$if(from !== undefined, (some) => some.where("at", ">=", startOfDay(from!)))
    .$if(to !== undefined, (some) => some.where("at", "<", endOfDay(to!)))
    .$if(before !== undefined, (some) => some.where("seq", "<", before!))
    .orderBy("seq", "desc")
    .limit(limit + 1)
    .execute();
  const entries = rows.slice(0, limit).map(entryOf);
  return rows.length > limit ? { entries, next: entries.at(-1)!.seq } : { entries };
}

function entryOf(row: Selectable<AuditEntry>): Entry {
  const { division: _, previous: __, actor_kind, actor_name, subject_kind, ...same } = row;
  const named = { ...same, actorKind: actor_kind, actorName: actor_name, subjectKind: subject_kind };
  return withoutNulls(named) as unknown as Entry;
}

/** The first entry of a division that was altered, removed or slipped in (by seq); undefined when all is well. */
export async function verifyAudit(db: Database, division: string): Promise<number | undefined> {
  let before: ChainHead | undefined;
  for (;;) {
    const rows = await nextRows(db, division, before?.seq ?? 0);
    const misfit = firstMisfit(rows.map(recordOf), before);
    if (misfit !== undefined) return misfit;
    if (rows.length === 0) break;
    before = rows.at(-1)!;
  }
  const head = await db
    .selectFrom("audit_head")
    .selectAll()
    .where("division", "=", division)
    .executeTakeFirst();
  const last = before ?? chainStart;
  return !head || head.seq === last.seq ? undefined : last.seq + 1;
}

function nextRows(db: Database, division: string, after: number) {
  return db
    .selectFrom("audit_entry")
    .selectAll()
    .where("division", "=", division)
    .where("seq", ">", after)
    .orderBy("seq")
    .limit(5000)
    .execute();
}

function recordOf(row: Selectable<AuditEntry>): ChainedRecord {
  const { actor_kind, actor, actor_name, subject_kind, subject, details, ...rest } = row;
  return {
    ...withoutNulls(rest),
    ...(actor !== null && {
      actor: { kind: actor_kind, id: actor, ...(actor_name !== null && { account: actor_name }) },
    }),
    ...(subject !== null && { subject: { kind: subject_kind!, id: subject } }),
    details,
  } as ChainedRecord;
}

/** Deletes entries older than the configured years; the database keeps six months whatever is asked. */
export async function purgeAudit(db: Database, olderThan: string): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom("audit_entry")
    .where("at", "<", olderThan)
    .executeTakeFirst();
  return Number(numDeletedRows);
}
