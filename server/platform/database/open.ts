/** Opens the database the configuration names: the one of `DATABASE_URL`, or the built-in one in the home folder. */
import { join } from "node:path";
import pg from "pg";
import type { Config } from "#server/config.ts";
import { Trouble } from "../trouble.ts";
import { type Connection, embeddedDatabase } from "./embedded.ts";
import { clientConfig, type PoolOptions } from "./pool.ts";

export interface OpenDatabase {
  connection: PoolOptions["connection"];
  /** Where the built-in server keeps its files; absent for another server. */
  folder?: string;
  release(): Promise<void>;
}

const NAME = "tongban";

export async function openDatabase(config: Pick<Config, "databaseUrl" | "home">): Promise<OpenDatabase> {
  if (config.databaseUrl) {
    await refuseUnreachable(config.databaseUrl);
    return { connection: config.databaseUrl, release: async () => undefined };
  }
  const server = await embeddedDatabase({ folder: join(config.home, "database") });
  await createIfMissing(server.connection);
  const connection = { ...server.connection, database: NAME };
  return { connection, folder: server.folder, release: server.release };
}

async function createIfMissing(connection: Connection) {
  const client = new pg.Client(clientConfig({ connection, applicationName: NAME }));
  await client.connect();
  try {
    await client.query(`create database ${NAME}`);
  } catch (error) {
    const present = ["42P04", "23505"];
    if (!present.includes((error as pg.DatabaseError).code ?? "")) throw error;
  } finally {
    await client.end();
  }
}

async function refuseUnreachable(url: string) {
  const client = new pg.Client({
    ...clientConfig({ connection: url, applicationName: NAME }),
    connectionTimeoutMillis: 10_000,
  });
  try {
    await client.connect();
  } catch (error) {
    throw unreachable(url, error as Error & { code?: string });
  }
  await client.end();
}

/** Never shows the password. */
function unreachable(url: string, error: Error & { code?: string }): Trouble {
  const { host, pathname, username } = new URL(url);
  const place = `${username}@${host}${pathname}`;
  const reasons: Record<string, [string, string]> = {
    "28P01": ["the password is wrong", "密码不对"],
    "28000": ["the server does not let this user in", "服务器不允许该用户登录"],
    "3D000": ["there is no such database: create it", "没有这个数据库，请先建立"],
    ENOTFOUND: ["the host name is unknown", "主机名不存在"],
    ECONNREFUSED: ["no server answers there", "该地址没有数据库服务"],
  };
  const [english, chinese] = reasons[error.code ?? ""] ?? [
    error.message || error.code,
    error.message || error.code,
  ];
  return new Trouble(
    "database-unreachable",
    `DATABASE_URL (${place}) cannot be used: ${english}. Correct it and start again, or unset it to use the built-in database.`,
    `DATABASE_URL（${place}）无法使用：${chinese}。请改正后重新启动，或取消该设置以使用内置数据库。`,
    { cause: error },
  );
}
