/** Which materials may be reused at all, for how long, and whose they are: a bureau's to set [A]. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import Type from "typebox";
import { Value } from "typebox/value";
import { perServices } from "#server/platform/per-services.ts";
import type { Services } from "#server/platform/services.ts";
import type { ReuseRule } from "./material.ts";

const Rules = Type.Array(
  Type.Object(
    {
      material: Type.String({ pattern: "^[a-z][a-z0-9-]*$" }),
      of: Type.Union([Type.Literal("person"), Type.Literal("applicant")]),
      about: Type.Optional(Type.String({ pattern: "^[a-z][a-zA-Z0-9]*$" })),
      validMonths: Type.Optional(Type.Integer({ minimum: 1, maximum: 600 })),
    },
    { additionalProperties: false },
  ),
);

/** The rules of a data file by material; throws with the first thing that is wrong with it. */
export function checkReuseRules(data: unknown): ReadonlyMap<string, ReuseRule> {
  const [fault] = Value.Errors(Rules, data);
  if (fault) throw new Error(`reusable materials: ${fault.instancePath || "/"} ${fault.message}`);
  const rules = data as ReuseRule[];
  const byMaterial = new Map(rules.map((rule) => [rule.material, rule]));
  if (byMaterial.size < rules.length) throw new Error("reusable materials: one is listed twice");
  return byMaterial;
}

/** The rules of this hall; read once. */
export const reuseRulesOf = perServices(({ config }: Pick<Services, "config">) =>
  checkReuseRules(JSON.parse(readFileSync(join(config.data, "reusable-materials.json"), "utf8"))),
);
