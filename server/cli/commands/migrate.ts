import { migrate } from "../../platform/database/migrate.ts";
import { openDatabase } from "../../platform/database/open.ts";
import type { Command } from "../command.ts";

export const command: Command = {
  name: "migrate",
  summary: "更新数据库的表 · bring the database's tables up to date",
  usage: "[--json]",
  async run(_args, io) {
    const database = await openDatabase(io.config);
    try {
      const done = await migrate(database.connection);
      for (const name of done) io.say(`✓ ${name}`);
      if (done.length === 0) io.say("数据库已是最新 · nothing to do");
      io.value({ applied: done });
      return 0;
    } finally {
      await database.release();
    }
  },
};
