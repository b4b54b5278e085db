/**
 * The service item (政务服务事项) as it is written in `data/items/*.json`, imported, published and read.
 * Elements after GB/T 39046-2020 table 4 (R1.11), materials after R1.16, situations after R1.18.
 * Only the handling item (业务办理项, the leaf of the three layers, R1.3) can be applied for.
 */
import Type, { type Static } from "typebox";
import { Condition } from "./condition.ts";
import { Form } from "./form.ts";
import { Basis, CatalogueEntry, Implementation, ItemStatus } from "./item-layers.ts";
import { Commitment, Deferral, DeferralBar } from "./item-promises.ts";
import { Limit } from "./limit.ts";

export { Limit };

const text = (maxLength: number) => Type.String({ minLength: 1, maxLength });
const optional = Type.Optional;

/** R1.16 material; `id` is the data-element id shared by all items that ask for the same thing. */
export const Material = Type.Object(
  {
    id: Type.String({ pattern: "^[a-z][a-z0-9-]*$" }),
    name: text(200),
    kind: Type.Union([
      Type.Literal("original"),
      Type.Literal("copy"),
      Type.Literal("original-and-copy"),
      Type.Literal("electronic"),
    ]),
    /** 材料形式: 1 纸质 2 电子 3 纸质和电子. */
    form: Type.String({ pattern: "^[123]$" }),
    originals: Type.Integer({ minimum: 0, maximum: 99 }),
    copies: Type.Integer({ minimum: 0, maximum: 99 }),
    paper: optional(text(20)),
    necessity: Type.Union([Type.Literal("required"), Type.Literal("optional"), Type.Literal("deferrable")]),
    /** 来源渠道: 10 申请人自备 20 政府部门核发 99 其他. */
    source: Type.String({ pattern: "^(10|20|99)$" }),
    sourceNote: optional(text(500)),
    issuedBy: optional(text(200)),
    /** 填报须知, what a resident must know to get it right. */
    notes: optional(text(1000)),
    /** 受理标准, what a clerk checks. */
    standard: optional(text(1000)),
    basis: optional(text(500)),
    /** 电子证照类型 that makes this paper unnecessary (R1.17). */
    licenceType: optional(text(100)),
    /** May be replaced by a written commitment (告知承诺, R2.31). */
    commitment: optional(Commitment),
    /** Asked for only when the answers to the situation questions say so (R1.18). */
    when: optional(Condition),
    /** Why it is asked, in a sentence a resident understands. */
    why: optional(text(300)),
  },
  { additionalProperties: false },
);
export type Material = Static<typeof Material>;

/** R1.18 情形引导: one question of the situation. */
export const Question = Type.Object(
  {
    id: Type.String({ pattern: "^[a-z][a-z0-9-]*$" }),
    text: text(200),
    hint: optional(text(300)),
    kind: Type.Union([Type.Literal("yes-no"), Type.Literal("single"), Type.Literal("several")]),
    required: Type.Boolean(),
    /** For yes-no the values are `yes` and `no` and may be left out. */
    options: optional(
      Type.Array(
        Type.Object(
          { value: text(50), label: text(100), hint: optional(text(200)) },
          { additionalProperties: false },
        ),
      ),
    ),
    when: optional(Condition),
  },
  { additionalProperties: false },
);
export type Question = Static<typeof Question>;

/** One step of 办理流程. `survey` needs two officers (R2.18); the last step of an item is its `decision`. */
export const Step = Type.Object(
  {
    id: Type.String({ pattern: "^[a-z][a-z0-9-]*$" }),
    name: text(50),
    kind: Type.Union([Type.Literal("review"), Type.Literal("survey"), Type.Literal("decision")]),
    /** Post that does it: see the roles of the organisation module. */
    role: Type.Union([Type.Literal("examiner"), Type.Literal("approver"), Type.Literal("surveyor")]),
    limit: Limit,
    standard: optional(text(1000)),
    result: optional(text(200)),
    when: optional(Condition),
  },
  { additionalProperties: false },
);
export type Step = Static<typeof Step>;

/** 特别程序 that stops the statutory clock (R2.17, R2.25). */
export const SpecialProcedure = Type.Object(
  {
    id: Type.String({ pattern: "^[a-z][a-z0-9-]*$" }),
    name: text(50),
    limit: Limit,
    basis: text(500),
  },
  { additionalProperties: false },
);

/** Limits of some situations only (R1.18): whoever answers so is served by these. The first that holds counts. */
export const LimitCase = Type.Object(
  {
    when: Condition,
    /** Absent: the item's own. */
    statutory: optional(Limit),
    promised: optional(Limit),
    /** Why, in a sentence a resident understands. */
    why: optional(text(300)),
  },
  { additionalProperties: false },
);
export type LimitCase = Static<typeof LimitCase>;

export const Fee = Type.Object(
  {
    name: text(100),
    /** Integer fen; absent when the standard is a formula or depends on quantity. */
    amountFen: optional(Type.Integer({ minimum: 0 })),
    standard: text(500),
    basis: text(500),
    waivable: Type.Boolean(),
    waiverBasis: optional(text(500)),
    /** Charged only when the answers say so (R1.18). */
    when: optional(Condition),
  },
  { additionalProperties: false },
);

export type Fee = Static<typeof Fee>;

export const Result = Type.Object(
  {
    /** 结果类型: 1 证照 2 批文 3 其他 4 无. */
    type: Type.String({ pattern: "^[1234]$" }),
    name: text(100),
    /** 证照类型代码's last three digits, when the result is an e-licence (R6.1). */
    licenceType: optional(Type.String({ pattern: "^[0-9A-Z]{3}$" })),
    electronic: Type.Boolean(),
    /** Validity in months; absent = long term (9999-12-31, R6.3). */
    validMonths: optional(Type.Integer({ minimum: 1 })),
    /** Form fields that the result settles, for the items of a bundle that wait for it: a business licence its code. */
    gives: optional(Type.Array(text(60), { maxItems: 10 })),
    /** Form fields printed on the licence, by field id, with the label printed. */
    prints: optional(
      Type.Array(Type.Object({ field: text(60), label: text(60) }, { additionalProperties: false })),
    ),
    /** 领取方式: 1 窗口领取 2 邮寄 3 网上下载. */
    pickup: Type.Array(Type.String({ pattern: "^[123]$" })),
  },
  { additionalProperties: false },
);

/** 办理形式, 网办深度, 现场次数 … (R1.11 channel, R1.14; the grade I–IV is derived, never typed: R1.15). */
export const Channel = Type.Object(
  {
    /** 1 窗口 2 电脑端 3 移动端 4 快递 9 其他. */
    forms: Type.Array(Type.String({ pattern: "^[12349]$" }), { minItems: 1 }),
    online: Type.Boolean(),
    /** R1.14 capability list: 1 咨询 2 收件 3 预审 4 受理 5 办理 6 结果反馈 7 电子证照 8/9 其他. */
    depth: Type.Array(Type.String({ pattern: "^[1-9]$" })),
    visits: Type.Integer({ minimum: 0, maximum: 9 }),
    visitReason: optional(text(500)),
    /** Names of the places and their hours, as the guide prints them. */
    places: Type.Array(Type.Object({ name: text(200), hours: text(200) }, { additionalProperties: false })),
    inHall: Type.Boolean(),
    appointment: Type.Boolean(),
    onlinePayment: Type.Boolean(),
    delivery: Type.Boolean(),
    kiosk: Type.Boolean(),
    /** 通办范围, R1.15a: 1 全国 … 6 跨村. */
    scope: Type.String({ pattern: "^[1-6]$" }),
    system: optional(text(200)),
  },
  { additionalProperties: false },
);

export const Contact = Type.Object(
  {
    consult: text(300),
    complain: text(300),
    consultPhone: optional(text(50)),
    complainPhone: optional(text(50)),
    /** 行政复议 organ and address; 行政诉讼 court and address. */
    review: optional(text(300)),
    court: optional(text(300)),
  },
  { additionalProperties: false },
);

/** 业务办理项: the leaf, with everything its guide shows and its cases follow. */
export const Item = Type.Object(
  {
    /** Stable short name: the file's name, the key of routes and links. */
    key: Type.String({ pattern: "^[a-z][a-z0-9-]{2,59}$" }),
    /** 业务办理项编码 = 实施编码 + two digits (R1.7). */
    code: Type.String({ pattern: "^[0-9A-Z]{33}$" }),
    name: text(200),
    version: Type.Integer({ minimum: 1 }),
    status: ItemStatus,
    effectiveFrom: optional(Type.String({ format: "date" })),
    cancelledFrom: optional(Type.String({ format: "date" })),
    /** Where the facts in this file come from: laws, lists, notices. */
    sources: Type.Array(text(500), { minItems: 1 }),
    catalogue: CatalogueEntry,
    implementation: Implementation,
    /** 设定依据 of this item. */
    basis: Type.Array(Basis),
    /** 办件类型: 1 即办件 2 承诺件 9 其他. */
    handling: Type.String({ pattern: "^[129]$" }),
    statutory: optional(Limit),
    promised: optional(Limit),
    /** Materials marked `deferrable` may come this much later. */
    deferral: optional(Deferral),
    noDeferral: optional(Type.Array(DeferralBar, { minItems: 1, uniqueItems: true })),
    limitCases: optional(Type.Array(LimitCase, { minItems: 1, maxItems: 20 })),
    special: Type.Array(SpecialProcedure),
    conditions: Type.Array(text(1000)),
    steps: Type.Array(Step),
    quota: optional(text(500)),
    intermediary: optional(text(500)),
    /** 服务对象: 1 自然人 2 企业法人 3 事业法人 4 社会组织法人 5 非法人企业 6 行政机关 9 其他组织. */
    objects: Type.Array(Type.String({ pattern: "^[1234569]$" })),
    /** Themes of the portal home, by the ids of data/themes.json. */
    themes: Type.Array(text(50)),
    channel: optional(Channel),
    materials: Type.Array(Material),
    questions: Type.Array(Question),
    form: optional(Form),
    result: optional(Result),
    fees: Type.Array(Fee),
    contact: optional(Contact),
    faq: Type.Array(Type.Object({ q: text(300), a: text(1000) }, { additionalProperties: false })),
    /** Everyday phrases people type when they mean this item. */
    aliases: Type.Array(text(30)),
  },
  { additionalProperties: false },
);
export type Item = Static<typeof Item>;

/**
 * What an item, or a bundle as a whole, asks of its applicant, and what of it may wait. A bundle has no kind of
 * handling: its compiler leaves `deferrable` only what every asker lets wait.
 */
export interface Demand
  extends Pick<Item, "questions" | "form" | "materials" | "deferral" | "noDeferral">,
    Partial<Pick<Item, "handling">> {
  /** Of a bundle: ids of materials that it asks for under other answers; a draft may hold them, hidden. */
  hidden?: readonly string[];
}
