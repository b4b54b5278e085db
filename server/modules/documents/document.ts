/** The document itself, without paper: what a template says about the facts of one case. Pure. */
import type { Instant } from "#server/kernel/time/day.ts";
import { type DocumentFacts, isGiven, type ListFact, type TextFact } from "./facts.ts";
import type { Clauses, Guard, Template, TemplateBlock } from "./template.ts";
import { placeholders } from "./template-lint.ts";

export interface DocumentColumn {
  head: string;
  share: number;
  align: "left" | "center";
}

export type DocumentBlock =
  | { kind: "addressee" | "paragraph" | "note"; text: string }
  | { kind: "pairs" | "form"; rows: [label: string, value: string][] }
  | { kind: "table"; columns: DocumentColumn[]; rows: string[][] }
  | { kind: "signature"; caption: string; address: string };

export interface OfficialDocument {
  template: string;
  version: number;
  title: string;
  organ: string;
  number: string;
  caseNumber: string;
  at: Instant;
  date: string;
  blocks: DocumentBlock[];
}

/** Throws when a fact that the template needs is not there: the action that produces the document must supply it. */
export function documentOf(template: Template, clauses: Clauses, facts: DocumentFacts): OfficialDocument {
  const missing = template.needs.filter((name) => !isGiven(facts, name));
  if (missing.length > 0) throw new Error(`document ${template.id} needs ${missing.join(", ")}`);
  const title = template.titles.find((words) => holds(words, facts));
  const blocks = template.blocks.flatMap((block) =>
    block.kind === "clause" && holds(block, facts) ? (clauses[block.clause] ?? []) : [block],
  );
  return {
    template: template.id,
    version: template.version,
    title: title ? fill(title.text, facts) : template.name,
    organ: textOf(facts, "organName"),
    number: textOf(facts, "documentNumber"),
    caseNumber: textOf(facts, "caseNumber"),
    at: facts.at,
    date: textOf(facts, "date"),
    blocks: blocks.flatMap((block) => blockOf(block, facts) ?? []),
  };
}

function blockOf(block: TemplateBlock, facts: DocumentFacts): DocumentBlock | undefined {
  if (block.kind === "signature") return { ...block, address: facts.address };
  if (block.kind === "clause" || !holds(block, facts)) return undefined;
  if (block.kind === "table") return tableOf(block, facts);
  if (block.kind === "pairs" || block.kind === "form") {
    const rows = block.rows.filter((row) => holds(row, facts));
    return { kind: block.kind, rows: rows.map(({ label, text }) => [label, fill(text, facts)]) };
  }
  return { kind: block.kind, text: fill(block.text, facts) };
}

function tableOf(block: Extract<TemplateBlock, { kind: "table" }>, facts: DocumentFacts): DocumentBlock {
  const rows = facts.lists[block.of as ListFact] ?? [];
  return {
    kind: "table",
    columns: block.columns.map(({ head, share, align = "left" }) => ({ head, share, align })),
    rows: rows.map((row, index) =>
      block.columns.map(({ field }) => (field === "no" ? String(index + 1) : (row[field] ?? ""))),
    ),
  };
}

function holds({ when = [], unless = [] }: Guard, facts: DocumentFacts): boolean {
  return when.every((name) => isGiven(facts, name)) && !unless.some((name) => isGiven(facts, name));
}

function fill(text: string, facts: DocumentFacts): string {
  return text.replaceAll(placeholders, (_, name: string) => textOf(facts, name));
}

function textOf(facts: DocumentFacts, name: string): string {
  return facts.texts[name as TextFact] ?? "";
}
