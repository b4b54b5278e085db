/**
 * A file of the data folder that a bureau may change. What is missing or does not fit stops the start with one sentence
 * that names the file and the place in it.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Static, TSchema } from "typebox";
import { Value } from "typebox/value";
import type { Config } from "#server/config.ts";
import { Trouble } from "./trouble.ts";

type Folder = Pick<Config, "data">;

/**
 * @param name such as `queues.json`.
 * @param misfit the place of what the schema cannot say is wrong, as a JSON pointer.
 */
export function readDataFile<T extends TSchema>(
  config: Folder,
  name: string,
  schema: T,
  misfit: (data: Static<T>) => string | undefined = () => undefined,
): Static<T> {
  const data = parsed(config, name);
  const [fault] = Value.Errors(schema, data);
  if (fault) throw dataTrouble(config, name, fault.instancePath || "/");
  const where = misfit(data as Static<T>);
  if (where !== undefined) throw dataTrouble(config, name, where);
  return data as Static<T>;
}

function parsed(config: Folder, name: string): unknown {
  try {
    return JSON.parse(readFileSync(join(config.data, name), "utf8"));
  } catch {
    throw dataTrouble(config, name, "/");
  }
}

export function dataTrouble(config: Folder, name: string, where: string): Trouble {
  const path = join(config.data, name);
  return new Trouble(
    "data-file-faulty",
    `${path} is missing or faulty at ${where}: mend it, or put the delivered file back.`,
    `${path} 缺失，或 ${where} 有误：请更正，或恢复原来的文件。`,
  );
}
