/** The most that the law allows (`data/law-limits.json`), for case types, service items and bundles alike. */
import Type from "typebox";
import { Limit } from "#contract/item.ts";
import type { LawLimits } from "../kernel/case-type/lint.ts";
import { readDataFile } from "../platform/data-file.ts";
import { perServices } from "../platform/per-services.ts";
import type { Services } from "../platform/services.ts";

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
export const readLawLimits = (folder: string): KnownLawLimits =>
  readDataFile({ data: folder }, "law-limits.json", LawLimitsFile) as KnownLawLimits;

/** Read once. */
export const lawLimitsOf = perServices(({ config }: Pick<Services, "config">) => readLawLimits(config.data));
