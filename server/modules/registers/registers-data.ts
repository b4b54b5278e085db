/** Which registers there are and what they may be asked: `data/registers.json`. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import Type from "typebox";
import { Value } from "typebox/value";
import { perServices } from "#server/platform/per-services.ts";
import type { Services } from "#server/platform/services.ts";
import type { Register, RegisterLimits } from "./register.ts";

const exact = { additionalProperties: false };
const count = (minimum: number, maximum: number) => Type.Integer({ minimum, maximum });

const Data = Type.Object(
  {
    limits: Type.Object(
      {
        ...{ timeoutMs: count(10, 10_000), pageMs: count(10, 10_000), retries: count(0, 5) },
        ...{ failures: count(1, 100), pauseSeconds: count(1, 3600) },
      },
      exact,
    ),
    registers: Type.Array(
      Type.Object(
        {
          id: Type.String({ pattern: "^[a-z][a-z0-9-]*$" }),
          name: Type.String({ minLength: 2, maxLength: 40 }),
          by: Type.Union([Type.Literal("person"), Type.Literal("enterprise")]),
          fields: Type.Array(
            Type.Object(
              { field: Type.String({ pattern: "^[a-z][a-zA-Z0-9]*$" }), authoritative: Type.Boolean() },
              exact,
            ),
          ),
          materials: Type.Array(
            Type.Object(
              { material: Type.String({ pattern: "^[a-z][a-z0-9-]*$" }), validDays: count(1, 3660) },
              exact,
            ),
          ),
        },
        exact,
      ),
    ),
  },
  exact,
);

export interface RegisterRules {
  limits: RegisterLimits;
  registers: readonly Register[];
}

/** The rules of a data file; throws with the first thing that is wrong with it. */
export function checkRegisters(data: unknown): RegisterRules {
  const [fault] = Value.Errors(Data, data);
  if (fault) throw new Error(`registers: ${fault.instancePath || "/"} ${fault.message}`);
  return data as RegisterRules;
}

/** The rules of this hall; read once. */
export const registerRulesOf = perServices(({ config }: Pick<Services, "config">) =>
  checkRegisters(JSON.parse(readFileSync(join(config.data, "registers.json"), "utf8"))),
);
