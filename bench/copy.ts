/** Rows into tables by COPY, the fastest way in. */
import { once } from "node:events";
import pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { clientConfig, type PoolOptions } from "#server/platform/database/pool.ts";

export type Value = string | number | boolean | null | Buffer;

export interface TableCopy {
  /** Resolves when the row may be followed by the next. */
  put(row: readonly Value[]): Promise<void> | undefined;
  /** Makes everything durable; answers the number of rows. */
  end(): Promise<number>;
}

const CHUNK = 256 * 1024;

/** Foreign keys are not looked up row by row: the rows are made to fit, and the lookups would take as long as the load. */
export async function copyInto(
  connection: PoolOptions["connection"],
  table: string,
  columns: readonly string[],
): Promise<TableCopy> {
  const client = new pg.Client(
    clientConfig({ connection, applicationName: "tongban-bench", statementTimeoutMs: 0 }),
  );
  await client.connect();
  await client.query("set session_replication_role = replica");
  const stream = client.query(copyFrom(`copy "${table}" (${columns.join(", ")}) from stdin`));
  const ended = once(stream, "finish");
  let text = "";
  let rows = 0;
  return {
    put(row) {
      text += `${row.map(copyText).join("\t")}\n`;
      rows += 1;
      if (text.length < CHUNK) return undefined;
      const free = stream.write(text);
      text = "";
      return free ? undefined : once(stream, "drain").then(() => undefined);
    },
    async end() {
      stream.end(text);
      await ended;
      await client.end();
      return rows;
    },
  };
}

/** A value in COPY's text format. */
export function copyText(value: Value): string {
  if (value === null) return "\\N";
  if (typeof value === "string") return value.replace(/[\\\n\r\t]/g, (char) => ESCAPES[char] as string);
  if (Buffer.isBuffer(value)) return `\\\\x${value.toString("hex")}`;
  return String(value);
}

const ESCAPES: Record<string, string> = { "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };
