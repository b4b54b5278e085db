/** The decision tables that come with the data folder. Loading a table does not switch it on: that is for people. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { DecisionTable } from "#contract/decision.ts";
import type { Services } from "#server/platform/services.ts";
import { Trouble } from "#server/platform/trouble.ts";
import { misfitOf, tableFindings } from "./decision-check.ts";
import { insertTable } from "./decision-store.ts";

/** Publishes every table of the folder in its version; one with a fault stops the start. */
export async function loadDecisions(services: Services): Promise<void> {
  const { db, config, now } = services;
  const folder = join(config.data, "decisions");
  const names = (await readdir(folder)).filter((name) => name.endsWith(".json")).sort();
  for (const name of names) {
    const path = join(folder, name);
    const content: unknown = JSON.parse(await readFile(path, "utf8"));
    const misfit = misfitOf(content);
    if (misfit) throw faulty(path, misfit.path, misfit.message);
    const table = content as DecisionTable;
    const findings = await tableFindings(services, config.division, table);
    const fault = findings.find(({ severity }) => severity === "fault");
    if (fault) throw faulty(path, fault.path, fault.message);
    await insertTable(db, config.division, table, "system", now());
  }
}

function faulty(path: string, where: string, fault: string): Trouble {
  return new Trouble(
    "decision-table-faulty",
    `The decision table ${path} has a fault at ${where} (${fault}): mend it, or put the delivered file back.`,
    `判断规则 ${path} 的 ${where} 有误（${fault}）：请更正，或恢复原来的文件。`,
  );
}
