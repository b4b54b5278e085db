/** `data/assistance-rules.json`: what a bureau sets for helping with errands (R12.5 [A], B15). */
import Type, { type Static } from "typebox";
import { exact, OrganCode, words } from "./assistance-parts.ts";
import { tiers } from "./assistance-words.ts";
import { Limit } from "./item.ts";

/** `data/assistance-rules.json`: what a bureau sets for itself [A]. */
export const AssistanceRules = Type.Object(
  {
    source: Type.String(),
    /** Whose desk takes a wish until a helper has it. */
    bureau: OrganCode,
    contact: Limit,
    serve: Limit,
    /** Calls that reached nobody before a wish may be ended. */
    contactTries: Type.Integer({ minimum: 1, maximum: 10 }),
    /** Most services on hand at once, for each helper of the tier. */
    caps: Type.Object(
      Object.fromEntries(tiers.map((tier) => [tier, Type.Integer({ minimum: 1, maximum: 200 })])) as Record<
        (typeof tiers)[number],
        ReturnType<typeof Type.Integer>
      >,
      exact,
    ),
    languages: Type.Array(words(1, 20), { minItems: 1 }),
    mandate: Type.Object(
      {
        usualDays: Type.Integer({ minimum: 1, maximum: 365 }),
        mostDays: Type.Integer({ minimum: 1, maximum: 365 }),
        /** Whether a helper may act for somebody close to them. */
        relatives: Type.Boolean(),
        code: Type.Object(
          {
            minutes: Type.Integer({ minimum: 1, maximum: 60 }),
            tries: Type.Integer({ minimum: 1, maximum: 10 }),
            againSeconds: Type.Integer({ minimum: 0, maximum: 3600 }),
          },
          exact,
        ),
      },
      exact,
    ),
    guidance: Type.Object(
      {
        minutes: Type.Integer({ minimum: 5, maximum: 120 }),
        days: Type.Integer({ minimum: 1, maximum: 60 }),
        noticeMinutes: Type.Integer({ minimum: 0, maximum: 1440 }),
      },
      exact,
    ),
  },
  exact,
);
export type AssistanceRules = Static<typeof AssistanceRules>;
