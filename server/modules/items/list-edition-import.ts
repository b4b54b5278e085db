/** A published list taken in from a file (A7): looked through first, then written whole or not at all. */
import { createHash } from "node:crypto";
import type { EditionImportReport } from "#contract/catalogue-lists.ts";
import type { KeyedCall } from "#server/modules/audit/index.ts";
import type { Database } from "#server/platform/database/pool.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { type EditionFile, readEditionFile } from "./exchange/edition-file.ts";
import type { FileProblem } from "./exchange/from-workbook.ts";
import { change } from "./ground.ts";
import { keepsCatalogue } from "./item-policy.ts";
import { addEdition, entryFaults } from "./list-edition-commands.ts";
import { readEdition } from "./list-editions-store.ts";

/** Says what is wrong, or adds the edition. Refused: whoever keeps no organ's items. */
export async function importEdition(
  services: Services,
  call: KeyedCall,
  bytes: Uint8Array,
  dryRun: boolean,
): Promise<EditionImportReport> {
  if (!keepsCatalogue(call.actor)) throw refuse("not-permitted");
  const file = readEditionFile(bytes);
  if (dryRun) return await report(services.db, call, file);
  const digest = createHash("sha256").update(bytes).digest("hex");
  return await change(services, call, `list-edition.import ${digest}`, async (tx) => {
    const found = await report(tx, call, file);
    if (!file.content || found.problems.length > 0) return { ...found, dryRun };
    await addEdition(tx, call, file.content);
    return { ...found, dryRun, written: true };
  });
}

/** What the file would do. */
async function report(db: Database, { actor }: KeyedCall, file: EditionFile): Promise<EditionImportReport> {
  const problems = await problemsOf(db, actor.division, file);
  const known = file.content && { edition: file.content.edition, entries: file.content.entries.length };
  return { dryRun: true, written: false, problems, ...known };
}

async function problemsOf(
  db: Database,
  division: string,
  { content, problems, placeOf }: EditionFile,
): Promise<FileProblem[]> {
  if (!content) return problems;
  const faults = await entryFaults(db, division, content.entries);
  const wrong = faults.map(({ index, field, message }) => ({ ...placeOf(index, field), message }));
  if (!(await readEdition(db, division, content.edition.id))) return wrong;
  return [{ column: "清单代号", message: `清单“${content.edition.id}”已经有了，请换一个代号。` }, ...wrong];
}
