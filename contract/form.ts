/**
 * A form (申请表) as data: pages of fields. A field's `id` is its data-element id, the same in every item that asks
 * for the same fact. Visibility and checks are in `server/kernel/form.ts`, run by server and browser alike.
 */
import Type, { type Static } from "typebox";
import { Condition } from "./condition.ts";
import { FileId, FileKind, FileRef } from "./file.ts";

export const FieldType = Type.Union([
  Type.Literal("text"),
  Type.Literal("paragraph"),
  Type.Literal("number"),
  /** Shown in yuan, stored in fen. */
  Type.Literal("money"),
  Type.Literal("date"),
  Type.Literal("yes-no"),
  Type.Literal("choice"),
  Type.Literal("choices"),
  Type.Literal("phone"),
  Type.Literal("citizen-id"),
  Type.Literal("uscc"),
  Type.Literal("address"),
  /** Several rows of the same fields, such as shareholders; `fields` are the fields of a row. */
  Type.Literal("rows"),
  /** Files the applicant brings. */
  Type.Literal("file"),
  /** The applicant's signature under what the hint says: drawn, or their name typed and confirmed. */
  Type.Literal("signature"),
]);
export type FieldType = Static<typeof FieldType>;

/** Facts the applicant's own profile can fill in. */
export const Prefill = Type.Union([
  Type.Literal("applicant.name"),
  Type.Literal("applicant.idNumber"),
  Type.Literal("applicant.phone"),
  Type.Literal("applicant.address"),
  Type.Literal("enterprise.name"),
  Type.Literal("enterprise.uscc"),
  Type.Literal("enterprise.address"),
  Type.Literal("enterprise.legalPerson"),
]);

/** One field of a row; it is always asked, of every row alike. */
export const RowField = Type.Object(
  {
    id: Type.String({ pattern: "^[a-z][a-zA-Z0-9]*$" }),
    label: Type.String({ minLength: 1, maxLength: 60 }),
    type: Type.Union([
      Type.Literal("text"),
      Type.Literal("number"),
      Type.Literal("money"),
      Type.Literal("date"),
      Type.Literal("yes-no"),
      Type.Literal("phone"),
      Type.Literal("citizen-id"),
      Type.Literal("uscc"),
      Type.Literal("address"),
    ]),
    required: Type.Boolean(),
    hint: Type.Optional(Type.String({ maxLength: 200 })),
    min: Type.Optional(Type.Number()),
    max: Type.Optional(Type.Number()),
    unit: Type.Optional(Type.String({ maxLength: 10 })),
    personal: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
);
export type RowField = Static<typeof RowField>;

export const Field = Type.Object(
  {
    id: Type.String({ pattern: "^[a-z][a-zA-Z0-9]*$" }),
    label: Type.String({ minLength: 1, maxLength: 60 }),
    type: FieldType,
    required: Type.Boolean(),
    hint: Type.Optional(Type.String({ maxLength: 200 })),
    options: Type.Optional(
      Type.Array(
        Type.Object(
          {
            value: Type.String({ minLength: 1, maxLength: 50 }),
            label: Type.String({ minLength: 1, maxLength: 100 }),
          },
          { additionalProperties: false },
        ),
        { minItems: 1 },
      ),
    ),
    /** Characters for text, value for number (and fen for money), how many for rows and files. */
    min: Type.Optional(Type.Number()),
    max: Type.Optional(Type.Number()),
    unit: Type.Optional(Type.String({ maxLength: 10 })),
    /** Of rows. */
    fields: Type.Optional(Type.Array(RowField, { minItems: 1, maxItems: 12 })),
    /** Of files: what is taken, and how large each may be. Without them, whatever the hall takes. */
    kinds: Type.Optional(Type.Array(FileKind, { minItems: 1, maxItems: 5, uniqueItems: true })),
    megabytes: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
    prefill: Type.Optional(Prefill),
    /** Over the answers of this form and of the situation questions. A hidden field is not submitted. */
    when: Type.Optional(Condition),
    /** Encrypted at rest and masked in lists (identity numbers, phones, addresses, signatures are so by their type). */
    personal: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
);
export type Field = Static<typeof Field>;

export const FormPage = Type.Object(
  {
    title: Type.String({ minLength: 1, maxLength: 40 }),
    intro: Type.Optional(Type.String({ maxLength: 300 })),
    fields: Type.Array(Field, { minItems: 1 }),
  },
  { additionalProperties: false },
);

export type FormPage = Static<typeof FormPage>;

export const Form = Type.Object(
  { pages: Type.Array(FormPage, { minItems: 1 }) },
  { additionalProperties: false },
);
export type Form = Static<typeof Form>;

/** One row of answers, by the ids of its fields. */
export const Row = Type.Record(
  Type.String({ pattern: "^[a-z][a-zA-Z0-9]*$" }),
  Type.Union([Type.String({ maxLength: 500 }), Type.Number(), Type.Null()]),
  { additionalProperties: false },
);
export type Row = Static<typeof Row>;

const SignedOn = Type.String({ pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" });

/** A signature and the day it was given. A typed name counts as one once it is confirmed, which gives it its day. */
export const Signature = Type.Union([
  Type.Object({ way: Type.Literal("drawn"), file: FileId, on: SignedOn }, { additionalProperties: false }),
  Type.Object(
    {
      way: Type.Literal("typed"),
      name: Type.String({ maxLength: 60 }),
      on: Type.Optional(SignedOn),
    },
    { additionalProperties: false },
  ),
]);
export type Signature = Static<typeof Signature>;

/** What a person has answered so far, by field or question id. Money in fen, dates `YYYY-MM-DD`. */
export const Answers = Type.Record(
  Type.String({ pattern: "^[a-z][a-zA-Z0-9-]*$" }),
  Type.Union([
    Type.String({ maxLength: 4000 }),
    Type.Number(),
    Type.Boolean(),
    Type.Array(Type.String({ maxLength: 200 }), { maxItems: 100 }),
    Type.Array(FileRef, { maxItems: 20 }),
    Type.Array(Row, { maxItems: 100 }),
    Signature,
    Type.Null(),
  ]),
  { additionalProperties: false },
);
export type Answers = Static<typeof Answers>;
