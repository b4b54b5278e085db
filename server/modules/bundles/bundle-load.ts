/** The bundles that come with the data folder. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { Value } from "typebox/value";
import { Bundle } from "#contract/bundle.ts";
import { bundleProblems } from "#server/kernel/bundle/lint.ts";
import type { Services } from "#server/platform/services.ts";
import { Trouble } from "#server/platform/trouble.ts";
import { withItems } from "./bundle-catalogue.ts";
import { insertBundle } from "./bundle-store.ts";

/** Publishes every bundle of the folder in its version; one with a fault stops the start. */
export async function loadBundles(services: Services): Promise<void> {
  const folder = join(services.config.data, "bundles");
  const names = (await readdir(folder)).filter((name) => name.endsWith(".json")).sort();
  for (const name of names) {
    const path = join(folder, name);
    const bundle = await readBundleFile(path);
    const open = await withItems(services, bundle);
    const [problem] = open ? bundleProblems(bundle, open.items) : [];
    if (problem) throw bundleTrouble(path, problem.path, problem.message);
    await publishBundle(services, bundle, "system");
  }
}

/** Adds a version that has passed the gate; one that is there already stays as it is. */
export async function publishBundle(
  { db, config, now }: Services,
  bundle: Bundle,
  by: string,
): Promise<void> {
  await insertBundle(db, config.division, bundle, by, now());
}

async function readBundleFile(path: string): Promise<Bundle> {
  const content: unknown = JSON.parse(await readFile(path, "utf8"));
  const [fault] = Value.Errors(Bundle, content);
  if (fault) throw bundleTrouble(path, fault.instancePath || "/", fault.message);
  return content as Bundle;
}

function bundleTrouble(path: string, where: string, fault: string): Trouble {
  return new Trouble(
    "bundle-faulty",
    `The bundle ${path} has a fault at ${where} (${fault}): mend it, or put the delivered file back.`,
    `一件事 ${path} 的 ${where} 有误（${fault}）：请更正，或恢复原来的文件。`,
  );
}
