/** What goes on in the simulated county. Whoever adds a line of business adds its generator here. */
import { afterChecks } from "./generators/after-checks.ts";
import { arrivals } from "./generators/arrivals.ts";
import { conduct } from "./generators/conduct.ts";
import { hall } from "./generators/hall.ts";
import { handling } from "./generators/handling.ts";
import { joint } from "./generators/joint.ts";
import { problems } from "./generators/problems.ts";
import { questions } from "./generators/questions.ts";
import { ratings } from "./generators/ratings.ts";
import { supervision } from "./generators/supervision.ts";
import { voices } from "./generators/voices.ts";
import type { Generator } from "./world.ts";

export const scenario: readonly Generator[] = [
  ...[arrivals, handling, joint, afterChecks],
  ...[ratings, voices, conduct, supervision],
  ...[questions, problems],
];

/** With the main hall's numbers too, each lived through by itself: a year takes longer. */
export const scenarioWithHall: readonly Generator[] = [...scenario, hall];
