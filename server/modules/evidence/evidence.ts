/** Keeping and reading files of evidence; what is not there any more, or is not what it was, is named. */
import { createHash } from "node:crypto";
import type { Readable } from "node:stream";
import type { EvidenceFile } from "#contract/evidence.ts";
import type { StaffActor } from "#server/kernel/access/actor.ts";
import { can } from "#server/kernel/access/permission.ts";
import { doneBy, recordAudit, type StaffCall } from "#server/modules/audit/index.ts";
import type { Database } from "#server/platform/database/pool.ts";
import { mediaTypes } from "#server/platform/files/file-type.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import "./evidence-refusals.ts";

/** Whoever may enter figures, or write an evaluation, of an organ of theirs. */
export function mayKeep(actor: StaffActor): boolean {
  const { division, posts } = actor;
  return posts.some(
    ({ organ }) =>
      can(actor, "evaluation.write", { division, organ }) || can(actor, "metrics.enter", { division, organ }),
  );
}

/** Whoever may read evaluations or figures of an organ of theirs. */
export function mayRead(actor: StaffActor): boolean {
  const { division, posts } = actor;
  const reads = posts.some(({ organ }) => can(actor, "metrics.read", { division, organ }));
  return reads || can(actor, "evaluation.read", { division }) || mayKeep(actor);
}

/** Refused: empty, too large, of a type that is not taken, with a virus. The same file is kept once. */
export async function keepEvidence(
  { db, files }: Services,
  call: StaffCall,
  { filename, file }: { filename: string; file: Readable },
): Promise<EvidenceFile> {
  const { division, id: by } = call.actor;
  const { id, type, size } = await files.keep(file);
  const name = filename.replace(/^.*[/\\]/, "").slice(-200) || "依据";
  await db.transaction().execute(async (tx) => {
    await tx
      .insertInto("evidence_file")
      .values({ division, id, name, type: mediaTypes[type], size, kept_by: by, kept_at: call.at })
      .onConflict((same) => same.doNothing())
      .execute();
    await recordAudit(tx, doneBy(call, "evidence.keep", { kind: "evidence", id }, { size }));
  });
  return { id, name, size };
}

/** Who read what is on record. Refused: none of that digest. */
export async function readEvidence(
  { db, files }: Services,
  call: StaffCall,
  id: string,
): Promise<{ name: string; type: string; content: Readable }> {
  const row = await db
    .selectFrom("evidence_file")
    .select(["name", "type"])
    .where("division", "=", call.actor.division)
    .where("id", "=", id)
    .executeTakeFirst();
  const content = row && (await files.read(id));
  if (!content) throw refuse("not-found");
  await db
    .transaction()
    .execute((tx) => recordAudit(tx, doneBy(call, "evidence.read", { kind: "evidence", id })));
  return { ...row, content };
}

/** Refused: a file that was never brought. */
export async function requireEvidence(db: Database, division: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const known = await evidenceNames(db, division, ids);
  if (ids.some((id) => !known.has(id))) throw refuse("evidence-unknown", { field: "file" });
}

/** Names and sizes by id. */
export async function evidenceNames(
  db: Database,
  division: string,
  ids: readonly string[],
): Promise<Map<string, EvidenceFile>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom("evidence_file")
    .select(["id", "name", "size"])
    .where("division", "=", division)
    .where("id", "in", [...new Set(ids)])
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** Files that are gone, or whose content is not what its digest says, in words. */
export async function evidenceFaults(
  { files }: Services,
  evidence: readonly EvidenceFile[],
): Promise<string[]> {
  const faults: string[] = [];
  for (const { id, name } of evidence) {
    const content = await files.read(id);
    if (!content) faults.push(`依据文件《${name}》已经找不到。`);
    else if ((await digestOf(content)) !== id) faults.push(`依据文件《${name}》的内容已被改动。`);
  }
  return faults;
}

async function digestOf(content: Readable): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of content) hash.update(chunk as Buffer);
  return hash.digest("hex");
}
