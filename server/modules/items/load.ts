/** The items that come with the data folder: themes, items written out, items from public lists, shared phrases. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import Type, { type Static, type TSchema } from "typebox";
import { Value } from "typebox/value";
import type { GateRules } from "#server/kernel/item/gate-limits.ts";
import { shanghaiDay } from "#server/kernel/time/day.ts";
import type { Database } from "#server/platform/database/pool.ts";
import type { Services } from "#server/platform/services.ts";
import { folderTrouble, Trouble } from "#server/platform/trouble.ts";
import { readAliases, replaceSharedAliases } from "./aliases-store.ts";
import { type Candidate, type CandidateFile, candidatesFrom } from "./exchange/candidates.ts";
import type { FileProblem } from "./exchange/from-workbook.ts";
import { organFaults, systemAccount } from "./files.ts";
import { gateRulesOf } from "./gate-rules.ts";
import { catalogueOf } from "./ground.ts";
import { type ImportReport, importItems } from "./import-commands.ts";
import { announceItems } from "./items-store.ts";
import { replaceThemes, type Theme } from "./shelf-store.ts";

const exact = { additionalProperties: false };
const ThemesFile = Type.Array(
  Type.Object(
    {
      id: Type.String(),
      name: Type.String(),
      hint: Type.String(),
      for: Type.Union([Type.Literal("person"), Type.Literal("enterprise"), Type.Literal("both")]),
      order: Type.Integer(),
    },
    exact,
  ),
);
const AliasesFile = Type.Array(
  Type.Object(
    {
      phrase: Type.String({ minLength: 1 }),
      items: Type.Array(
        Type.Object({ key: Type.String(), weight: Type.Integer({ minimum: 1, maximum: 10 }) }, exact),
      ),
    },
    exact,
  ),
);

/**
 * Loads a data folder into the county's catalogue. Complete, clean items are published, the others are listed and kept
 * as drafts. What was loaded before, or changed by hand since, is left alone: a second time changes nothing.
 */
export async function loadItems(services: Services, folder = services.config.data): Promise<ImportReport> {
  const { db, config, now } = services;
  const { division } = config;
  const rules = gateRulesOf(services);
  const file = await readItemFiles(folder, rules);
  const themes = await readJson(join(folder, "themes.json"), ThemesFile);
  const aliases = await readJson(join(folder, "aliases.json"), AliasesFile);
  const at = now();
  const report = await db.transaction().execute(async (tx) => {
    const organFault = await organFaults(tx, division);
    const mode = { dryRun: false, publish: true, onlyNews: true };
    const done = await importItems(tx, file, {
      division,
      by: systemAccount,
      at,
      today: shanghaiDay(at),
      organFault,
      rules,
      ...mode,
    });
    refuseFaultyFiles(folder, done);
    const changed = await loadWords(tx, division, { themes, aliases, at });
    if (changed) await announceItems(tx, division);
    return done;
  });
  catalogueOf(services).forget(division);
  return report;
}

/** All files at once, so that what two of them both claim is noticed; problems name the file. */
async function readItemFiles(folder: string, rules: GateRules): Promise<CandidateFile> {
  const candidates: Candidate[] = [];
  const problems: FileProblem[] = [];
  for (const part of ["items", "items-basic"]) {
    for (const name of await jsonFiles(join(folder, part))) {
      const read = candidatesFrom(await readFile(join(folder, part, name)), rules, join(part, name));
      candidates.push(...read.candidates);
      problems.push(...read.problems);
    }
  }
  return { candidates, problems };
}

async function jsonFiles(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).filter((name) => name.endsWith(".json")).sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw folderTrouble(error, folder);
  }
}

async function readJson<T extends TSchema>(path: string, schema: T): Promise<Static<T>> {
  const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "[]";
    throw folderTrouble(error, path);
  });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw faulty(path, "不是正确的 JSON");
  }
  const [fault] = Value.Errors(schema, value);
  if (fault) throw faulty(path, `${fault.instancePath} ${fault.message}`);
  return value as Static<T>;
}

function faulty(place: string, what: string): Trouble {
  return new Trouble("data-faulty", `The data are faulty: ${place}: ${what}.`, `数据有误：${place}：${what}`);
}

function refuseFaultyFiles(folder: string, { problems, rows }: ImportReport): void {
  const [first] = [...problems, ...rows.flatMap((row) => row.problems)];
  if (!first) return;
  const place = [join(folder, first.sheet ?? ""), first.row, first.column].filter(Boolean).join(" ");
  throw faulty(place, first.message);
}

async function loadWords(
  tx: Database,
  division: string,
  {
    themes,
    aliases,
    at,
  }: { themes: Static<typeof ThemesFile>; aliases: Static<typeof AliasesFile>; at: string },
): Promise<boolean> {
  const ordered = [...themes].sort((a, b) => a.order - b.order);
  const rows: Theme[] = ordered.map(({ id, name, hint, for: audience }) => ({ id, name, hint, audience }));
  const themesChanged = await replaceThemes(tx, division, rows);
  const shared = aliases.flatMap(({ phrase, items }) => items.map((item) => ({ ...item, term: phrase })));
  const before = await readAliases(tx, division);
  await replaceSharedAliases(tx, division, shared, { by: systemAccount, at });
  const after = await readAliases(tx, division);
  return themesChanged || JSON.stringify(before) !== JSON.stringify(after);
}
