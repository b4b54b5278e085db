/** The annual self-evaluation (部门整体支出绩效自评, R11): its table, its report, and what is found wrong in them. */
import Type, { type Static } from "typebox";
import { EvidenceFile } from "./evidence.ts";
import { ReportChart } from "./report-chart.ts";

const exact = { additionalProperties: false };
const text = (maxLength: number) => Type.String({ maxLength });
const name = (maxLength: number) => Type.String({ minLength: 1, maxLength });
const id = Type.String({ pattern: "^[a-z][a-z0-9.-]{0,79}$" });
export const Day = Type.String({ pattern: "^20[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$" });

/** A number as it is written, never a float: “2048.62”. */
export const DecimalText = Type.String({ pattern: "^-?[0-9]{1,14}([.][0-9]{1,6})?$" });
export type DecimalText = Static<typeof DecimalText>;
const amount = Type.String({ pattern: "^[0-9]{1,14}([.][0-9]{1,6})?$" });
const maybe = Type.Union([DecimalText, Type.Null()]);

/** Where a value comes from: a metric, or a person with evidence. */
export const ValueSource = Type.Object(
  { metric: Type.Optional(id), evidence: Type.Optional(text(500)), file: Type.Optional(EvidenceFile) },
  exact,
);
export type ValueSource = Static<typeof ValueSource>;

export const Measure = Type.Object(
  {
    id,
    name: name(60),
    unit: name(12),
    target: maybe,
    actual: maybe,
    /** Last year's, for comparison and for judging the target. */
    last: Type.Optional(maybe),
    source: ValueSource,
  },
  exact,
);
export type Measure = Static<typeof Measure>;

/** R11.3–R11.6: more is better, less is better, judged in three bands, or not used this year. */
export const IndicatorKind = Type.Union([
  Type.Literal("positive"),
  Type.Literal("negative"),
  Type.Literal("qualitative"),
  Type.Literal("empty"),
]);
export type IndicatorKind = Static<typeof IndicatorKind>;

/** R11.4: 达成, 部分达成, 未达成. */
export const Band = Type.Union([Type.Literal("met"), Type.Literal("partly"), Type.Literal("unmet")]);
export type Band = Static<typeof Band>;

/** A row of the table: an indicator of the third level. */
export const Indicator = Type.Object(
  {
    id,
    /** 三级指标. */
    name: text(60),
    /** 目标内容. */
    content: text(200),
    kind: IndicatorKind,
    weight: amount,
    /** 目标值 and 完成值 in words, of qualitative rows. */
    targetWords: Type.Optional(text(200)),
    actualWords: Type.Optional(text(200)),
    measures: Type.Array(Measure, { maxItems: 6 }),
    judged: Type.Optional(
      Type.Object(
        { band: Band, percent: amount, evidence: text(500), file: Type.Optional(EvidenceFile) },
        exact,
      ),
    ),
    /** 未完成原因 and 改进措施: required below full score (R11.6). */
    reason: text(500),
    improvement: text(500),
    /** Why far more was reached than planned: required from 130 % [A] on, and where the target was far too low (R11.3). */
    explanation: text(500),
    /** Points taken off because the target was plainly too low (R11.3). */
    deduction: Type.Optional(amount),
  },
  exact,
);
export type Indicator = Static<typeof Indicator>;

export const IndicatorGroup = Type.Object(
  { id, name: name(40), weight: amount, indicators: Type.Array(Indicator, { maxItems: 40 }) },
  exact,
);
export type IndicatorGroup = Static<typeof IndicatorGroup>;

export const IndicatorBranch = Type.Object(
  { id, name: name(40), weight: amount, groups: Type.Array(IndicatorGroup, { maxItems: 12 }) },
  exact,
);
export type IndicatorBranch = Static<typeof IndicatorBranch>;

/** R11.2, in 万元: annual budget (A), executed (B), transfers from above (C). */
export const Execution = Type.Object(
  {
    weight: amount,
    annual: maybe,
    executed: maybe,
    transfer: maybe,
    sources: Type.Record(Type.String(), ValueSource),
  },
  exact,
);
export type Execution = Static<typeof Execution>;

export const IndicatorTable = Type.Object(
  {
    execution: Execution,
    branches: Type.Array(IndicatorBranch, { maxItems: 6 }),
    /** 部门职能概述, 年初设定目标, 目标完成情况. */
    functions: text(3000),
    goals: text(3000),
    achieved: text(6000),
  },
  exact,
);
export type IndicatorTable = Static<typeof IndicatorTable>;

/** Whether more of it is good, bad, or neither. */
export const Better = Type.Union([
  Type.Literal("up-good"),
  Type.Literal("down-good"),
  Type.Literal("neutral"),
]);
export type Better = Static<typeof Better>;

/** A figure of the report's text. */
export const ReportFigure = Type.Object(
  {
    id,
    name: name(60),
    unit: text(12),
    value: maybe,
    /** What is counted, in a sentence; of a metric its own. */
    definition: text(300),
    /** Of what it is counted: figures with different ones are never compared (§15, 11). */
    base: Type.Optional(text(60)),
    /** A growth may be more than 100 %, a rate may not. */
    growth: Type.Optional(Type.Boolean()),
    /** “余”, “近”, “约”: the words before or after it say that it is not exact. */
    about: Type.Optional(Type.Boolean()),
    /** Up to which day it counts; absent: nobody has said. */
    asOf: Type.Optional(Day),
    source: ValueSource,
    better: Type.Optional(Better),
    /** What was planned, in the same unit. */
    plan: Type.Optional(Type.Object({ value: maybe, source: ValueSource }, exact)),
  },
  exact,
);
export type ReportFigure = Static<typeof ReportFigure>;

const figure = id;
const figures = Type.Array(figure, { minItems: 1, maxItems: 20 });
const claim = <K extends string, P extends Record<string, Type.TSchema>>(kind: K, properties: P) =>
  Type.Object({ id, kind: Type.Literal(kind), explanation: Type.Optional(text(500)), ...properties }, exact);

/** What figures say of each other; each kind is checked (R11.8, §15). */
export const Claim = Type.Union([
  claim("sum", { total: figure, parts: figures }),
  claim("ratio", { percent: figure, part: figure, whole: figure }),
  claim("growth", { percent: figure, now: figure, increase: figure }),
  claim("change", { percent: figure, now: figure, before: figure }),
  claim("reduction", { percent: figure, from: figure, to: figure }),
  claim("product", { total: figure, factors: figures }),
  claim("part", { part: figure, whole: figure }),
  /** A rate that belongs beside two figures and is not stated. */
  claim("rate-due", { name: name(30), part: figure, whole: figure, percent: Type.Optional(figure) }),
  /** A number of things, and the things named. */
  claim("list", { count: figure, items: Type.Array(name(60), { maxItems: 60 }) }),
  /** Figures that speak of the same thing, by two ways of counting. */
  claim("agree", { figures }),
  /** Figures set side by side: only of the same base and unit. */
  claim("compare", { figures }),
  claim("reference", { figure, value: DecimalText, source: name(120) }),
  /** A part of a larger area's figure: no more than this share of it. */
  claim("share", { part: figure, value: DecimalText, source: name(120), most: amount }),
  claim("estimate", { actual: figure, estimate: figure }),
  claim("plan", { actual: figure, planned: figure }),
  claim("frequency", { count: figure, each: figure, months: Type.Integer({ minimum: 1, maximum: 12 }) }),
  /** A standing contract is one of at least so many months. */
  claim("term", { from: Day, to: Day, months: Type.Integer({ minimum: 1, maximum: 60 }), name: name(60) }),
  /** No money is left over: so says the report. */
  claim("no-carry-over", { annual: figure, executed: figure }),
]);
export type Claim = Static<typeof Claim>;

export const Section = Type.Object(
  {
    id,
    title: name(60),
    /** `{figure-id}` stands for a figure with its unit; `{figure-id:growth}` and so on for what is said of it. */
    paragraphs: Type.Array(text(4000), { maxItems: 40 }),
    /** After the paragraphs: every figure beside last year's and the plan. */
    comparison: Type.Optional(Type.Boolean()),
    charts: Type.Optional(Type.Array(ReportChart, { maxItems: 6 })),
  },
  exact,
);
export type Section = Static<typeof Section>;

/** Last year's value of a place: as published then, or counted from last year's data with last year's definition. */
export const PastValue = Type.Object(
  {
    value: maybe,
    from: Type.Union([Type.Literal("edition"), Type.Literal("metric")]),
    /** Why it is not compared: another definition, another denominator, part of a year. */
    refused: Type.Optional(text(300)),
  },
  exact,
);
export type PastValue = Static<typeof PastValue>;

/** Everything that is written in a year's evaluation. */
export const EvaluationContent = Type.Object(
  {
    table: IndicatorTable,
    figures: Type.Array(ReportFigure, { maxItems: 300 }),
    claims: Type.Array(Claim, { maxItems: 200 }),
    sections: Type.Array(Section, { maxItems: 20 }),
    /** By place: `figure/<id>`, `measure/<row>/<id>`, `execution/<which>`. */
    past: Type.Optional(Type.Record(Type.String(), PastValue)),
  },
  exact,
);
export type EvaluationContent = Static<typeof EvaluationContent>;

/** Thresholds, words and weights (`data/evaluation/rules.json`). */
export const EvaluationRules = Type.Object(
  {
    /** R11.1. */
    weights: Type.Object({ execution: amount, branches: Type.Record(id, amount) }, exact),
    /** R11.5: from how many points on. */
    grades: Type.Array(Type.Object({ name: name(4), from: amount }, exact), { minItems: 1 }),
    /** R11.4: each band's percent of the weight, least and most. */
    bands: Type.Record(Type.String(), Type.Object({ name: name(20), least: amount, most: amount }, exact)),
    /** R11.3 [A]: from this percent of the target on an explanation is required. */
    overTarget: amount,
    /** [A] A rate's target is far too low when what was left to 100 % is at most this percent of what was allowed. */
    headroom: amount,
    /** [A] An actual below this percent of its estimate or plan must be explained. */
    farFrom: amount,
    /** [A] Of this year's months: which percentile is proposed as next year's target. */
    proposal: Type.Object({ percentile: Type.Integer({ minimum: 1, maximum: 99 }) }, exact),
    /** What is mistyped again and again, with what was meant. */
    mistyped: Type.Array(Type.Object({ wrong: name(20), meant: name(20) }, exact)),
    /** Sources of the rules above. */
    source: name(200),
  },
  exact,
);
export type EvaluationRules = Static<typeof EvaluationRules>;

/** Where something was found: a row of the table, a figure, a section, or the whole. */
export const FindingPlace = Type.Object(
  {
    part: Type.Union([
      Type.Literal("table"),
      Type.Literal("indicator"),
      Type.Literal("figure"),
      Type.Literal("claim"),
      Type.Literal("section"),
      Type.Literal("report"),
    ]),
    id: Type.Optional(Type.String()),
  },
  exact,
);

export const EvaluationFinding = Type.Object(
  {
    code: Type.String(),
    sentence: Type.String(),
    place: FindingPlace,
    /** Nothing that has one of these is published; the others are explained and noted. */
    blocks: Type.Boolean(),
  },
  exact,
);
export type EvaluationFinding = Static<typeof EvaluationFinding>;
