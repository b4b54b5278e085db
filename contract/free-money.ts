/** What free services cost (R12.9): suppliers, prices, settlements, budget. Money is integer fen. */
import Type, { type Static } from "typebox";
import { RequestKey } from "./case.ts";
import { FreeId, FreeKindId } from "./free-services.ts";

const optional = Type.Optional;
const exact = { additionalProperties: false };
const words = (maxLength: number) => Type.String({ minLength: 1, maxLength });
const Day = Type.String({ format: "date" });
const Instant = Type.String({ description: "UTC instant, ISO 8601" });
const Fen = Type.Integer({ description: "fen" });
export const FreeMonth = Type.String({ pattern: "^20[0-9]{2}-(0[1-9]|1[0-2])$" });
const Year = Type.Integer({ minimum: 2000, maximum: 2200 });

export const NewFreeSupplier = Type.Object(
  {
    requestKey: RequestKey,
    name: words(60),
    uscc: optional(Type.String({ pattern: "^[0-9A-HJ-NPQRTUWXY]{18}$" })),
    contact: optional(words(60)),
  },
  exact,
);
export type NewFreeSupplier = Static<typeof NewFreeSupplier>;

export const NewFreeContract = Type.Object(
  { requestKey: RequestKey, number: words(60), from: Day, until: Day },
  exact,
);
export type NewFreeContract = Static<typeof NewFreeContract>;

/** Holds for orders from that day on; what was ordered before keeps its price. */
export const NewFreePrice = Type.Object(
  {
    requestKey: RequestKey,
    kind: FreeKindId,
    from: Day,
    price: Type.Integer({ minimum: 0, maximum: 100_000_000 }),
  },
  exact,
);
export type NewFreePrice = Static<typeof NewFreePrice>;

export const NewFreeMember = Type.Object({ requestKey: RequestKey, account: words(60) }, exact);
export type NewFreeMember = Static<typeof NewFreeMember>;

export const NewFreeSystem = Type.Object({ requestKey: RequestKey, system: FreeId }, exact);
export type NewFreeSystem = Static<typeof NewFreeSystem>;

export const Made = Type.Object({ id: Type.String() });

const PriceView = Type.Object({
  kind: Type.String(),
  kindName: Type.String(),
  unit: Type.String(),
  from: Day,
  price: Fen,
});
const ContractView = Type.Object({
  ...{ id: Type.String(), number: Type.String(), from: Day, until: Day },
  inForce: Type.Boolean(),
  /** The newest edition first. */
  prices: Type.Array(PriceView),
});
export const FreeSuppliers = Type.Object({
  suppliers: Type.Array(
    Type.Object({
      ...{
        id: Type.String(),
        name: Type.String(),
        uscc: optional(Type.String()),
        contact: optional(Type.String()),
      },
      contracts: Type.Array(ContractView),
      members: Type.Array(Type.String()),
      /** Names of the supplier's own systems. */
      systems: Type.Array(Type.String()),
    }),
  ),
  kinds: Type.Array(
    Type.Object({
      ...{
        id: Type.String(),
        name: Type.String(),
        unit: Type.String(),
        detail: Type.String(),
        source: Type.String(),
      },
      /** Nobody has a price for it today: it cannot be ordered, or is printed by the bureau itself. */
      unpriced: Type.Boolean(),
    }),
  ),
  /** Accounts with the role 供应商 that belong to nobody yet. */
  free: Type.Array(Type.Object({ account: Type.String(), name: Type.String() })),
  /** Connected systems with the scope for orders that belong to nobody yet. */
  freeSystems: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
  mayKeep: Type.Boolean(),
});
export type FreeSuppliers = Static<typeof FreeSuppliers>;

const Sum = { pieces: Type.Integer(), amount: Fen };

export const SettlementRow = Type.Object({
  ...{ id: Type.String(), supplier: Type.String(), month: Type.String(), ...Sum },
  state: Type.Union([Type.Literal("prepared"), Type.Literal("confirmed")]),
  preparedBy: Type.String(),
  confirmedBy: optional(Type.String()),
  /** Disputes nobody has answered yet. */
  open: Type.Integer(),
});
export type SettlementRow = Static<typeof SettlementRow>;

export const Settlements = Type.Object({
  rows: Type.Array(SettlementRow),
  /** Delivered and in no settlement yet, by supplier, up to each month that is over. */
  due: Type.Array(
    Type.Object({ supplier: Type.String(), name: Type.String(), month: Type.String(), ...Sum }),
  ),
  maySettle: Type.Boolean(),
  /** Delivered in the month that still runs. */
  running: Type.Object({ month: Type.String(), ...Sum }),
});
export type Settlements = Static<typeof Settlements>;

export const SettlementLine = Type.Object({
  seq: Type.Integer(),
  supply: Type.String(),
  kind: Type.String(),
  kindName: Type.String(),
  unit: Type.String(),
  quantity: Type.Integer(),
  price: Fen,
  amount: Fen,
  suppliedOn: Day,
  /** The order, where it is one. */
  number: optional(Type.String()),
  about: optional(Type.String()),
  /** Why it corrects another one. */
  correction: optional(Type.String()),
  dispute: optional(
    Type.Object({
      ...{ id: Type.String(), reason: Type.String(), raisedBy: Type.String(), mayResolve: Type.Boolean() },
      ...{ outcome: optional(Type.String()), answer: optional(Type.String()) },
    }),
  ),
});
export type SettlementLine = Static<typeof SettlementLine>;

export const Settlement = Type.Object({
  ...SettlementRow.properties,
  preparedAt: Instant,
  confirmedAt: optional(Instant),
  sums: Type.Array(
    Type.Object({ kind: Type.String(), kindName: Type.String(), unit: Type.String(), price: Fen, ...Sum }),
  ),
  lines: Type.Array(SettlementLine),
  mayConfirm: Type.Boolean(),
  /** Why not, in words; absent where they may, or have no business to. */
  notYet: optional(Type.String()),
  mayDispute: Type.Boolean(),
});
export type Settlement = Static<typeof Settlement>;

export const PrepareSettlement = Type.Object(
  { requestKey: RequestKey, supplier: FreeId, month: FreeMonth },
  exact,
);
export type PrepareSettlement = Static<typeof PrepareSettlement>;
export const ConfirmSettlement = Type.Object({ requestKey: RequestKey }, exact);

export const RaiseDispute = Type.Object(
  { requestKey: RequestKey, supply: FreeId, reason: Type.String({ minLength: 4, maxLength: 300 }) },
  exact,
);
export type RaiseDispute = Static<typeof RaiseDispute>;

/** `quantity`: what it should have been, where the dispute is right. */
export const ResolveDispute = Type.Object(
  {
    requestKey: RequestKey,
    uphold: Type.Boolean(),
    quantity: optional(Type.Integer({ minimum: 0, maximum: 1000 })),
    answer: Type.String({ minLength: 2, maxLength: 300 }),
  },
  exact,
);
export type ResolveDispute = Static<typeof ResolveDispute>;

export const CorrectSupply = Type.Object(
  {
    requestKey: RequestKey,
    quantity: Type.Integer({ minimum: 0, maximum: 1000 }),
    reason: Type.String({ minLength: 4, maxLength: 300 }),
  },
  exact,
);
export type CorrectSupply = Static<typeof CorrectSupply>;

export const SetFreeBudget = Type.Object(
  {
    requestKey: RequestKey,
    ...{ year: Year, line: FreeKindId },
    amount: Type.Integer({ minimum: 0, maximum: 100_000_000_000 }),
    reason: Type.String({ minLength: 4, maxLength: 200 }),
  },
  exact,
);
export type SetFreeBudget = Static<typeof SetFreeBudget>;

/** Where a sum stands: paid for, delivered and not yet settled, ordered and not yet delivered. */
export const BudgetStage = Type.Union([
  Type.Literal("settled"),
  Type.Literal("due"),
  Type.Literal("ordered"),
]);
export type BudgetStage = Static<typeof BudgetStage>;

const Stages = { settled: Fen, due: Fen, ordered: Fen };
export const BudgetLine = Type.Object({
  ...{ id: Type.String(), name: Type.String() },
  /** Absent: none was set for this year. */
  amount: optional(Fen),
  reason: optional(Type.String()),
  ...Stages,
  /** settled + due + ordered. */
  taken: Fen,
  /** What the year would take at this pace, at least what is taken. */
  forecast: Fen,
  /** Of the budget, what is settled: 执行率; hundredths of a percent. */
  execution: optional(Type.Integer()),
  warning: optional(Type.Union([Type.Literal("near"), Type.Literal("over"), Type.Literal("forecast")])),
  kinds: Type.Array(
    Type.Object({
      id: Type.String(),
      name: Type.String(),
      unit: Type.String(),
      pieces: Type.Integer(),
      ...Stages,
    }),
  ),
});
export type BudgetLine = Static<typeof BudgetLine>;

export const FreeBudget = Type.Object({
  year: Type.Integer(),
  asOf: Day,
  warnPercent: Type.Integer(),
  lines: Type.Array(BudgetLine),
  total: Type.Object({ amount: optional(Fen), ...Stages, taken: Fen, forecast: Fen }),
  mayKeep: Type.Boolean(),
});
export type FreeBudget = Static<typeof FreeBudget>;

/** The orders and counts behind a figure. */
export const BudgetDetails = Type.Object({
  rows: Type.Array(
    Type.Object({
      ...{ kindName: Type.String(), unit: Type.String(), quantity: Type.Integer(), amount: Fen, day: Day },
      supplier: optional(Type.String()),
      number: optional(Type.String()),
      about: optional(Type.String()),
      correction: optional(Type.String()),
    }),
  ),
  next: optional(Type.Integer()),
  ...Sum,
});
export type BudgetDetails = Static<typeof BudgetDetails>;
