/** Judges templates when they are loaded, so that no document fails, or forgets the remedy, in front of an applicant. */
import { alwaysThere, listFacts, textFacts, traits } from "./facts.ts";
import type { Clauses, Guard, Template, TemplateBlock, Words } from "./template.ts";

export type TemplateFault =
  | "unknown-placeholder"
  | "placeholder-may-be-empty"
  | "stray-brace"
  | "unknown-condition"
  | "unknown-need"
  | "unknown-clause"
  | "unknown-list"
  | "unknown-column"
  | "title-may-be-missing"
  | "remedy-missing"
  | "signature-missing";

export interface TemplateProblem {
  path: string;
  fault: TemplateFault;
  /** What is wrong with what: a placeholder, a name. */
  about: string;
}

export const placeholders = /\{([^{}]*)\}/g;

/** Every problem of one template, each with its place in the file. */
export function lintTemplate(template: Template, clauses: Clauses): TemplateProblem[] {
  const given = new Set<string>([...alwaysThere, ...template.needs]);
  return [
    ...template.needs.flatMap((name, index) => known(name, `needs[${index}]`, "unknown-need")),
    ...template.titles.flatMap((title, index) => lintWords(title, `titles[${index}]`, given)),
    ...template.blocks.flatMap((block, index) => lintBlock(block, `blocks[${index}]`, given, clauses)),
    ...lintWhole(template),
  ];
}

function lintWhole({ titles, adverse, blocks }: Template): TemplateProblem[] {
  const last = titles.at(-1);
  const remedy = blocks.some(
    (block) => block.kind === "clause" && block.clause === "remedy" && !isGuarded(block),
  );
  const signed = blocks.some((block) => block.kind === "signature");
  return [
    ...(last && isGuarded(last) ? [problem("titles", "title-may-be-missing", last.text)] : []),
    ...(adverse && !remedy ? [problem("blocks", "remedy-missing", "R2.21")] : []),
    ...(signed ? [] : [problem("blocks", "signature-missing", "R2.3")]),
  ];
}

function lintBlock(
  block: TemplateBlock,
  path: string,
  given: ReadonlySet<string>,
  clauses: Clauses,
): TemplateProblem[] {
  if (block.kind === "signature") return [];
  const inside = new Set([...given, ...(block.when ?? [])]);
  const rest = (() => {
    if (block.kind === "clause") return lintClause(block.clause, path, inside, clauses);
    if (block.kind === "table") return lintTable(block, path);
    if (block.kind === "pairs" || block.kind === "form") {
      // What a form leaves empty is written by hand.
      const present = block.kind === "form" ? new Set(Object.keys(textFacts)) : inside;
      return block.rows.flatMap((row, index) => lintWords(row, `${path}.rows[${index}]`, present));
    }
    return lintText(block.text, `${path}.text`, inside);
  })();
  return [...lintGuard(block, path), ...rest];
}

/** A clause holds no clause. */
function lintClause(
  id: string,
  path: string,
  given: ReadonlySet<string>,
  clauses: Clauses,
): TemplateProblem[] {
  const blocks = clauses[id];
  if (!blocks) return [problem(path, "unknown-clause", id)];
  return blocks.flatMap((block, index) => lintBlock(block, `clauses.${id}[${index}]`, given, {}));
}

function lintTable(block: Extract<TemplateBlock, { kind: "table" }>, path: string): TemplateProblem[] {
  const fields: readonly string[] | undefined = listFacts[block.of as keyof typeof listFacts];
  if (!fields) return [problem(`${path}.of`, "unknown-list", block.of)];
  return block.columns.flatMap(({ field }, index) =>
    fields.includes(field) ? [] : [problem(`${path}.columns[${index}]`, "unknown-column", field)],
  );
}

function lintWords(words: Words, path: string, given: ReadonlySet<string>): TemplateProblem[] {
  const inside = new Set([...given, ...(words.when ?? [])]);
  return [...lintGuard(words, path), ...lintText(words.text, `${path}.text`, inside)];
}

function lintText(text: string, path: string, given: ReadonlySet<string>): TemplateProblem[] {
  const names = [...text.matchAll(placeholders)].map((match) => match[1]!);
  const faults = names.flatMap((name) => {
    if (!(name in textFacts)) return [problem(path, "unknown-placeholder", name)];
    return given.has(name) ? [] : [problem(path, "placeholder-may-be-empty", name)];
  });
  return /[{}]/.test(text.replaceAll(placeholders, ""))
    ? [...faults, problem(path, "stray-brace", text)]
    : faults;
}

function lintGuard({ when = [], unless = [] }: Guard, path: string): TemplateProblem[] {
  return [...when, ...unless].flatMap((name) => known(name, path, "unknown-condition"));
}

function known(name: string, path: string, fault: TemplateFault): TemplateProblem[] {
  return name in textFacts || name in traits || name in listFacts ? [] : [problem(path, fault, name)];
}

function isGuarded({ when, unless }: Guard): boolean {
  return when !== undefined || unless !== undefined;
}

function problem(path: string, fault: TemplateFault, about: string): TemplateProblem {
  return { path, fault, about };
}
