/** The `tongban` command: finds the command that was typed, reads its flags, runs it, answers with its exit code. */
import { parseArgs } from "node:util";
import { Refusal } from "../platform/http/refusal.ts";
import { printTrouble } from "../platform/trouble.ts";
import { type Args, type Command, openIo, type Terminal, WrongUse } from "./command.ts";
import { commands } from "./commands.ts";

const common = { json: { type: "boolean" }, help: { type: "boolean", short: "h" } } as const;

/** @returns 0, 1 when what was checked fails or something must be mended, 2 for wrong use. */
export async function runCommand(typed: string[], terminal: Terminal): Promise<number> {
  const found = find(typed);
  if (!found) return await unknown(typed, terminal);
  const { command } = await found.load();
  try {
    const args = readArgs(command, found.rest);
    if (args.flags.help) {
      terminal.out(helpOf(command));
      return 0;
    }
    return await runOpened(command, args, terminal);
  } catch (error) {
    if (error instanceof Refusal) {
      terminal.error(`✗ ${error.userMessage}`);
      return 1;
    }
    if (!(error instanceof WrongUse)) return printTrouble(error, terminal.error);
    terminal.error(`✗ ${error.message}\n${helpOf(command)}`);
    return 2;
  }
}

/** The longest name that the typed words begin with. */
function find(typed: string[]) {
  for (const length of [2, 1]) {
    const load = commands[typed.slice(0, length).join(" ")];
    if (load && typed.length >= length) return { load, rest: typed.slice(length) };
  }
  return undefined;
}

function readArgs(command: Command, typed: string[]): Args {
  try {
    const options = { ...common, ...command.options };
    const { values, positionals } = parseArgs({ args: typed, options, allowPositionals: true });
    return { flags: values as Args["flags"], rest: positionals };
  } catch (error) {
    throw new WrongUse((error as Error).message);
  }
}

async function runOpened(command: Command, args: Args, terminal: Terminal): Promise<number> {
  const { io, close } = openIo(args.flags.json === true, terminal);
  try {
    return await command.run(args, io);
  } finally {
    await close();
  }
}

const helpOf = ({ name, summary, usage }: Command) => `${summary}\n\n  tongban ${name} ${usage}`.trimEnd();

async function unknown(typed: string[], terminal: Terminal): Promise<number> {
  const asked = typed.filter((word) => !/^(-h|--help|help)$/.test(word));
  const all = await Promise.all(Object.values(commands).map(async (load) => (await load()).command));
  const width = Math.max(...all.map(({ name }) => name.length));
  const list = all.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`).join("\n");
  const help = `tongban 命令 [参数] · tongban COMMAND [ARGUMENTS]\n\n${list}\n\n  tongban 命令 --help`;
  if (asked.length === 0) {
    terminal.out(help);
    return typed.length === 0 ? 2 : 0;
  }
  terminal.error(`✗ 没有这个命令 · no such command: ${asked.join(" ")}\n\n${help}`);
  return 2;
}

if (import.meta.main) {
  const terminal: Terminal = { out: (line) => console.log(line), error: (line) => console.error(line) };
  process.exitCode = await runCommand(process.argv.slice(2), terminal);
  process.disconnect?.();
}
