/** The house as CONTRIBUTING.md draws it: imports run one way, modules meet at their doors, refusals are declared. */
import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { dirname, join, normalize, relative } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const files = globSync(["contract/**/*.{ts,tsx}", "server/**/*.ts", "web/**/*.{ts,tsx}"], {
  cwd: ROOT,
}).filter((file) => !file.startsWith("web/dist/"));
const read = (file: string) => readFileSync(join(ROOT, file), "utf8");
const isTest = (file: string) => /\.(test|fixture)\.ts$/.test(file) || file.startsWith("server/testing/");

interface Import {
  from: string;
  to: string;
  typesOnly: boolean;
}

const STATEMENT =
  /^(?:import|export)\s+(type\s)?[\w*\s{},$]+?\sfrom\s+"([^"]+)"|^import\s+"([^"]+)"|\bimport\("([^"]+)"\)/gm;

function importsOf(file: string): Import[] {
  return [...read(file).matchAll(STATEMENT)].map(([, type, named, bare, dynamic]) => ({
    from: file,
    to: resolved(file, named ?? bare ?? dynamic ?? ""),
    typesOnly: type !== undefined,
  }));
}

function resolved(file: string, name: string): string {
  if (name.startsWith(".")) return normalize(join(dirname(file), name));
  return name.startsWith("#") ? name.slice(1) : name;
}

const imports = files.flatMap(importsOf);

/** Which parts of the house a part may import from; packages and Node's own modules are judged apart. */
const MAY_IMPORT: [part: string, allowed: string[]][] = [
  ["contract/", ["contract/"]],
  ["server/kernel/", ["server/kernel/", "contract/"]],
  ["server/platform/", ["server/platform/", "server/config.ts", "contract/"]],
  ["server/cases/", ["server/cases/", "server/platform/", "server/kernel/", "server/config.ts", "contract/"]],
  [
    "server/modules/",
    [
      "server/modules/",
      "server/cases/",
      "server/platform/",
      "server/kernel/",
      "server/config.ts",
      "contract/",
    ],
  ],
  ["web/", ["web/", "contract/", "server/kernel/"]],
];

/** Tools that make files from a scratch database. */
const TOOLS = ["server/platform/database/generate-types.ts"];

const inHouse = (path: string) => /^(contract|server|web|bench|e2e|scripts)\//.test(path);
const shown = ({ from, to }: Import) => `${from} → ${to}`;

test("imports run one way", () => {
  const wrong = imports.filter(({ from, to }) => {
    if (isTest(from) || TOOLS.includes(from) || !inHouse(to)) return false;
    const allowed = MAY_IMPORT.find(([part]) => from.startsWith(part))?.[1];
    return allowed && !allowed.some((part) => to.startsWith(part));
  });
  assert.deepEqual(wrong.map(shown), []);
});

test("no file imports itself by way of others", () => {
  const next = new Map(files.map((file) => [file, new Set<string>()]));
  for (const { from, to } of imports) if (next.has(to)) next.get(from)?.add(to);
  // Files that nothing left imports are taken away; a circle never becomes free, nor what it imports.
  const wayUp = (left: Map<string, Set<string>>) =>
    [...left].filter(([file]) => ![...left.values()].some((tos) => tos.has(file))).map(([file]) => file);
  const wayDown = (left: Map<string, Set<string>>) =>
    [...left].filter(([, tos]) => ![...tos].some((to) => left.has(to))).map(([file]) => file);
  for (const free of [wayUp, wayDown])
    for (let gone = free(next); gone.length > 0; gone = free(next))
      for (const file of gone) next.delete(file);
  assert.deepEqual([...next.keys()], []);
});

test("the kernel is pure: no world outside, no framework, no clock of its own", () => {
  const PURE = ["node:crypto", "sm-crypto-v2", "typebox"];
  const wrong = imports.filter(({ from, to, typesOnly }) => {
    if (!from.startsWith("server/kernel/") || isTest(from) || inHouse(to)) return false;
    return !typesOnly && !PURE.includes(to);
  });
  assert.deepEqual(wrong.map(shown), []);
  const clocks = files.filter(
    (file) =>
      file.startsWith("server/kernel/") &&
      !isTest(file) &&
      /\bDate\.now\(|new Date\(\)|Math\.random\(/.test(read(file)),
  );
  assert.deepEqual(clocks, [], "time and chance come in as parameters");
});

test("a module is entered only through its index.ts", () => {
  const moduleOf = (path: string) => /^server\/modules\/([^/]+)\//.exec(path)?.[1];
  const wrong = imports.filter(({ from, to }) => {
    const target = moduleOf(to);
    return target && target !== moduleOf(from) && to !== `server/modules/${target}/index.ts`;
  });
  assert.deepEqual(wrong.filter(({ from }) => !from.startsWith("server/testing/")).map(shown), []);
});

test("only the case engine mentions the case tables", () => {
  const tables = globSync("server/migrations/*_cases_*.sql", { cwd: ROOT })
    .flatMap((file) => [...read(file).matchAll(/create table (?:if not exists )?"?(\w+)"?/gi)])
    .map(([, name]) => name ?? "");
  const outside = files.filter(
    (file) => file.startsWith("server/") && !/^server\/(cases|migrations)\//.test(file) && !isTest(file),
  );
  const wrong = outside
    .filter((file) => file !== "server/platform/database/schema.ts")
    .flatMap((file) => {
      const text = read(file);
      return tables.filter((table) => mentions(text, table)).map((table) => `${file}: ${table}`);
    });
  assert.deepEqual(wrong, []);
});

/** As Kysely or SQL would name it. */
const mentions = (text: string, table: string) =>
  new RegExp(
    `(From|Into|Table|Join|From\\w*)\\("${table}\\b|\\b(from|into|join|update|table)\\s+"?${table}\\b`,
  ).test(text);

const withoutComments = (text: string) => text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, "");

test("every refusal that is used is declared once", () => {
  const sources = files.filter((file) => file.startsWith("server/") && !isTest(file));
  const declared = sources
    .flatMap((file) => [...read(file).matchAll(/defineRefusals\(\{([\s\S]*?)\n\}\)/g)])
    .flatMap(([, table = ""]) =>
      [...table.matchAll(/^ {2}"?([a-z][a-z0-9-]*)"?: \{/gm)].map(([, code]) => code),
    );
  assert.deepEqual(
    declared.filter((code, place) => declared.indexOf(code) !== place),
    [],
    "declared twice",
  );
  const used = sources.flatMap((file) =>
    [...withoutComments(read(file)).matchAll(/\brefuse\(\s*"([^"]+)"/g)].map(([, code]) => ({ file, code })),
  );
  assert.deepEqual(
    used.filter(({ code }) => !declared.includes(code)).map(({ file, code }) => `${file}: ${code}`),
    [],
  );
});

test("files stay small", () => {
  const GENERATED = ["server/platform/database/schema.ts"];
  const long = files.filter((file) => !GENERATED.includes(file) && read(file).split("\n").length > 320);
  assert.deepEqual(
    long.map((file) => relative("", file)),
    [],
  );
});
