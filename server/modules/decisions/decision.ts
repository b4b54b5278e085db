/** What a rule made of one application, and what is kept of it (A15). Pure. */
import type { DecisionTable } from "#contract/decision.ts";
import { compileTable, type Evaluator, type TableVerdict } from "#server/kernel/decision/decide-by-table.ts";
import { type DecisionSubject, decisionValues } from "#server/kernel/decision/facts.ts";
import { doubtWords, sourceWords, valueWords } from "#server/kernel/decision/words.ts";
import { canonical } from "#server/kernel/digest/canonical.ts";
import { sm3 } from "#server/kernel/digest/sm3.ts";
import type { Instant } from "#server/kernel/time/day.ts";

/** A table ready to decide. */
export interface Rule {
  table: DecisionTable;
  evaluate: Evaluator;
}

/** How a switched-on rule is to be used. */
export interface RuleInForce extends Rule {
  /** [A] Of a hundred granted cases, how many are looked at afterwards. */
  sample: number;
  /** The whole hall has been stopped. */
  halted: boolean;
}

export function ruleOf(table: DecisionTable): Rule {
  return { table, evaluate: compileTable(table) };
}

/** Why it came out as it did. */
export type TraceWhy = "row" | "doubt" | "no-row" | "several-rows" | "halted";

/** The trace: every input with its value and source, the rows that hit, the table and its version. Kept sealed. */
export interface Trace {
  item: string;
  table: string;
  version: number;
  at: Instant;
  outcome: TableVerdict["outcome"];
  why: TraceWhy;
  inputs: TraceInput[];
  rows: { id: string; number: number; reason: string }[];
}

export interface TraceInput {
  id: string;
  label: string;
  /** The value, in words. */
  text: string;
  source: string;
  /** Why it is no input. */
  doubt?: string;
}

/** Judges one application. A stopped hall sends everything to a person, whatever the rule says. */
export function judge(rule: Rule, subject: DecisionSubject, at: Instant, halted = false): Trace {
  const { table, evaluate } = rule;
  const values = decisionValues(table, subject);
  const verdict = evaluate(values);
  const doubts = new Map(verdict.doubts.map(({ input, kind }) => [input, doubtWords[kind]]));
  return {
    ...{ item: table.item, table: table.name, version: table.version, at },
    outcome: halted ? "person" : verdict.outcome,
    why: halted ? "halted" : whyOf(verdict),
    inputs: table.inputs.map((input) => {
      const { id, label, from } = input;
      const doubt = doubts.get(id);
      const said = { id, label, text: valueWords(input, values[id]), source: sourceWords(from) };
      return { ...said, ...(doubt !== undefined && { doubt }) };
    }),
    rows: verdict.rows.map((id) => {
      const place = table.rows.findIndex((row) => row.id === id);
      return { id, number: place + 1, reason: table.rows[place]?.reason ?? "" };
    }),
  };
}

function whyOf({ doubts, odd }: TableVerdict): TraceWhy {
  return doubts.length > 0 ? "doubt" : (odd ?? "row");
}

/** The SM3 that stands in the case's event, so that the chain vouches for the trace without showing it. */
export function traceDigest(trace: Trace): string {
  return sm3(canonical(trace)).toString("hex");
}

/** 《老年人优待证即时办理规则》（第 1 版）第 7 条: what the decision and the page name as its basis. */
export function basisWords({ table, version, rows }: Pick<Trace, "table" | "version" | "rows">): string {
  return `《${table}》（第${version}版）第${rows.map(({ number }) => number).join("、")}条`;
}

/** Why a person decides, for the examiner; undefined where the rule granted. */
export function personWords({ outcome, why, inputs, rows }: Trace): string | undefined {
  if (outcome === "grant") return undefined;
  if (why === "halted") return "全厅已停用自动核准";
  const doubtful = inputs.filter(({ doubt }) => doubt !== undefined);
  if (why === "doubt") return doubtful.map(({ label, doubt }) => `${label}：${doubt}`).join("；");
  if (why === "no-row") return "规则没有说到这种情况";
  if (why === "several-rows") return "几条规则同时成立，结果不能确定";
  return rows.map(({ reason }) => reason).join("；");
}

/** Whether a granted case is looked at afterwards: settled by its number alone, so that nobody can choose. */
export function isSampled(caseNumber: string, sample: number): boolean {
  return sm3(`sample ${caseNumber}`).readUInt32BE(0) % 10_000 < sample * 100;
}
