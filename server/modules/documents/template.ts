/** A document's template as data (`data/templates/*.json`): what it says, when, and what it must be told. */
import Type, { type Static } from "typebox";

const text = (maxLength: number) => Type.String({ minLength: 1, maxLength });
const exact = { additionalProperties: false };
const Name = Type.String({ pattern: "^[a-z][a-zA-Z]*$" });

/** Said only when all the named facts are there, and none of the others. */
const guard = {
  when: Type.Optional(Type.Array(Name, { minItems: 1 })),
  unless: Type.Optional(Type.Array(Name, { minItems: 1 })),
};
export interface Guard {
  when?: readonly string[];
  unless?: readonly string[];
}

/** Text with `{facts}`. */
export const Words = Type.Object({ text: text(2000), ...guard }, exact);
export type Words = Static<typeof Words>;

const Row = Type.Object({ label: text(20), text: Type.String({ maxLength: 1000 }), ...guard }, exact);

const Column = Type.Object(
  {
    head: text(20),
    field: Name,
    share: Type.Number({ exclusiveMinimum: 0 }),
    align: Type.Optional(Type.Union([Type.Literal("left"), Type.Literal("center")])),
  },
  exact,
);

export const TemplateBlock = Type.Union([
  Type.Object({ kind: Type.Literal("addressee"), text: text(200), ...guard }, exact),
  Type.Object({ kind: Type.Literal("paragraph"), text: text(2000), ...guard }, exact),
  /** Small print. */
  Type.Object({ kind: Type.Literal("note"), text: text(2000), ...guard }, exact),
  /** What it is, and its value. */
  Type.Object({ kind: Type.Literal("pairs"), rows: Type.Array(Row, { minItems: 1 }), ...guard }, exact),
  /** The same, but with room to write by hand. */
  Type.Object({ kind: Type.Literal("form"), rows: Type.Array(Row, { minItems: 1 }), ...guard }, exact),
  Type.Object(
    { kind: Type.Literal("table"), of: Name, columns: Type.Array(Column, { minItems: 1 }), ...guard },
    exact,
  ),
  /** Blocks that several documents share (`clauses.json`). */
  Type.Object(
    { kind: Type.Literal("clause"), clause: Type.String({ pattern: "^[a-z][a-z-]*$" }), ...guard },
    exact,
  ),
  /** Organ, date, place for the seal, and the code to scan (R2.3). */
  Type.Object({ kind: Type.Literal("signature"), caption: text(60) }, exact),
]);
export type TemplateBlock = Static<typeof TemplateBlock>;

export const Template = Type.Object(
  {
    /** The name of its file, and what an action of a case type calls it. */
    id: Type.String({ pattern: "^[a-z][a-z-]*$" }),
    version: Type.Integer({ minimum: 1 }),
    /** What the document is called in lists. */
    name: text(20),
    /** Its heading: the first that holds. */
    titles: Type.Array(Words, { minItems: 1 }),
    /** 文种 in the document number: 受, 补, 不受 … */
    series: text(6),
    /** Goes against the applicant: must name the remedy (R2.21). */
    adverse: Type.Boolean(),
    /** Facts without which it cannot be made, besides those in every document. */
    needs: Type.Array(Name),
    blocks: Type.Array(TemplateBlock, { minItems: 1 }),
  },
  exact,
);
export type Template = Static<typeof Template>;

export const Clauses = Type.Record(
  Type.String({ pattern: "^[a-z][a-z-]*$" }),
  Type.Array(TemplateBlock, { minItems: 1 }),
);
export type Clauses = Static<typeof Clauses>;

export interface Templates {
  all: ReadonlyMap<string, Template>;
  clauses: Clauses;
}
