/**
 * The numbers of sign-in: they are a bureau's to set (R13.3 [A]) and stand in `data/access.json`. The law's floor
 * is checked: the audit log is kept six months at the least (网络安全法), which one year covers.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import Type, { type Static } from "typebox";
import { Value } from "typebox/value";
import { perServices } from "#server/platform/per-services.ts";
import type { Services } from "#server/platform/services.ts";

const count = (minimum: number, maximum: number) => Type.Integer({ minimum, maximum });
const exact = { additionalProperties: false };

/** At most so many in a window of so many minutes. */
export const Limit = Type.Object({ most: count(1, 100_000), minutes: count(1, 10_080) }, exact);
export type Limit = Static<typeof Limit>;

const SessionLimit = Type.Object({ idleMinutes: count(1, 1440), mostHours: count(1, 24) }, exact);

export const AccessRules = Type.Object(
  {
    password: Type.Object(
      {
        length: count(8, 64),
        classes: count(1, 4),
        /** Days after which a password must be changed; 0 never. */
        administratorDays: count(0, 366),
        staffDays: count(0, 366),
      },
      exact,
    ),
    /** Wrong passwords in a row before the account is locked, and for how long. */
    lock: Type.Object({ failures: count(1, 20), minutes: count(1, 1440) }, exact),
    /** SMS codes: how long one lives and how often it may be mistyped. */
    code: Type.Object({ minutes: count(1, 30), tries: count(1, 10) }, exact),
    limits: Type.Object(
      {
        /** Codes sent to one phone, codes asked for from one address, sign-ins tried from one address. */
        "code-phone": Type.Array(Limit, { minItems: 1 }),
        "code-client": Type.Array(Limit, { minItems: 1 }),
        "sign-in-client": Type.Array(Limit, { minItems: 1 }),
      },
      exact,
    ),
    session: Type.Object({ resident: SessionLimit, staff: SessionLimit }, exact),
    auditYears: count(1, 30),
  },
  exact,
);
export type AccessRules = Static<typeof AccessRules>;
export type LimitKind = keyof AccessRules["limits"];

/** The rules of a data file; throws with the first thing that is wrong with it. */
export function checkAccessRules(data: unknown): AccessRules {
  const [fault] = Value.Errors(AccessRules, data);
  if (fault) throw new Error(`access rules: ${fault.instancePath || "/"} ${fault.message}`);
  return data as AccessRules;
}

/** The rules of this hall; read once. */
export const accessRulesOf = perServices(({ config }: Pick<Services, "config">) =>
  checkAccessRules(JSON.parse(readFileSync(join(config.data, "access.json"), "utf8"))),
);
