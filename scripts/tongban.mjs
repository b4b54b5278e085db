#!/usr/bin/env node
/** The `tongban` command, on the Node that came with the packages. */
import { environment, installPackages, nodeProgram } from "./lib/install.mjs";
import { runServer } from "./lib/run.mjs";
import { runScript } from "./lib/say.mjs";

await runScript(async () => {
  await installPackages();
  const program = new URL("../server/cli/main.ts", import.meta.url).pathname;
  return runServer(nodeProgram(), [program, ...process.argv.slice(2)], {
    env: environment(),
    cwd: process.cwd(),
  });
});
