/** `tongban load-data`: the hall as data into the database, as every start does. */
import { modules } from "../../app.ts";
import { inTurn } from "../../platform/database/turns.ts";
import type { Command } from "../command.ts";

export const command: Command = {
  name: "load-data",
  summary: "装载 data 文件夹 · load the data folder into the database",
  usage: "[--json]",
  async run(_args, io) {
    const services = await io.services();
    const loaded: string[] = [];
    await inTurn(services.connection, "data", async () => {
      for (const { name, load } of modules) {
        if (!load) continue;
        await load(services);
        loaded.push(name);
        io.say(`✓ ${name}`);
      }
    });
    io.value({ folder: services.config.data, loaded });
    return 0;
  },
};
