/** `tongban items export FILE`: all items of the county, as the import takes them back. */
import { writeFile } from "node:fs/promises";
import { exportFile } from "../../modules/items/index.ts";
import { folderTrouble } from "../../platform/trouble.ts";
import { type Command, onlyArgument, WrongUse } from "../command.ts";

export const command: Command = {
  name: "items export",
  summary: "导出全部事项 · export all service items",
  usage: "FILE.xlsx|FILE.json [--json]",
  async run(args, io) {
    const path = onlyArgument(args, "文件 file");
    const kind = /\.(xlsx|json)$/i.exec(path)?.[1]?.toLowerCase() as "xlsx" | "json" | undefined;
    if (!kind) throw new WrongUse("文件名应以 .xlsx 或 .json 结尾 · the file ends in .xlsx or .json");
    const bytes = await exportFile(await io.services(), kind);
    await writeFile(path, bytes).catch((error) => {
      throw folderTrouble(error, path);
    });
    io.value({ file: path, bytes: bytes.length });
    io.say(`✓ ${path}（${Math.ceil(bytes.length / 1024)} KB）`);
    return 0;
  },
};
