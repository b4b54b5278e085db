/** Decisions by rule as people see them: the applicant and the examiner of one case, the desk of all of them. */
import Type, { type Static } from "typebox";
import { CaseNumber, RequestKey } from "./case.ts";
import { DecisionOutcome, DecisionTable } from "./decision.ts";

const exact = { additionalProperties: false };
const optional = Type.Optional;
const Reason = Type.String({ minLength: 1, maxLength: 500 });
const Version = Type.Integer({ minimum: 1, maximum: 100_000 });

/** What a rule made of a case, and of what. */
export const RuleTrace = Type.Object({
  outcome: DecisionOutcome,
  at: Type.String(),
  /** 《…规则》（第1版）第3条; of a case for a person: the table. */
  basis: Type.String(),
  /** Why a person decides it. */
  person: optional(Type.String()),
  rows: Type.Array(Type.Object({ number: Type.Integer(), reason: Type.String() })),
  inputs: Type.Array(
    Type.Object({
      label: Type.String(),
      text: Type.String(),
      source: Type.String(),
      doubt: optional(Type.String()),
    }),
  ),
  /** Where to ask a person to look again. */
  again: optional(Type.String()),
});
export type RuleTrace = Static<typeof RuleTrace>;

export const DecisionFindingView = Type.Object({
  severity: Type.Union([Type.Literal("fault"), Type.Literal("note")]),
  path: Type.String(),
  message: Type.String(),
  /** Values that show it, in words. */
  witness: optional(Type.Array(Type.Object({ label: Type.String(), text: Type.String() }))),
});
export type DecisionFindingView = Static<typeof DecisionFindingView>;

/** How an item's rule is switched; without a version it is off. */
export const RuleSwitch = Type.Object({
  version: optional(Type.Integer()),
  sample: Type.Number(),
  reason: optional(Type.String()),
  changedAt: optional(Type.String()),
});
export type RuleSwitch = Static<typeof RuleSwitch>;

export const Halt = Type.Object({
  halted: Type.Boolean(),
  reason: optional(Type.String()),
  changedAt: optional(Type.String()),
});

export const DecisionShelf = Type.Object({
  halt: Halt,
  mayHalt: Type.Boolean(),
  tables: Type.Array(
    Type.Object({
      item: Type.String(),
      itemName: Type.String(),
      name: Type.String(),
      version: Type.Integer(),
      switch: RuleSwitch,
      draft: Type.Boolean(),
      /** Since the first day it was on. */
      granted: Type.Integer(),
      toPerson: Type.Integer(),
      /** Sampled cases that nobody has looked at yet. */
      unchecked: Type.Integer(),
      wrong: Type.Integer(),
    }),
  ),
});
export type DecisionShelf = Static<typeof DecisionShelf>;

export const DecisionDesk = Type.Object({
  item: Type.Object({ key: Type.String(), name: Type.String() }),
  table: DecisionTable,
  findings: Type.Array(DecisionFindingView),
  switch: RuleSwitch,
  draft: optional(
    Type.Object({
      table: DecisionTable,
      revision: Type.Integer(),
      findings: Type.Array(DecisionFindingView),
      /** Whoever reads wrote it: somebody else must publish it. */
      own: Type.Boolean(),
    }),
  ),
  allowed: Type.Array(
    Type.Union([
      Type.Literal("edit"),
      Type.Literal("publish"),
      Type.Literal("switch"),
      Type.Literal("check"),
    ]),
  ),
});
export type DecisionDesk = Static<typeof DecisionDesk>;

/** `dryRun`: only say what would be found. `revision` is the one last seen, 0 when there was no draft. */
export const SaveDecisionDraft = Type.Object(
  {
    requestKey: RequestKey,
    revision: Type.Integer({ minimum: 0, maximum: 1_000_000 }),
    dryRun: optional(Type.Boolean()),
    table: Type.Object({}, { additionalProperties: true }),
  },
  exact,
);
export const SavedDecisionDraft = Type.Object({
  saved: Type.Boolean(),
  revision: Type.Integer(),
  findings: Type.Array(DecisionFindingView),
});
export type SavedDecisionDraft = Static<typeof SavedDecisionDraft>;

export const PublishDecision = Type.Object(
  { requestKey: RequestKey, revision: Type.Integer({ minimum: 1, maximum: 1_000_000 }) },
  exact,
);
/** Without a version: off. */
export const SwitchRule = Type.Object(
  {
    requestKey: RequestKey,
    version: optional(Version),
    sample: Type.Number({ minimum: 0, maximum: 100 }),
    reason: Reason,
  },
  exact,
);
export const HaltRules = Type.Object(
  { requestKey: RequestKey, halted: Type.Boolean(), reason: Reason },
  exact,
);

export const CheckResult = Type.Union([Type.Literal("confirmed"), Type.Literal("wrong")]);
export const CheckDecision = Type.Object(
  { requestKey: RequestKey, result: CheckResult, note: Reason },
  exact,
);

export const JudgedCases = Type.Object({
  rows: Type.Array(
    Type.Object({
      number: CaseNumber,
      outcome: DecisionOutcome,
      why: Type.String(),
      rows: Type.Array(Type.String()),
      at: Type.String(),
      sampled: Type.Boolean(),
      check: optional(Type.Object({ result: CheckResult, note: Type.String(), at: Type.String() })),
    }),
  ),
  next: optional(Type.String()),
});
export type JudgedCases = Static<typeof JudgedCases>;

const Day = Type.String({ format: "date" });
/** A table tried on cases that people have decided, before it is switched on. `draft`: the draft instead. */
export const ShadowRun = Type.Object({ from: Day, to: Day, draft: optional(Type.Boolean()) }, exact);
export const ShadowReport = Type.Object({
  table: Type.String(),
  version: Type.Integer(),
  /** Cases handed in in the period; only the newest are looked at when there are more than `most`. */
  cases: Type.Integer(),
  most: Type.Integer(),
  /** The rule would have granted them. */
  granted: Type.Integer(),
  /** Of those: people granted them too, without a correction; people did otherwise; people are not done. */
  agreed: Type.Integer(),
  differed: Type.Integer(),
  open: Type.Integer(),
  /** It would have left them to a person, by reason, the most frequent first. */
  toPerson: Type.Integer(),
  reasons: Type.Array(Type.Object({ reason: Type.String(), cases: Type.Integer() })),
  differing: Type.Array(
    Type.Object({ number: CaseNumber, rows: Type.Array(Type.String()), people: Type.String() }),
  ),
});
export type ShadowReport = Static<typeof ShadowReport>;
