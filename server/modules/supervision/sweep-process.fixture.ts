/** A process that sweeps again and again until it is killed; says `swept` after each time. */
import { readConfig } from "#server/config.ts";
import { openServices } from "#server/platform/services.ts";
import { sweep } from "./index.ts";

const { TEST_CONNECTION = "{}", TEST_NOW = "", TONGBAN_HOME = "" } = process.env;
const services = await openServices(readConfig({ TONGBAN_HOME, TONGBAN_LOG_LEVEL: "silent" }), {
  applicationName: "tongban-test",
  now: () => TEST_NOW,
  database: { connection: JSON.parse(TEST_CONNECTION), release: async () => undefined },
});
for (;;) {
  const { looked } = await sweep(services, TEST_NOW);
  console.log(`swept ${looked}`);
}
