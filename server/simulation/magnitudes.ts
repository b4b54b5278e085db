/** How much happens in a made-up year: `data/simulation.json`, checked. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Value } from "typebox/value";
import { Simulation } from "#contract/simulation.ts";
import { Trouble } from "#server/platform/trouble.ts";

export function readMagnitudes(folder: string): Simulation {
  const path = join(folder, "simulation.json");
  const data: unknown = JSON.parse(readFileSync(path, "utf8"));
  const [fault] = Value.Errors(Simulation, data);
  if (!fault) return data as Simulation;
  const where = `${fault.instancePath || "/"} ${fault.message}`;
  throw new Trouble(
    "simulation-faulty",
    `${path} has a fault: ${where}`,
    `${path} 有错：${where}，请更正后重试。`,
  );
}
