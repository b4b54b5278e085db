/** Conditions over a bundle's questions, as rows of a small form and as words. Pure. */
import type { Condition } from "#contract/condition.ts";
import type { Question } from "#contract/item.ts";
import { optionsOf } from "#server/kernel/situation.ts";

/** “要装水表吗？”选“是”: one row. Of a question where several may be ticked a row names one choice. */
export interface Clause {
  q: string;
  values: string[];
  /** Holds when none of these was said. */
  not: boolean;
}

export interface Clauses {
  /** All of them must hold, or any. */
  mode: "all" | "any";
  rows: Clause[];
}

/** The rows that say the same; undefined where a condition is nested deeper than rows can say. */
export function clausesOf(condition: Condition | undefined): Clauses | undefined {
  if (condition === undefined) return { mode: "all", rows: [] };
  const mode = "any" in condition ? "any" : "all";
  const parts = "all" in condition ? condition.all : "any" in condition ? condition.any : [condition];
  const rows = parts.map(clauseOf);
  return rows.every((row) => row !== undefined) ? { mode, rows } : undefined;
}

function clauseOf(condition: Condition): Clause | undefined {
  if ("not" in condition) {
    const inner = clauseOf(condition.not);
    return inner && !inner.not ? { ...inner, not: true } : undefined;
  }
  if (!("q" in condition)) return undefined;
  const values = "in" in condition ? condition.in : ["is" in condition ? condition.is : condition.has];
  return { q: condition.q, values, not: false };
}

/** The condition of these rows. A row that names no choice yet says nothing; no rows: always. */
export function conditionOf({ mode, rows }: Clauses, questions: readonly Question[]): Condition | undefined {
  const parts = rows.filter(({ values }) => values.length > 0).map((row) => written(row, questions));
  if (parts.length <= 1) return parts[0];
  return mode === "all" ? { all: parts } : { any: parts };
}

function written({ q, values, not }: Clause, questions: readonly Question[]): Condition {
  const several = questions.find(({ id }) => id === q)?.kind === "several";
  const [first = ""] = values;
  const said = several ? { q, has: first } : values.length > 1 ? { q, in: values } : { q, is: first };
  return not ? { not: said } : said;
}

/** “要装水表吗？”选“是”，并且…… */
export function conditionWords(condition: Condition | undefined, questions: readonly Question[]): string {
  if (condition === undefined) return "总是需要";
  if ("all" in condition) return condition.all.map((part) => nested(part, questions)).join("，并且");
  if ("any" in condition) return condition.any.map((part) => nested(part, questions)).join("，或者");
  if ("not" in condition) return `不是：${nested(condition.not, questions)}`;
  const question = questions.find(({ id }) => id === condition.q);
  const values = "in" in condition ? condition.in : ["is" in condition ? condition.is : condition.has];
  const label = (value: string) =>
    `“${(question && optionsOf(question).find((option) => option.value === value)?.label) ?? value}”`;
  return `“${question?.text ?? condition.q}”选${values.map(label).join("或")}`;
}

function nested(condition: Condition, questions: readonly Question[]): string {
  const words = conditionWords(condition, questions);
  return "all" in condition || "any" in condition ? `（${words}）` : words;
}
