/** Stickers and posters with a code to scan (B17): `POST /api/staff/labels` answers a PDF. */
import Type, { type Static } from "typebox";
import { HallId } from "./organisation.ts";

const exact = { additionalProperties: false };

/** One A4 sheet each, or four A6 stickers on an A4 sheet. */
export const LabelForm = Type.Union([Type.Literal("poster"), Type.Literal("sticker")]);
export type LabelForm = Static<typeof LabelForm>;

export const LabelTarget = Type.Union([
  Type.Object({ kind: Type.Literal("point"), hall: HallId }, exact),
  Type.Object(
    {
      kind: Type.Literal("counter"),
      hall: HallId,
      counter: Type.String({ pattern: "^[A-Za-z0-9][A-Za-z0-9-]{0,39}$" }),
    },
    exact,
  ),
  Type.Object(
    { kind: Type.Literal("item"), item: Type.String({ pattern: "^[a-z][a-z0-9-]{2,59}$" }) },
    exact,
  ),
  Type.Object({ kind: Type.Literal("kiosk"), device: Type.String({ format: "uuid" }) }, exact),
]);
export type LabelTarget = Static<typeof LabelTarget>;

export const LabelOrder = Type.Object(
  { form: LabelForm, targets: Type.Array(LabelTarget, { minItems: 1, maxItems: 400 }) },
  exact,
);
export type LabelOrder = Static<typeof LabelOrder>;

/** What can be printed, for the desk to choose from. */
export const LabelChoices = Type.Object({
  points: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
  counters: Type.Array(Type.Object({ hall: Type.String(), id: Type.String(), name: Type.String() })),
  kiosks: Type.Array(Type.Object({ id: Type.String(), hall: Type.String(), name: Type.String() })),
  items: Type.Array(Type.Object({ key: Type.String(), name: Type.String() })),
});
export type LabelChoices = Static<typeof LabelChoices>;
