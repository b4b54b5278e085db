/** `tongban items lint FILE…`: what is wrong with items, without a database (R1.12). */
import { readFile } from "node:fs/promises";
import { lintFile, problemInWords } from "../../modules/items/index.ts";
import { folderTrouble } from "../../platform/trouble.ts";
import { type Command, WrongUse } from "../command.ts";

export const command: Command = {
  name: "items lint",
  summary: "检查事项文件（xlsx 或 JSON） · check files of service items",
  usage: "FILE… [--json]",
  async run(args, io) {
    if (args.rest.length === 0) throw new WrongUse("应给出要检查的文件 · name the files to check");
    const reports = [];
    for (const path of args.rest) {
      const bytes = await readFile(path).catch((error) => {
        throw folderTrouble(error, path);
      });
      const report = lintFile(io.config, bytes);
      reports.push({ file: path, ...report });
      for (const problem of report.problems) io.say(`${path}：${problemInWords(problem)}`);
      for (const { key, row, problems, missing } of report.items) {
        const name = `${path}：${key || `第 ${row} 项`}`;
        for (const problem of problems) io.say(`${name} ${problemInWords(problem)}`);
        if (missing) io.say(`${name} ${missing}`);
      }
    }
    const clean = reports.every((report) => report.clean);
    const count = reports.reduce((sum, report) => sum + report.items.length, 0);
    io.value(reports);
    io.say(clean ? `✓ ${count} 个事项没有问题` : `✗ ${count} 个事项里有问题`);
    return clean ? 0 : 1;
  },
};
