#!/usr/bin/env node
/** `npm run build`: builds the pages, when something they are made of has changed. A server that runs serves them at once. */
import { buildPages } from "./lib/pages.mjs";
import { runScript } from "./lib/say.mjs";

await runScript(async () => {
  await buildPages();
  return 0;
});
