#!/usr/bin/env node
/** `npm start`: installs what is missing, builds what has changed, starts the server. */
import { environment, installPackages, nodeProgram } from "./lib/install.mjs";
import { buildPages } from "./lib/pages.mjs";
import { runServer } from "./lib/run.mjs";
import { runScript } from "./lib/say.mjs";

await runScript(async () => {
  await installPackages();
  await buildPages();
  return runServer(nodeProgram(), ["server/main.ts"], { env: environment() });
});
