import Type, { type Static } from "typebox";

/** R1.13: W working days, D natural days, H office hours. `n = 0` with W means "on the spot" (R2.12). */
export const Limit = Type.Object(
  {
    n: Type.Integer({ minimum: 0, maximum: 3660 }),
    unit: Type.Union([Type.Literal("W"), Type.Literal("D"), Type.Literal("H")]),
    note: Type.Optional(Type.String({ minLength: 1, maxLength: 500 })),
  },
  { additionalProperties: false },
);
export type Limit = Static<typeof Limit>;
