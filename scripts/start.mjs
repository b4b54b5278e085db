#!/usr/bin/env node
/** `npm start`: installs what is missing, builds what has changed, starts the server. */
import { join } from "node:path";
import { environment, installPackages, nodeProgram } from "./lib/install.mjs";
import { buildPages } from "./lib/pages.mjs";
import { runServer } from "./lib/run.mjs";
import { runScript } from "./lib/say.mjs";

/** The terminal is for people: the log goes to a file, unless another place is named. */
const log = {
  TONGBAN_LOG_FILE:
    process.env.TONGBAN_LOG_FILE ?? join(process.env.TONGBAN_HOME ?? ".tongban", "server.log"),
};

await runScript(async () => {
  await installPackages();
  await buildPages();
  return runServer(nodeProgram(), ["server/main.ts"], { env: environment(log) });
});
