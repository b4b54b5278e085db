/** The budget of a year at the desk: lines, what was moved, what was spent, totals (R11.2). Money is integer fen. */
import Type, { type Static } from "typebox";
import { RequestKey } from "./case.ts";
import { importReport, importRow } from "./import-report.ts";

const optional = Type.Optional;
const exact = { additionalProperties: false };
const words = (maxLength: number) => Type.String({ minLength: 1, maxLength });
const Day = Type.String({ format: "date" });
const Instant = Type.String({ description: "UTC instant, ISO 8601" });
const Fen = Type.Integer({ description: "fen" });
const most = 10_000_000_000_000;
/** An amount that is given: never nothing, never less. */
export const Amount = Type.Integer({ minimum: 1, maximum: most, description: "fen" });
/** Up or down. */
export const Difference = Type.Integer({ minimum: -most, maximum: most, description: "fen" });
export const BudgetId = Type.String({ format: "uuid" });
export const BudgetYear = Type.Integer({ minimum: 2000, maximum: 2200 });
export const BudgetMonth = Type.String({ pattern: "^20[0-9]{2}-(0[1-9]|1[0-2])$" });
export const LineCode = Type.String({ pattern: "^[0-9A-Z][0-9A-Z-]{1,19}$", description: "编码" });

/** 人员经费、公用经费、项目支出. */
export const BudgetCategory = Type.Union([
  Type.Literal("personnel"),
  Type.Literal("public"),
  Type.Literal("project"),
]);
export type BudgetCategory = Static<typeof BudgetCategory>;

/** 本级预算、上级转移支付. */
export const Funds = Type.Union([Type.Literal("own"), Type.Literal("transfer")]);
export type Funds = Static<typeof Funds>;

/** 年初预算、调整、上级转移、上年结转. */
export const MovementKind = Type.Union([
  Type.Literal("initial"),
  Type.Literal("adjustment"),
  Type.Literal("transfer"),
  Type.Literal("carried"),
]);
export type MovementKind = Static<typeof MovementKind>;

/** 三公经费: going abroad, vehicles running and bought, receptions. */
export const ThreePublic = Type.Union([
  Type.Literal("abroad"),
  Type.Literal("vehicle-bought"),
  Type.Literal("vehicle-run"),
  Type.Literal("reception"),
]);
export type ThreePublic = Static<typeof ThreePublic>;

export const NewLine = Type.Object(
  {
    requestKey: RequestKey,
    year: BudgetYear,
    funds: Funds,
    /** Of a basic line: its subject. Of a project's line: the project, and, where it is known, the subject. */
    subject: optional(LineCode),
    project: optional(BudgetId),
  },
  exact,
);
export type NewLine = Static<typeof NewLine>;

export const NewMovement = Type.Object(
  {
    requestKey: RequestKey,
    kind: MovementKind,
    amount: Difference,
    on: Day,
    document: words(120),
    reason: optional(words(300)),
  },
  exact,
);
export type NewMovement = Static<typeof NewMovement>;

export const NewEntry = Type.Object(
  {
    requestKey: RequestKey,
    line: BudgetId,
    voucher: words(40),
    on: Day,
    amount: Amount,
    summary: words(200),
    contract: optional(BudgetId),
    /** Card in the outside system of assets. */
    asset: optional(words(60)),
  },
  exact,
);
export type NewEntry = Static<typeof NewEntry>;

/** A confirmed settlement of free services, booked: its amount is not typed. */
export const BookSettlement = Type.Object(
  {
    requestKey: RequestKey,
    line: BudgetId,
    part: words(40),
    voucher: words(40),
    on: Day,
    contract: optional(BudgetId),
  },
  exact,
);
export type BookSettlement = Static<typeof BookSettlement>;

/** Taken back in red; what was written stays. */
export const Reversal = Type.Object({ requestKey: RequestKey, on: Day, reason: words(200) }, exact);
export type Reversal = Static<typeof Reversal>;

export const ClosePeriod = Type.Object({ requestKey: RequestKey, month: BudgetMonth }, exact);
export type ClosePeriod = Static<typeof ClosePeriod>;

export const BudgetMade = Type.Object({ id: Type.String() });

/** What the kernel adds up of lines: R11.2's A, B and C among it. */
export const BudgetTotals = Type.Object({
  ...{ initial: Fen, adjusted: Fen, carried: Fen },
  /** A: 全年预算数, of the bureau's own money. */
  annual: Fen,
  transferred: Fen,
  /** B: 全年执行数, of all money. */
  executed: Fen,
  /** C: what of B was superior transfer. */
  transfer: Fen,
  /** What is left: 结转结余, of all money. */
  left: Fen,
  /** Executed, by category; basic is personnel and public. */
  ...{ basic: Fen, personnel: Fen, public: Fen, project: Fen },
  /** 三公经费, executed. */
  threePublic: Type.Object({ all: Fen, abroad: Fen, bought: Fen, run: Fen, reception: Fen }),
  /** (B − C) / A in hundredths of a percent; absent without a budget. */
  rate: optional(Type.Integer()),
});
export type BudgetTotals = Static<typeof BudgetTotals>;

export const BudgetLineRow = Type.Object({
  ...{ id: Type.String(), code: Type.String(), name: Type.String() },
  ...{ category: BudgetCategory, funds: Funds, subject: optional(Type.String()) },
  project: optional(Type.String()),
  ...{ initial: Fen, adjusted: Fen, transferred: Fen, carried: Fen },
  ...{ available: Fen, executed: Fen, left: Fen },
  rate: optional(Type.Integer()),
  /** Executed in each month, January first. */
  months: Type.Array(Fen),
});
export type BudgetLineRow = Static<typeof BudgetLineRow>;

/** Something to look at, in a sentence. */
export const BudgetFinding = Type.Object({ code: Type.String(), sentence: Type.String() });
export type BudgetFinding = Static<typeof BudgetFinding>;

export const BudgetYearPage = Type.Object({
  ...{ year: Type.Integer(), asOf: Day, bureau: Type.String() },
  years: Type.Array(Type.Integer()),
  totals: BudgetTotals,
  lines: Type.Array(BudgetLineRow),
  /** By month: executed so far, and what the even course of the year would be (序时进度 [A]). */
  months: Type.Array(
    Type.Object({ month: Type.String(), executed: Fen, soFar: Fen, planned: Fen, closed: Type.Boolean() }),
  ),
  findings: Type.Array(BudgetFinding),
  source: Type.String(),
  mayKeep: Type.Boolean(),
  /** What a line may be made of. */
  subjects: Type.Array(Type.Object({ code: Type.String(), name: Type.String(), category: BudgetCategory })),
  projects: Type.Array(Type.Object({ id: Type.String(), code: Type.String(), name: Type.String() })),
});
export type BudgetYearPage = Static<typeof BudgetYearPage>;

export const MovementRow = Type.Object({
  ...{ id: Type.String(), kind: MovementKind, amount: Fen, on: Day, document: Type.String() },
  ...{ reason: optional(Type.String()), corrects: optional(Type.String()), reversed: Type.Boolean() },
  ...{ by: Type.String(), at: Instant },
});
export type MovementRow = Static<typeof MovementRow>;

export const EntryRow = Type.Object({
  ...{ id: Type.String(), line: Type.String(), lineName: Type.String(), voucher: Type.String() },
  ...{ on: Day, amount: Fen, summary: Type.String() },
  contract: optional(Type.Object({ id: Type.String(), number: Type.String(), project: Type.String() })),
  settlement: optional(Type.String()),
  asset: optional(Type.String()),
  corrects: optional(Type.String()),
  reversed: Type.Boolean(),
  ...{ by: Type.String(), at: Instant },
});
export type EntryRow = Static<typeof EntryRow>;

export const BudgetLinePage = Type.Object({
  line: BudgetLineRow,
  year: Type.Integer(),
  movements: Type.Array(MovementRow),
  entries: Type.Array(EntryRow),
  contracts: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), left: Fen })),
  mayKeep: Type.Boolean(),
});
export type BudgetLinePage = Static<typeof BudgetLinePage>;

/** Which entries a figure is made of. */
export const EntriesAsk = Type.Object(
  {
    year: BudgetYear,
    month: optional(BudgetMonth),
    category: optional(BudgetCategory),
    funds: optional(Funds),
    public: optional(ThreePublic),
    skip: optional(Type.Integer({ minimum: 0, maximum: 1_000_000 })),
  },
  exact,
);
export type EntriesAsk = Static<typeof EntriesAsk>;

export const EntriesPage = Type.Object({
  rows: Type.Array(EntryRow),
  /** Of all there are, not of this page alone. */
  ...{ count: Type.Integer(), amount: Fen },
  next: optional(Type.Integer()),
});
export type EntriesPage = Static<typeof EntriesPage>;

const posts = Type.Integer({ minimum: 0, maximum: 10_000 });
const staffingFields = {
  ...{ administrativePosts: posts, institutionPosts: posts },
  ...{ administrativeStaff: posts, institutionStaff: posts },
  ...{ employees: posts, contracted: posts, retired: posts },
  document: words(120),
  note: optional(words(300)),
};
export const SetStaffing = Type.Object(
  { requestKey: RequestKey, year: BudgetYear, ...staffingFields },
  exact,
);
export type SetStaffing = Static<typeof SetStaffing>;

export const StaffingYear = Type.Object({
  ...staffingFields,
  ...{ year: Type.Integer(), edition: Type.Integer() },
  /** Posts and people that hold one: the sums of their parts. */
  ...{ posts: Type.Integer(), staff: Type.Integer() },
  ...{ by: Type.String(), at: Instant },
});
export type StaffingYear = Static<typeof StaffingYear>;
export const StaffingPage = Type.Object({ years: Type.Array(StaffingYear), mayKeep: Type.Boolean() });
export type StaffingPage = Static<typeof StaffingPage>;

/** What importing a workbook would do, cell by cell. */
export const BudgetImportRow = Type.Object({
  ...importRow,
  faults: Type.Array(Type.String()),
});
export type BudgetImportRow = Static<typeof BudgetImportRow>;
export const BudgetImportReport = importReport(BudgetImportRow);
export type BudgetImportReport = Static<typeof BudgetImportReport>;

/** `data/budget.json`. */
export const BudgetRules = Type.Object(
  {
    source: words(600),
    /** The bureau whose money it is. */
    bureau: Type.String({ pattern: "^[0-9A-Z]{18}$" }),
    /** Above this share of the even course a month is spoken of, in percent points [A]. */
    behindPercent: Type.Integer({ minimum: 1, maximum: 100 }),
    subjects: Type.Array(
      Type.Object(
        { code: LineCode, name: words(40), category: BudgetCategory, public: optional(ThreePublic) },
        exact,
      ),
      { minItems: 1 },
    ),
    procurements: Type.Array(Type.Object({ id: words(30), name: words(30) }, exact), { minItems: 1 }),
    /** The outside system of assets: we keep card numbers only (F11). */
    assets: Type.Object({ system: words(60), address: optional(Type.String({ maxLength: 200 })) }, exact),
    /** Words that promise a whole year, and how many days it then has to be. */
    yearly: Type.Object({ words: Type.Array(words(10)), days: Type.Integer({ minimum: 1 }) }, exact),
  },
  exact,
);
export type BudgetRules = Static<typeof BudgetRules>;
