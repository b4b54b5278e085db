/** The two upper layers of a service item (R1.3): the catalogue entry and one organ's implementation of it. */
import Type, { type Static } from "typebox";

const text = (maxLength: number) => Type.String({ minLength: 1, maxLength });
const optional = Type.Optional;

/** One legal basis of the item: the law, the article, and (where known word for word) its text. */
export const Basis = Type.Object(
  { law: text(200), article: text(100), text: optional(text(3000)), note: optional(text(500)) },
  { additionalProperties: false },
);

/** R1.1 事项类型; 02, 03, 04 and 06 exist in the power list and are never applied for (R1.2). */
export const ItemType = Type.Union([
  Type.Literal("01"),
  Type.Literal("02"),
  Type.Literal("03"),
  Type.Literal("04"),
  Type.Literal("05"),
  Type.Literal("06"),
  Type.Literal("07"),
  Type.Literal("08"),
  Type.Literal("09"),
  Type.Literal("10"),
  Type.Literal("20"),
]);
export type ItemType = Static<typeof ItemType>;

/** R1.4 事项状态. */
export const ItemStatus = Type.Union([
  Type.Literal("in-use"),
  Type.Literal("suspended"),
  Type.Literal("cancelled"),
]);

/** First layer, 基本目录: who may define the matter (R1.3, R1.4). Shared by all organs that carry it out. */
export const CatalogueEntry = Type.Object(
  {
    basicCode: Type.String({ pattern: "^[0-9]{12}$", description: "基本编码 (R1.5)" }),
    name: text(200),
    type: ItemType,
    /** 行使层级 codes, R1.8. */
    levels: Type.Array(Type.String({ pattern: "^[1-7]$" }), { minItems: 1 }),
    basis: Type.Array(Basis),
  },
  { additionalProperties: false },
);

/** Second layer, 实施清单: one organ's edition of a catalogue entry. */
export const Implementation = Type.Object(
  {
    code: Type.String({ pattern: "^[0-9A-Z]{31}$", description: "实施编码 (R1.6)" }),
    organ: Type.String({ description: "统一社会信用代码 of the implementing organ" }),
    /** 实施主体性质: 1 法定机关 2 授权组织 3 受委托组织 9 其他. */
    organNature: Type.String({ pattern: "^[1239]$" }),
    level: Type.String({ pattern: "^[1-7]$" }),
    /** 权力来源: 1 法定本级行使 2 上级下放 3 上级授权 4 同级授权 5 上级委托 6 同级委托. */
    powerSource: Type.String({ pattern: "^[1-6]$" }),
    powerDivision: optional(text(1000)),
    exercise: optional(text(1000)),
    delegatedBy: optional(text(200)),
    undertaker: optional(text(200)),
    jointOrgans: optional(Type.Array(text(200))),
  },
  { additionalProperties: false },
);
