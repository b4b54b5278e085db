/**
 * Writes `schema.ts` from the database itself: a scratch database is migrated from zero and its catalogue read.
 * `npm run db:types` writes the file; `schema.test.ts` fails when it is stale.
 */
import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { generate, IdentifierNode, PostgresDialect } from "kysely-codegen";
import { testDatabase } from "#server/testing/database.ts";
import type { Database } from "./pool.ts";

export const SCHEMA_FILE = fileURLToPath(new URL("./schema.ts", import.meta.url));

export async function generatedTypes(db: Database): Promise<string> {
  const dialect = new PostgresDialect({ dateParser: "string", numericParser: "string" });
  Object.assign(dialect.adapter.scalars, {
    int8: new IdentifierNode("number"),
    numeric: new IdentifierNode("string"),
    timestamptz: new IdentifierNode("string"),
  });
  return generate({
    db,
    dialect,
    defaultSchemas: ["public"],
    includePattern: "public.*",
    outFile: null,
    print: false,
    typeOnlyImports: true,
  });
}

if (import.meta.main) {
  const cleanups: (() => Promise<void>)[] = [];
  const { db } = await testDatabase({ after: (cleanup) => cleanups.push(cleanup) });
  await writeFile(SCHEMA_FILE, await generatedTypes(db));
  for (const cleanup of cleanups) await cleanup();
}
