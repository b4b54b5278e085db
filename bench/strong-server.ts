/** For tests of strength: a home in a folder of its own, and servers on it that are real processes. */

import { existsSync } from "node:fs";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterTest, type Cleanups } from "#server/testing/cleanups.ts";
import { pidFile } from "./ground.ts";
import { type MeasuredServer, startMeasured } from "./processes.ts";

export interface Home {
  home: string;
  /** Where the database keeps its files. */
  database: string;
}

/** Removed after the test, when everybody has left it. */
export async function homeFor(t: Cleanups): Promise<Home> {
  const home = await mkdtemp(join(tmpdir(), "tongban-strength-"));
  await chmod(home, 0o711);
  const database = join(home, "database");
  afterTest(t, async () => {
    await until(() => !existsSync(pidFile(database)));
    await rm(home, { recursive: true, force: true });
  });
  return { home, database };
}

/** One more process on this home, stopped after the test. */
export async function serverFor(t: Cleanups, { home }: Home): Promise<MeasuredServer> {
  const server = await startMeasured(home, "batched", "jobs");
  afterTest(t, () => server.stop());
  return server;
}

export async function until(fulfilled: () => boolean): Promise<void> {
  for (let tries = 0; !fulfilled(); tries++) {
    if (tries > 6000) throw new Error("waited two minutes in vain");
    await wait(20);
  }
}
