/**
 * The rules of electronic monitoring (红黄牌) as data (`data/watch-rules.json`, R3.1, R3.2): what a case's history must
 * show to earn a warning, a yellow or a red card, and who is told. Every threshold is the county's own [A].
 */
import Type, { type Static } from "typebox";
import type { CaseRole } from "./case-type.ts";
import { Limit } from "./item.ts";

const exact = { additionalProperties: false };
const id = Type.String({ pattern: "^[a-z][a-z0-9-]{0,49}$" });
const words = (maxLength: number) => Type.String({ minLength: 1, maxLength });

/** 预警, 黄牌, 红牌. */
export const WatchLight = Type.Union([Type.Literal("warning"), Type.Literal("yellow"), Type.Literal("red")]);
export type WatchLight = Static<typeof WatchLight>;

/** Who is told: the one who handles it, the heads of the section and of the organ, the supervision office. */
export const Addressee = Type.Union([
  Type.Literal("handler"),
  Type.Literal("section-head"),
  Type.Literal("organ-head"),
  Type.Literal("supervision"),
]);
export type Addressee = Static<typeof Addressee>;

/** What is left, by the clock's own unit: working days, natural days, office hours with fractions. */
const Left = Type.Object(
  {
    W: Type.Number({ minimum: 0, maximum: 60 }),
    D: Type.Number({ minimum: 0, maximum: 60 }),
    H: Type.Number({ minimum: 0, maximum: 60 }),
  },
  exact,
);

/**
 * When a clock's rule falls due. `before`: at the earliest of so much left, such a share of the limit used, or so many
 * office hours left of the day for a limit of nothing (即办, R2.12). `past`: so long after the deadline; 0 is the deadline.
 */
export const WatchMoment = Type.Union([
  Type.Object(
    {
      before: Type.Object(
        {
          left: Left,
          percent: Type.Number({ minimum: 1, maximum: 100 }),
          onTheSpot: Type.Number({ minimum: 0, maximum: 12 }),
        },
        exact,
      ),
    },
    exact,
  ),
  Type.Object({ past: Limit }, exact),
]);
export type WatchMoment = Static<typeof WatchMoment>;

/** Which cases a rule looks at. Absent parts look at all. */
const Scope = {
  /** Case types. */
  types: Type.Optional(Type.Array(id, { minItems: 1 })),
  /** Case types left out. */
  exceptTypes: Type.Optional(Type.Array(id, { minItems: 1 })),
  /** Only cases opened with this trait, or only those without it. */
  trait: Type.Optional(Type.Object({ id, has: Type.Boolean() }, exact)),
};

const Common = {
  id,
  name: words(40),
  /** Why, as the card says it: “超过承诺期限未办结”. */
  cause: words(60),
  light: WatchLight,
  addressees: Type.Array(Addressee, { minItems: 1, maxItems: 4 }),
  /** The rule it comes from: R3.1, R3.2 … */
  source: words(40),
};

export const ClockRule = Type.Object(
  {
    ...{ ...Common, ...Scope, kind: Type.Literal("clock") },
    /** Clocks by name, or every clock that staff answer for. */
    clocks: Type.Union([Type.Array(id, { minItems: 1 }), Type.Literal("staff")]),
    /** Clocks that other rules look after. */
    exceptClocks: Type.Optional(Type.Array(id, { minItems: 1 })),
    moment: WatchMoment,
    /** Not when this clock of the case is past its deadline at that moment as well (yellow, while not yet red). */
    unlessPast: Type.Optional(id),
  },
  exact,
);
export type ClockRule = Static<typeof ClockRule>;

/** What an event must show besides its action. */
export const EventCondition = Type.Union([
  /** A text of its data that is missing, or says less than so many characters. */
  Type.Object({ text: Type.String(), fewerThan: Type.Integer({ minimum: 1, maximum: 100 }) }, exact),
  /** Who did it: `staff` for what the applicant should have been able to do online. */
  Type.Object(
    { actor: Type.Union([Type.Literal("staff"), Type.Literal("resident"), Type.Literal("system")]) },
    exact,
  ),
  /** How the case came. */
  Type.Object({ channel: words(20) }, exact),
  /** What is known of its item: `online` when the item promises that nobody need come. */
  Type.Object({ fact: Type.Literal("online"), is: Type.Boolean() }, exact),
]);
export type EventCondition = Static<typeof EventCondition>;

export const EventRule = Type.Object(
  {
    ...{ ...Common, ...Scope, kind: Type.Literal("event") },
    actions: Type.Array(id, { minItems: 1 }),
    /** All of these. */
    when: Type.Optional(Type.Array(EventCondition, { minItems: 1, maxItems: 4 })),
  },
  exact,
);
export type EventRule = Static<typeof EventRule>;

/** What follows from the yellow cards of the same case. */
export const CardRule = Type.Object(
  {
    ...{ ...Common, ...Scope, kind: Type.Literal("cards") },
    of: Type.Union([
      /** A yellow card that nobody answered for so long. */
      Type.Object({ unanswered: Limit }, exact),
      /** So many yellow cards on one case. */
      Type.Object({ atLeast: Type.Integer({ minimum: 2, maximum: 9 }) }, exact),
    ]),
  },
  exact,
);
export type CardRule = Static<typeof CardRule>;

/** Raised by people or by other modules, never found in a history: fees off the list, a legal application turned away. */
export const HandRule = Type.Object({ ...Common, kind: Type.Literal("hand") }, exact);
export type HandRule = Static<typeof HandRule>;

export const WatchRule = Type.Union([ClockRule, EventRule, CardRule, HandRule]);
export type WatchRule = Static<typeof WatchRule>;

/** Other thresholds, or none, for a division, a case type or an item. The later in the list wins. */
export const WatchOverride = Type.Object(
  {
    rule: id,
    division: Type.Optional(Type.String({ pattern: "^[0-9]{6}$" })),
    type: Type.Optional(id),
    item: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
    off: Type.Optional(Type.Boolean()),
    moment: Type.Optional(WatchMoment),
    light: Type.Optional(WatchLight),
    addressees: Type.Optional(Type.Array(Addressee, { minItems: 1, maxItems: 4 })),
    /** Why it differs: a document, a decision. */
    reason: words(200),
  },
  exact,
);
export type WatchOverride = Static<typeof WatchOverride>;

/** The limits of a card's own way (R3.4 [A]). */
export const CardLimits = Type.Object(
  { sign: Limit, explain: Limit, appeal: Limit, rectify: Limit, examine: Limit },
  exact,
);
export type CardLimits = Static<typeof CardLimits>;

export const WatchRules = Type.Object(
  {
    source: words(300),
    limits: CardLimits,
    rules: Type.Array(WatchRule, { minItems: 1, maxItems: 100 }),
    overrides: Type.Array(WatchOverride, { maxItems: 1000 }),
  },
  exact,
);
export type WatchRules = Static<typeof WatchRules>;

/** Who answers a card, by role. */
export const answeringRoles: readonly Static<typeof CaseRole>[] = [
  "clerk",
  "examiner",
  "surveyor",
  "approver",
  "organ-head",
];
