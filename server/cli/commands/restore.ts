import { resolve } from "node:path";
import { restore } from "../../platform/backup/restore.ts";
import { openDatabase } from "../../platform/database/open.ts";
import { type Command, onlyArgument } from "../command.ts";

export const command: Command = {
  name: "restore",
  summary: "把备份恢复到一个空的数据库 · restore a backup into an empty database",
  usage: "FILE [--json]",
  async run(args, io) {
    const file = resolve(onlyArgument(args, "备份文件 backup file"));
    const database = await openDatabase(io.config);
    const target = { connection: database.connection, home: io.config.home };
    const manifest = await restore(file, target).finally(() => database.release());
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
    io.value({ file, madeAt: manifest.madeAt, rows, files: manifest.files.length });
    io.say(`✓ 已恢复 ${manifest.madeAt} 的备份：${rows} 行、${manifest.files.length} 个文件 · restored`);
    return 0;
  },
};
