/**
 * The server under measurement, in a process of its own: the real one, or the same with the naive writer in the case
 * writer's place. Its parent is told the address and may ask for processor time and memory.
 */
import { engineOf } from "#server/cases/index.ts";
import { startServer } from "#server/server.ts";
import { benchConfig } from "./ground.ts";
import { createNaiveWriter } from "./naive-writer.ts";

export type WriterKind = "batched" | "naive";

export interface ServerReport {
  address: string;
  pid: number;
}

if (import.meta.main) {
  const [home = "", kind = "batched", jobs = "none"] = process.argv.slice(2);
  const { address, services, stop } = await startServer(benchConfig(home, jobs === "none" ? 0 : 4));
  if (kind === "naive") {
    const engine = await engineOf(services);
    engine.writer = createNaiveWriter({
      pool: services.pool,
      types: engine.types,
      timekeeper: engine.timekeeper,
    });
  }
  process.send?.({ address, pid: process.pid } satisfies ServerReport);
  process.once("disconnect", () => void stop());
}
