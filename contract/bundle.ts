/**
 * A bundle (一件事一次办) as data (`data/bundles/*.json`): situation questions, items with conditions, who waits for
 * whom, the lead organ (R2.28–R2.34). `server/kernel/bundle/` compiles it with its items; server and browser alike.
 */
import Type, { type Static } from "typebox";
import { Condition } from "./condition.ts";
import { Item, Limit, Question } from "./item.ts";
import { ItemStatus } from "./item-layers.ts";

const exact = { additionalProperties: false };
const text = (maxLength: number) => Type.String({ minLength: 1, maxLength });
const optional = Type.Optional;

/** Key of a service item or of a bundle: its file's name, and what routes and links use. */
export const BundleKey = Type.String({ pattern: "^[a-z][a-z0-9-]{2,59}$" });

const FieldId = Type.String({ pattern: "^[a-z][a-zA-Z0-9]*$" });

/** An answer the bundle itself knows, so that nobody is asked: “开办餐饮店” is a food shop. */
export const GivenAnswer = Type.Object(
  {
    /** Id of a question or of a form field. */
    id: Type.String({ pattern: "^[a-z][a-zA-Z0-9-]*$" }),
    value: Type.Union([text(200), Type.Array(text(200), { minItems: 1, maxItems: 50 })]),
    /** Over the bundle's own questions; the first that holds counts. */
    when: optional(Condition),
  },
  exact,
);
export type GivenAnswer = Static<typeof GivenAnswer>;

/** A field that is another one here, so that nobody fills it in twice: a stall's registered address is where it trades. */
export const SameField = Type.Object(
  {
    /** Id of the field that is not asked. */
    id: FieldId,
    /** Id of the field whose answer counts for it. */
    as: FieldId,
    /** Over the bundle's own questions; absent: always. */
    when: optional(Condition),
  },
  exact,
);
export type SameField = Static<typeof SameField>;

export const BundlePart = Type.Object(
  {
    item: BundleKey,
    /** Over the bundle's own questions; absent: always part of it. */
    when: optional(Condition),
    /** Why it is needed, in a sentence a resident understands. */
    why: optional(text(200)),
    /** Items whose result it waits for, besides those that provide one of its materials or fields. */
    after: optional(Type.Array(BundleKey, { maxItems: 20 })),
    /** What its organ promises within this bundle, when that is shorter than the item's own promise. */
    promised: optional(Limit),
    /** Silence of a joint organ counts as its consent, by this legal basis only (R2.29); absent: it never does. */
    silenceConsent: optional(text(300)),
  },
  exact,
);
export type BundlePart = Static<typeof BundlePart>;

/** 一业一证: one licence with one code that stands for the licences of a trade. */
export const CompositeLicence = Type.Object(
  {
    name: text(100),
    /** The trade it is for: 餐饮店. */
    trade: text(50),
    /** Last three characters of the 证照类型代码 (R6.1). */
    licenceType: Type.String({ pattern: "^[0-9A-Z]{3}$" }),
    /** Parts whose licence it joins; it is made when every chosen one of them has been granted. */
    joins: Type.Array(BundleKey, { minItems: 2, maxItems: 20 }),
  },
  exact,
);

export const Bundle = Type.Object(
  {
    key: BundleKey,
    name: text(100),
    version: Type.Integer({ minimum: 1 }),
    status: ItemStatus,
    /** What it is for, in a sentence for the resident. */
    summary: text(300),
    sources: Type.Array(text(500), { minItems: 1 }),
    /** 统一社会信用代码 of the lead organ (牵头部门). */
    lead: Type.String({ pattern: "^[0-9A-Z]{18}$" }),
    themes: Type.Array(text(50)),
    objects: Type.Array(Type.String({ pattern: "^[1234569]$" })),
    aliases: Type.Array(text(30)),
    questions: Type.Array(Question, { maxItems: 40 }),
    given: optional(Type.Array(GivenAnswer, { maxItems: 60 })),
    same: optional(Type.Array(SameField, { minItems: 1, maxItems: 20 })),
    /** What a field is called here that its items call by different names: the data element means the same. */
    labels: optional(Type.Record(Type.String({ pattern: "^[a-z][a-zA-Z0-9]*$" }), text(60))),
    parts: Type.Array(BundlePart, { minItems: 1, maxItems: 50 }),
    /** What the lead organ promises for the whole; absent: the critical path of its parts. */
    promised: optional(Limit),
    /** How often the applicant must come in person. */
    visits: Type.Integer({ minimum: 0, maximum: 9 }),
    /** The organs' site surveys are made together, as one. */
    jointSurvey: optional(Type.Boolean()),
    composite: optional(CompositeLicence),
  },
  exact,
);
export type Bundle = Static<typeof Bundle>;

export const BundleList = Type.Object({
  bundles: Type.Array(
    Type.Object({
      key: Type.String(),
      name: Type.String(),
      summary: Type.String(),
      themes: Type.Array(Type.String()),
      objects: Type.Array(Type.String()),
      aliases: Type.Array(Type.String()),
      /** How many items it may need. */
      parts: Type.Integer(),
    }),
  ),
});
export type BundleList = Static<typeof BundleList>;

/** Everything a page needs to compile a bundle at every answer. */
export const BundleGuide = Type.Object({
  bundle: Bundle,
  items: Type.Array(Item),
  rules: Type.Object({ hoursADay: Type.Number(), jointMost: Limit }),
  /** Names of the organs, by code. */
  organs: Type.Record(Type.String(), Type.String()),
});
export type BundleGuide = Static<typeof BundleGuide>;
