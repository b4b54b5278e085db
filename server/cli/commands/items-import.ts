/** `tongban items import FILE`: items from an xlsx workbook or JSON, everything or nothing. */
import { readFile } from "node:fs/promises";
import { type ImportReport, importFile, problemInWords } from "../../modules/items/index.ts";
import { folderTrouble } from "../../platform/trouble.ts";
import { type Command, onlyArgument } from "../command.ts";

export const command: Command = {
  name: "items import",
  summary: "导入事项（xlsx 或 JSON） · import service items",
  usage: "FILE [--dry-run] [--publish] [--json]",
  options: { "dry-run": { type: "boolean" }, publish: { type: "boolean" } },
  async run(args, io) {
    const path = onlyArgument(args, "文件 file");
    const bytes = await readFile(path).catch((error) => {
      throw folderTrouble(error, path);
    });
    const mode = { dryRun: args.flags["dry-run"] === true, publish: args.flags.publish === true };
    const report = await importFile(await io.services(), new Uint8Array(bytes), mode);
    io.value(report);
    for (const line of linesOf(report)) io.say(line);
    return report.problems.length + report.counts.refused > 0 ? 1 : 0;
  },
};

const verdicts = { new: "新增", changed: "变更", unchanged: "不变", refused: "拒绝" };

function linesOf({ rows, counts, problems, written, dryRun }: ImportReport): string[] {
  const told = rows.flatMap((row) => {
    if (row.verdict === "unchanged") return [];
    const what = row.changes.length > 0 ? `：${row.changes.join("、")}` : "";
    const published = row.published ? "，发布" : "";
    const reasons = [...row.problems, ...row.hints].map((it) => `    ${problemInWords(it)}`);
    return [`${verdicts[row.verdict]}${published} ${row.key} ${row.name}${what}`, ...reasons];
  });
  const sum = Object.entries(verdicts).map(([verdict, word]) => `${word} ${counts[verdict as "new"]}`);
  const end = dryRun ? "（试运行，没有写入）" : written ? "" : "（没有写入）";
  return [...problems.map(problemInWords), ...told, `${sum.join("，")}，其中发布 ${counts.published}${end}`];
}
