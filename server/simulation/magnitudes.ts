/** How much happens in a made-up year: `data/simulation.json`, checked. */
import { Simulation } from "#contract/simulation.ts";
import { readDataFile } from "#server/platform/data-file.ts";

export const readMagnitudes = (folder: string): Simulation =>
  readDataFile({ data: folder }, "simulation.json", Simulation);
