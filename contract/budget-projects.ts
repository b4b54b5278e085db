/** Projects behind the budget: contracts, how they were procured, acceptance, payments (F12). Money is integer fen. */
import Type, { type Static } from "typebox";
import { Amount, BudgetFinding, BudgetId, Difference, EntryRow, LineCode } from "./budget.ts";
import { RequestKey } from "./case.ts";

const optional = Type.Optional;
const exact = { additionalProperties: false };
const words = (maxLength: number) => Type.String({ minLength: 1, maxLength });
const Day = Type.String({ format: "date" });
const Fen = Type.Integer({ description: "fen" });

export const NewProject = Type.Object(
  {
    requestKey: RequestKey,
    ...{ code: LineCode, name: words(60), goal: optional(words(300)) },
    /** Which budget of free services is paid from it. */
    freeBudget: optional(words(40)),
  },
  exact,
);
export type NewProject = Static<typeof NewProject>;

export const NewContract = Type.Object(
  {
    requestKey: RequestKey,
    ...{ number: words(60), title: words(100), supplier: words(60) },
    ...{ procurement: words(30), procuredOn: Day, procuredBy: words(120) },
    ...{ from: Day, until: Day, amount: Amount },
  },
  exact,
);
export type NewContract = Static<typeof NewContract>;

export const NewSupplement = Type.Object(
  { requestKey: RequestKey, amount: Difference, on: Day, document: words(120), reason: words(300) },
  exact,
);
export type NewSupplement = Static<typeof NewSupplement>;

export const NewAcceptance = Type.Object(
  { requestKey: RequestKey, amount: Amount, on: Day, passed: Type.Boolean(), opinion: words(300) },
  exact,
);
export type NewAcceptance = Static<typeof NewAcceptance>;

const ProjectSums = {
  ...{ id: Type.String(), code: Type.String(), name: Type.String() },
  ...{ goal: optional(Type.String()), freeBudget: optional(Type.String()) },
  /** Of the year that is shown. */
  ...{ available: Fen, executed: Fen, left: Fen, rate: optional(Type.Integer()) },
};

export const ContractView = Type.Object({
  ...{ id: Type.String(), number: Type.String(), title: Type.String(), supplier: Type.String() },
  ...{ procurement: Type.String(), procuredOn: Day, procuredBy: Type.String(), from: Day, until: Day },
  ...{ amount: Fen, ceiling: Fen, accepted: Fen, paid: Fen, left: Fen },
  supplements: Type.Array(
    Type.Object({ amount: Fen, on: Day, document: Type.String(), reason: Type.String(), by: Type.String() }),
  ),
  acceptances: Type.Array(
    Type.Object({
      amount: Fen,
      on: Day,
      passed: Type.Boolean(),
      opinion: Type.String(),
      by: Type.String(),
    }),
  ),
  findings: Type.Array(BudgetFinding),
});
export type ContractView = Static<typeof ContractView>;

/** A part of a confirmed settlement of free services that stands in no entry yet. */
export const OpenSettlement = Type.Object({
  ...{ settlement: Type.String(), part: Type.String(), partName: Type.String() },
  ...{ supplier: Type.String(), month: Type.String(), amount: Fen },
});
export type OpenSettlement = Static<typeof OpenSettlement>;

const Procurement = Type.Object({ id: Type.String(), name: Type.String() });

export const ProjectsPage = Type.Object({
  year: Type.Integer(),
  years: Type.Array(Type.Integer()),
  projects: Type.Array(
    Type.Object({ ...ProjectSums, contracts: Type.Integer(), findings: Type.Array(BudgetFinding) }),
  ),
  freeBudgets: Type.Array(Procurement),
  mayKeep: Type.Boolean(),
});
export type ProjectsPage = Static<typeof ProjectsPage>;

export const ProjectPage = Type.Object({
  ...{ ...ProjectSums, year: Type.Integer() },
  lines: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
  contracts: Type.Array(ContractView),
  payments: Type.Array(EntryRow),
  open: Type.Array(OpenSettlement),
  procurements: Type.Array(Procurement),
  assets: Type.Object({ system: Type.String(), address: optional(Type.String()) }),
  ...{ mayKeep: Type.Boolean(), mayAccept: Type.Boolean() },
});
export type ProjectPage = Static<typeof ProjectPage>;

export const ProjectIn = Type.Object({ id: BudgetId }, exact);
