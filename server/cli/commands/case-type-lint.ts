/** `tongban case-type lint FILE`: every fault of a case type, with its path in the file. */
import { readFile } from "node:fs/promises";
import { lintCaseTypeFile, readLawLimits } from "../../cases/index.ts";
import { type Command, onlyArgument, WrongUse } from "../command.ts";

export const command: Command = {
  name: "case-type lint",
  summary: "检查案件类型文件 · find every fault of a case type file",
  usage: "FILE [--json]",
  async run(args, io) {
    const path = onlyArgument(args, "FILE");
    const law = readLawLimits(io.config.data);
    const findings = lintCaseTypeFile(await readJson(path), law);
    io.value({ file: path, findings });
    for (const { path: at, code, message } of findings) io.say(`${at}  ${code}: ${message}`);
    io.say(
      findings.length === 0
        ? `${path}：没有问题 · no fault`
        : `${path}：${findings.length} 处问题 · ${findings.length} faults`,
    );
    return findings.length === 0 ? 0 : 1;
  },
};

async function readJson(path: string): Promise<unknown> {
  const text = await readFile(path, "utf8").catch(() => {
    throw new WrongUse(`读不到 ${path} · cannot read ${path}`);
  });
  try {
    return JSON.parse(text);
  } catch {
    throw new WrongUse(`${path} 不是 JSON · ${path} is no JSON`);
  }
}
