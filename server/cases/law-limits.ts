/** The most that the law allows (`data/law-limits.json`), for case types, service items and bundles alike. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import Type from "typebox";
import { Value } from "typebox/value";
import { Limit } from "#contract/item.ts";
import type { LawLimits } from "../kernel/case-type/lint.ts";
import { perServices } from "../platform/per-services.ts";
import type { Services } from "../platform/services.ts";
import { Trouble } from "../platform/trouble.ts";

const LawLimit = Type.Object(
  { most: Limit, law: Type.String({ minLength: 1 }) },
  { additionalProperties: false },
);
/** By rule id. A licence's and a joint licence's limit are asked for by name, so that they must be there. */
const LawLimitsFile = Type.Object(
  { "R2.13": LawLimit, "R2.14": LawLimit },
  { additionalProperties: LawLimit },
);

export type KnownLawLimits = LawLimits & Record<"R2.13" | "R2.14", LawLimits[string]>;

/** Reads the file of a data folder; one that does not fit ends the program with one sentence. */
export function readLawLimits(folder: string): KnownLawLimits {
  const path = join(folder, "law-limits.json");
  const file = parsed(path);
  const [fault] = Value.Errors(LawLimitsFile, file);
  if (fault) throw faulty(path, fault.instancePath || "/");
  return file as KnownLawLimits;
}

/** Read once. */
export const lawLimitsOf = perServices(({ config }: Pick<Services, "config">) => readLawLimits(config.data));

function parsed(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    throw faulty(path, "/");
  }
}

function faulty(path: string, where: string): Trouble {
  return new Trouble(
    "law-limits-faulty",
    `${path} is missing or faulty at ${where}: mend it, or put the delivered file back.`,
    `${path} 缺失，或 ${where} 有误：请更正，或恢复原来的文件。`,
  );
}
