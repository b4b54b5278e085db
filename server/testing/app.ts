/** The real application on a real database, for tests: ask it with `app.inject`. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createApp, modules } from "#server/app.ts";
import { type Config, readConfig } from "#server/config.ts";
import type { App } from "#server/platform/http/app-frame.ts";
import type { Module } from "#server/platform/module.ts";
import { openServices, type Services } from "#server/platform/services.ts";
import { afterTest, type Cleanups } from "./cleanups.ts";
import { testDatabase } from "./database.ts";

export interface TestAppOptions {
  /** Settings that differ from the defaults. */
  config?: Partial<Config>;
  /** The clock; a test that depends on the day gives its own. */
  now?: () => string;
  modules?: Module[];
}

export interface TestApp {
  app: App;
  services: Services;
}

/** Everything is closed and removed after the test. */
export async function testApp(t: Cleanups, options: TestAppOptions = {}): Promise<TestApp> {
  const services = await testServices(t, options);
  const app = await createApp(services, options.modules ?? modules);
  await app.ready();
  afterTest(t, () => app.close());
  return { app, services };
}

/** The ground without the application, for stores, commands and jobs. */
export async function testServices(t: Cleanups, options: TestAppOptions = {}): Promise<Services> {
  const { connection } = await testDatabase(t);
  const home = await mkdtemp(join(tmpdir(), "tongban-home-"));
  afterTest(t, () => rm(home, { recursive: true, force: true }));
  // A busy machine does not answer in a route's place.
  const quiet = { ...readConfig({ TONGBAN_LOG_LEVEL: "silent" }), lagMs: 60_000 };
  const config = { ...quiet, home, connections: 5, ...options.config };
  const services = await openServices(config, {
    applicationName: "tongban-test",
    database: { connection, release: async () => undefined },
    ...(options.now && { now: options.now }),
  });
  afterTest(t, () => services.close());
  return services;
}
