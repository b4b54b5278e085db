/** A command of `tongban`: what it is called, what it takes, what it does. One file each in `commands/`. */
import type { ParseArgsOptionsConfig } from "node:util";
import { type Config, readConfig } from "../config.ts";
import { openServices, type Services } from "../platform/services.ts";

export interface Command {
  /** As it is typed: `calendar due`. */
  name: string;
  /** One line, Chinese first. */
  summary: string;
  /** What follows the name: `--from DAY --limit LIMIT [--json]`. */
  usage: string;
  /** Flags, as `node:util`'s parseArgs takes them. `--json` and `--help` are there for every command. */
  options?: ParseArgsOptionsConfig;
  /** Returns the exit code: 0, or 1 when what it checks fails. Throw `WrongUse` for wrong use (2). */
  run(args: Args, io: Io): Promise<number>;
}

export interface Args {
  /** Values of the flags, by name. */
  flags: Record<string, string | boolean | (string | boolean)[] | undefined>;
  /** What was typed besides flags. */
  rest: string[];
}

export interface Io {
  /** `--json` was given: one JSON value and nothing else goes to standard output. */
  json: boolean;
  /** For people; silent under `--json`. */
  say(line: string): void;
  /** For programs: printed under `--json`. */
  value(value: unknown): void;
  config: Config;
  /** Opens the database and everything on it; closed when the command ends. */
  services(): Promise<Services>;
}

/** Wrong use: the message, then the usage, exit code 2. */
export class WrongUse extends Error {}

/** The text of a flag that must be given. */
export function needed({ flags }: Args, name: string): string {
  const value = flags[name];
  if (typeof value === "string" && value !== "") return value;
  throw new WrongUse(`缺少 --${name} · --${name} is missing`);
}

/** The one thing that must be typed besides flags. */
export function onlyArgument({ rest }: Args, what: string): string {
  const [only] = rest;
  if (only !== undefined && rest.length === 1) return only;
  throw new WrongUse(`应给出一个${what} · give exactly one ${what}`);
}

export interface Terminal {
  out(line: string): void;
  error(line: string): void;
}

/** The surroundings of one run of a command, and how to leave them. */
export function openIo(json: boolean, terminal: Terminal) {
  const config = readConfig();
  let services: Promise<Services> | undefined;
  const open = async () => {
    services ??= openServices(quiet(config), { applicationName: "tongban-command" });
    return services;
  };
  const io: Io = {
    json,
    say: (line) => (json ? undefined : terminal.out(line)),
    value: (value) => (json ? terminal.out(JSON.stringify(value, null, 2)) : undefined),
    config,
    services: open,
  };
  const close = async () => {
    await services?.then((opened) => opened.close()).catch(() => undefined);
  };
  return { io, close };
}

/** Standard output belongs to the command's answer. */
const quiet = (config: Config): Config => (config.logFile ? config : { ...config, logLevel: "silent" });
