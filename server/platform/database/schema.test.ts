import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { testDatabase } from "#server/testing/database.ts";
import { generatedTypes, SCHEMA_FILE } from "./generate-types.ts";

test("schema.ts says what the migrations make; if not, run npm run db:types", async (t) => {
  const { db } = await testDatabase(t);
  assert.equal(await readFile(SCHEMA_FILE, "utf8"), await generatedTypes(db));
});
