/** What bundles spared in a year against doing their items one by one (减环节、减材料、减时限、减跑动; A20). */
import Type, { type Static } from "typebox";
import { BundleKey } from "./bundle.ts";
import { JointView } from "./joint.ts";

const exact = { additionalProperties: false };

/** `rate`: what was spared of what it would have been alone, in percent with one decimal; absent where that is nothing. */
const Figure = Type.Object({
  alone: Type.Number(),
  together: Type.Number(),
  spared: Type.Number(),
  rate: Type.Optional(Type.Number()),
});
export type SavingFigure = Static<typeof Figure>;

export const YearSavings = Type.Object({
  applications: Type.Integer(),
  steps: Figure,
  materials: Figure,
  days: Figure,
  trips: Figure,
});
export type YearSavings = Static<typeof YearSavings>;

const Year = Type.Integer({ minimum: 2000, maximum: 2199 });
export const SavingsQuery = Type.Object({ year: Year }, exact);

export const BundleSavings = Type.Object({
  year: Type.Integer(),
  all: YearSavings,
  bundles: Type.Array(Type.Object({ key: Type.String(), name: Type.String(), ...YearSavings.properties })),
});
export type BundleSavings = Static<typeof BundleSavings>;

export const SavingsListQuery = Type.Object(
  {
    year: Year,
    bundle: Type.Optional(BundleKey),
    before: Type.Optional(Type.String({ pattern: "^[0-9]{16}$", description: "`next` of the page before" })),
    limit: Type.Integer({ minimum: 1, maximum: 100, default: 50 }),
  },
  exact,
);

/** The applications behind the figures, newest first. */
export const SavingsList = Type.Object({
  rows: Type.Array(
    Type.Object({
      number: Type.String(),
      name: Type.String(),
      openedOn: Type.String({ description: "YYYY-MM-DD in Asia/Shanghai" }),
      savings: JointView.properties.savings,
    }),
  ),
  next: Type.Optional(Type.String()),
});
export type SavingsList = Static<typeof SavingsList>;
