/**
 * A condition on answers, as data: never code inside data. Evaluated by `server/kernel/condition.ts`.
 * A question that is hidden or unanswered satisfies no `is`, `in` or `has`.
 */
import Type, { type Static } from "typebox";

export type Condition =
  | { q: string; is: string }
  | { q: string; in: string[] }
  | { q: string; has: string }
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition };

/** `q` names a situation question or a form field; `is` one value, `in` one of several, `has` a ticked choice. */
export const Condition = Type.Unsafe<Condition>({
  type: "object",
  oneOf: [
    shape({ q: { type: "string" }, is: { type: "string" } }),
    shape({ q: { type: "string" }, in: { type: "array", items: { type: "string" }, minItems: 1 } }),
    shape({ q: { type: "string" }, has: { type: "string" } }),
    shape({ all: { type: "array", items: { type: "object" }, minItems: 1 } }),
    shape({ any: { type: "array", items: { type: "object" }, minItems: 1 } }),
    shape({ not: { type: "object" } }),
  ],
});

function shape(properties: Record<string, unknown>) {
  return { type: "object", properties, required: Object.keys(properties), additionalProperties: false };
}

export type ConditionValue = Static<typeof Condition>;
