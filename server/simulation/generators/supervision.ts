/** Electronic monitoring (R3.1–R3.4): the sweep looks as in live use, at the simulated moment. */
import { sweep } from "#server/modules/supervision/index.ts";
import type { Generator } from "../world.ts";

export const supervision: Generator = {
  name: "supervision",
  onLook: ({ services }, now) => sweep(services, now),
};
