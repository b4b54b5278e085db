/** Kinds of cells: how a value is written for people, and what of their writing is understood. */
import type { Limit } from "#contract/item.ts";
import { conditionText, readCondition } from "./condition-text.ts";

export interface Cell {
  write: (value: unknown) => string;
  /** The value, or what is wrong in a sentence. Never called with an empty cell. */
  read: (text: string) => { value: unknown } | { fault: string };
}

const good = (value: unknown) => ({ value });
const bad = (fault: string) => ({ fault });

export const text: Cell = { write: String, read: good };

export const number: Cell = {
  write: String,
  read: (text) => {
    const value = Number(text);
    return Number.isFinite(value) ? good(value) : bad(`应填数字，现在是“${text}”。`);
  },
};

const said: Record<string, boolean> = { 是: true, 否: false, TRUE: true, FALSE: false, 有: true, 无: false };

export const yesNo: Cell = {
  write: (value) => (value ? "是" : "否"),
  read: (text) => {
    const value = said[text.toUpperCase()];
    return value === undefined ? bad(`应填“是”或“否”，现在是“${text}”。`) : good(value);
  },
};

/** One of a dictionary's codes, written as its word; the code itself is understood too. */
export function code(words: Record<string, string>): Cell {
  const find = finder(words);
  return {
    write: (value) => words[value as string] ?? String(value),
    read: (text) => {
      const found = find(text);
      return found === undefined ? bad(`没有“${text}”这一项，可填：${options(words)}。`) : good(found);
    },
  };
}

/** Several of a dictionary's codes, one after another with “；” between. */
export function codes(words: Record<string, string>): Cell {
  const find = finder(words);
  return {
    write: (value) => (value as string[]).map((one) => words[one] ?? one).join("；"),
    read: (text) => {
      const parts = split(text, /[；;\n]/);
      const unknown = parts.find((part) => find(part) === undefined);
      if (unknown !== undefined)
        return bad(`没有“${unknown}”这一项，可填（用“；”隔开）：${options(words)}。`);
      return good(parts.map(find));
    },
  };
}

function finder(words: Record<string, string>): (text: string) => string | undefined {
  const byWord = new Map(Object.entries(words).map(([value, name]) => [name, value]));
  return (text) => byWord.get(text) ?? (Object.hasOwn(words, text) ? text : undefined);
}

function options(words: Record<string, string>): string {
  return Object.values(words).join("、");
}

function split(text: string, separator: RegExp): string[] {
  return text
    .split(separator)
    .map((part) => part.trim())
    .filter(Boolean);
}

/** Texts one below the other; a line feed or backslash inside one is written `\n` or `\\`. */
export const lines: Cell = {
  write: (value) =>
    (value as string[]).map((line) => line.replaceAll("\\", "\\\\").replaceAll("\n", "\\n")).join("\n"),
  read: (text) =>
    good(
      split(text, /\n/).map((line) => line.replace(/\\(n|\\)/g, (_, sign) => (sign === "n" ? "\n" : "\\"))),
    ),
};

const units: [Limit["unit"], string][] = [
  ["W", "个工作日"],
  ["D", "个自然日"],
  ["H", "小时"],
];
const limitForm = /^(\d{1,4})\s*(?:个)?\s*(工作日|自然日|小时|W|D|H)$/i;

/** R1.13. “天” and “日” alone are refused: nobody can know which days are meant. */
export const limit: Cell = {
  write: (value) => {
    const { n, unit } = value as Limit;
    return `${n}${units.find(([code]) => code === unit)?.[1]}`;
  },
  read: (text) => {
    const [, n, word] = limitForm.exec(text) ?? [];
    const unit = units.find(
      ([code, name]) => code === word?.toUpperCase() || name.endsWith(word ?? "?"),
    )?.[0];
    if (!n || !unit) return bad(`时限应写明单位，如“20个工作日”“7个自然日”“4小时”，现在是“${text}”。`);
    return good({ n: Number(n), unit });
  },
};

export const date: Cell = {
  write: String,
  read: (text) => {
    const [, year, month, day] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text) ?? [];
    if (!year || !month || !day) return bad(`日期应写成“2026-01-31”，现在是“${text}”。`);
    return good(`${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`);
  },
};

/** Yuan in the cell, fen in the item. */
export const money: Cell = {
  write: (value) => ((value as number) / 100).toFixed(2),
  read: (text) => {
    const [, yuan, fen = ""] = /^(\d{1,12})(?:\.(\d{1,2}))?元?$/.exec(text.replaceAll(",", "")) ?? [];
    return yuan
      ? good(Number(yuan) * 100 + Number(fen.padEnd(2, "0")))
      : bad(`金额应写成“120.50”，现在是“${text}”。`);
  },
};

export const condition: Cell = {
  write: (value) => conditionText(value as Parameters<typeof conditionText>[0]),
  read: (text) => {
    const value = readCondition(text);
    return value
      ? good(value)
      : bad(`条件看不懂，应写成“问题标识 = 答案”等形式（见表头说明），现在是“${text}”。`);
  },
};
