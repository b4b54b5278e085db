/** Every metric that the system counts, with how it is recomputed. */
import { budget } from "./budget.ts";
import { cases } from "./cases.ts";
import { convenience } from "./convenience.ts";
import { ofEntered } from "./entered.ts";
import { hall } from "./hall.ts";
import { joint } from "./joint.ts";
import { queue } from "./queue.ts";
import { ratings } from "./ratings.ts";
import type { Recomputation } from "./recomputation.ts";
import { supervision } from "./supervision.ts";
import { voices } from "./voices.ts";

export const recomputations: Readonly<Record<string, Recomputation>> = {
  ...{
    ...cases,
    ...supervision,
    ...ratings,
    ...hall,
    ...queue,
    ...voices,
    ...joint,
    ...convenience,
    ...budget,
  },
  ...ofEntered,
};
