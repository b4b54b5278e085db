/** Readers of settings: each turns the text of an environment variable into a value or says what it should be. */
import { isIP } from "node:net";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { Trouble } from "./trouble.ts";

/** One setting: how its text becomes a value, what holds when it is absent, and what it means. */
export interface Setting<T> {
  name: string;
  /** Throws a `Wrong` for text that means nothing. */
  read: (text: string) => T;
  fallback: string | undefined;
  meaning: string;
}

export type Environment = Record<string, string | undefined>;

const CHECKOUT = fileURLToPath(new URL("../..", import.meta.url));

class Wrong extends Error {
  readonly chinese: string;
  constructor(english: string, chinese: string) {
    super(english);
    this.chinese = chinese;
  }
}

export function setting<T>(
  name: string,
  read: (text: string) => T,
  fallback: string,
  meaning: string,
): Setting<T> {
  return { name, read, fallback, meaning };
}

export function optional<T>(
  name: string,
  read: (text: string) => T,
  meaning: string,
): Setting<T | undefined> {
  return { name, read, fallback: undefined, meaning };
}

/** The value of a setting; a bad one is one sentence that names the variable. */
export function readSetting<T>(
  { name, read, fallback }: Setting<T>,
  environment: Environment,
): T | undefined {
  const text = environment[name]?.trim() || fallback;
  if (text === undefined) return undefined;
  try {
    return read(text);
  } catch (error) {
    if (!(error instanceof Wrong)) throw error;
    throw new Trouble("wrong-setting", `${name} must be ${error.message}.`, `${name} 应为${error.chinese}。`);
  }
}

/** A mistyped name must not silently mean nothing. */
export function refuseUnknownSettings(settings: Setting<unknown>[], environment: Environment) {
  const known = new Set(settings.map(({ name }) => name));
  const unknown = Object.keys(environment).find((name) => name.startsWith("TONGBAN_") && !known.has(name));
  if (!unknown) return;
  throw new Trouble(
    "unknown-setting",
    `There is no setting ${unknown}: see the table in docs/operating.md.`,
    `没有名为 ${unknown} 的设置：请查看 docs/operating.md 中的设置表。`,
  );
}

/** A path; a relative one counts from the folder Tongban is in. */
export const path = (text: string): string => resolve(CHECKOUT, text);

export function whole(least: number, most: number) {
  return (text: string): number => {
    const value = Number(text);
    if (/^[0-9]+$/.test(text) && value >= least && value <= most) return value;
    throw new Wrong(`a whole number from ${least} to ${most}`, ` ${least} 到 ${most} 的整数`);
  };
}

export function choice<const T extends string>(...choices: T[]) {
  return (text: string): T => {
    const found = choices.find((one) => one === text);
    if (found) return found;
    throw new Wrong(`one of ${choices.join(", ")}`, `下列之一：${choices.join("、")}`);
  };
}

export function matching(pattern: RegExp, english: string, chinese: string) {
  return (text: string): string => {
    if (pattern.test(text)) return text;
    throw new Wrong(english, chinese);
  };
}

export function postgresUrl(text: string): string {
  const url = URL.parse(text);
  if (url && /^postgres(ql)?:$/.test(url.protocol) && url.pathname.length > 1) return text;
  throw new Wrong(
    "an address such as postgres://user:password@host:5432/tongban",
    "形如 postgres://用户:密码@主机:5432/tongban 的地址",
  );
}

/** Scheme, host and port only: `https://zwfw.example.gov.cn`. */
export function webOrigin(text: string): string {
  const url = URL.parse(text);
  if (url && /^https?:$/.test(url.protocol) && url.pathname === "/" && !url.search && !url.hash)
    return url.origin;
  throw new Wrong(
    "an address such as https://zwfw.example.gov.cn",
    "形如 https://zwfw.example.gov.cn 的地址",
  );
}

/** Comma-separated addresses or ranges. */
export function addressRanges(text: string): string[] {
  const ranges = text.split(",").map((one) => one.trim());
  const good = (one: string) => isIP(one.split("/")[0] ?? "") > 0 && /^[^/]+(\/[0-9]{1,3})?$/.test(one);
  if (text === "") return [];
  if (ranges.every(good)) return ranges;
  throw new Wrong(
    "addresses or ranges such as 10.0.0.1,10.1.0.0/16",
    "形如 10.0.0.1,10.1.0.0/16 的地址或网段",
  );
}

/** 32 bytes in base64. */
export function secretKey(text: string): Buffer {
  const key = Buffer.from(text, "base64");
  if (/^[A-Za-z0-9+/]{43}=$/.test(text) && key.length === 32) return key;
  throw new Wrong(
    "32 bytes in base64: make one with `openssl rand -base64 32`",
    " base64 编码的 32 字节：可用 openssl rand -base64 32 生成",
  );
}
