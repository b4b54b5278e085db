import { resolve } from "node:path";
import { backup } from "../../platform/backup/backup.ts";
import { verifyBackup } from "../../platform/backup/restore.ts";
import { openDatabase } from "../../platform/database/open.ts";
import { VERSION } from "../../platform/version.ts";
import { type Command, onlyArgument } from "../command.ts";

export const command: Command = {
  name: "backup",
  summary: "备份数据库、文件与密钥 · save database, files and keys in one archive",
  usage: "FILE [--without-keys] [--json]",
  options: { "without-keys": { type: "boolean" } },
  async run(args, io) {
    const file = resolve(onlyArgument(args, "文件名 file name"));
    const database = await openDatabase(io.config);
    const withKeys = args.flags["without-keys"] !== true;
    const now = new Date().toISOString();
    const source = { connection: database.connection, home: io.config.home, withKeys, version: VERSION, now };
    await backup(source, file).finally(() => database.release());
    const { manifest } = await verifyBackup(file);
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
    const count = { tables: manifest.tables.length, rows, files: manifest.files.length };
    io.value({ file, madeAt: manifest.madeAt, ...count });
    io.say(`✓ ${file}：${count.tables} 张表、${rows} 行、${count.files} 个文件，已核对 · saved and checked`);
    if (withKeys)
      io.say("  其中有解开个人信息的密钥，请像密钥一样保管 · it holds the keys: guard it like them");
    return 0;
  },
};
