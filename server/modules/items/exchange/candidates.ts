/** From a file to items that may be compared with what is there: read, checked, every fault at its place. Pure. */

import type { Item } from "#contract/item.ts";
import { judgeItem } from "#server/kernel/item/gate.ts";
import type { GateRules } from "#server/kernel/item/gate-limits.ts";
import { readWorkbook, WorkbookError } from "#server/platform/xlsx/index.ts";
import { checkItem, type Misfit } from "../item-check.ts";
import {
  type FileProblem,
  itemsFromWorkbook,
  type Origin,
  type ReadFile,
  type ReadItem,
} from "./from-workbook.ts";
import { isLoose } from "./loose.ts";
import { pointerInWords } from "./pointer-words.ts";

/** One item of a file: well formed, or with the reasons why not. */
export interface Candidate {
  key: string;
  name: string;
  sheet?: string;
  row: number;
  item?: Item;
  problems: FileProblem[];
  /** R1.12: completeness in percent, and what is still missing, in one sentence. */
  percent?: number;
  missing?: FileProblem;
  /** What contradicts itself or the law. */
  contradictions: FileProblem[];
  /** Where the file says what may stand against taking the item in. */
  places: Record<"key" | "code" | "organ" | "status", Place>;
}

export type Place = Pick<FileProblem, "sheet" | "row" | "column">;

export interface CandidateFile {
  candidates: Candidate[];
  /** Problems of the file itself. */
  problems: FileProblem[];
}

/**
 * An xlsx workbook or JSON (one item, or an array of items), told apart by its first bytes, each item judged by
 * `rules`. `name`: said of a JSON file's problems where a workbook's say the sheet.
 */
export function candidatesFrom(bytes: Uint8Array, rules: GateRules, name?: string): CandidateFile {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const file = isZip ? readXlsx(bytes) : readJson(bytes, name);
  const candidates = file.items.map((read) => candidate(read, rules));
  return { candidates, problems: [...file.problems, ...repeatedProblems(candidates)] };
}

function readXlsx(bytes: Uint8Array): ReadFile {
  try {
    return itemsFromWorkbook(readWorkbook(bytes));
  } catch (error) {
    if (error instanceof WorkbookError) return { items: [], problems: [{ message: error.message }] };
    throw error;
  }
}

const notJson = "文件既不是 xlsx 工作簿，也不是 JSON；请用公布的模板填写。";

function readJson(bytes: Uint8Array, sheet: string | undefined): ReadFile {
  const named = sheet === undefined ? {} : { sheet };
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return { items: [], problems: [{ ...named, message: notJson }] };
  }
  const list = Array.isArray(value) ? value : [value];
  return {
    items: list.map((item, index) => ({
      item,
      ...named,
      row: index + 1,
      origins: [],
      problems: [],
    })) as ReadItem[],
    problems: [],
  };
}

function candidate(read: ReadItem, rules: GateRules): Candidate {
  const locate = (path: string) => placeOf(read, pointerOf(path));
  const places = {
    key: locate("key"),
    code: locate("code"),
    organ: locate("implementation.organ"),
    status: locate("status"),
  };
  const checked = checkItem(read.item);
  const { key, name } = isLoose(read.item) ? read.item : {};
  const base = {
    key: typeof key === "string" ? key : "",
    name: typeof name === "string" ? name : "",
    ...(read.sheet && { sheet: read.sheet }),
    row: read.row,
    places,
    contradictions: [],
  };
  if ("misfits" in checked)
    return { ...base, problems: [...read.problems, ...placed(read, checked.misfits)] };
  if (read.problems.length > 0) return { ...base, problems: read.problems };
  return { ...base, item: checked.item, problems: [], ...judged(checked.item, rules, locate) };
}

/** The missing elements in one sentence at the item itself, everything else at its place. */
function judged(item: Item, rules: GateRules, locate: (path: string) => Place) {
  const { completeness, problems } = judgeItem(item, rules);
  const names = completeness.missing.map((element) => element.name).join("、");
  const contradictions = problems.filter(({ code }) => code !== "missing");
  return {
    percent: completeness.percent,
    ...(names && { missing: { ...locate("key"), message: `还缺：${names}。` } }),
    contradictions: contradictions.map(({ path, message }) => ({ ...locate(path), message })),
  };
}

/** What the shape lacks because a cell could not be read is said once, by the cell. */
function placed(read: ReadItem, misfits: Misfit[]): FileProblem[] {
  const said = new Set(read.problems.map(({ sheet, row, column }) => `${sheet} ${row} ${column}`));
  return misfits
    .map(({ pointer, message }) => ({ ...placeOf(read, pointer), message }))
    .filter(({ sheet, row, column }) => !said.has(`${sheet} ${row} ${column}`));
}

/** The row that wrote this part, and its column; in JSON the same names, as far as the template has them. */
function placeOf(read: ReadItem, pointer: string): Place {
  const origin = read.origins
    .filter((it) => pointer === it.pointer || pointer.startsWith(`${it.pointer}/`))
    .reduce<Origin | undefined>(
      (best, it) => (best && best.pointer.length >= it.pointer.length ? best : it),
      undefined,
    );
  if (!origin)
    return { ...(read.sheet && { sheet: read.sheet }), row: read.row, column: pointerInWords(pointer) };
  const path = pointer.slice(origin.pointer.length + 1).replaceAll("/", ".");
  const column =
    origin.columns.find((it) => it.path === path) ??
    origin.columns.find((it) => path.startsWith(`${it.path}.`) || it.path.startsWith(`${path}.`)) ??
    (origin.columns.length === 1 ? origin.columns[0] : undefined);
  return { sheet: origin.sheet, row: origin.row, column: column?.title ?? path };
}

/** `steps[1].limit` → `/steps/1/limit` */
function pointerOf(path: string): string {
  return `/${path.replace(/\[(\d+)\]/g, ".$1").replaceAll(".", "/")}`;
}

function repeatedProblems(candidates: Candidate[]): FileProblem[] {
  const problems: FileProblem[] = [];
  for (const [name, of] of [
    ["事项标识", (it: Candidate) => it.key],
    ["业务办理项编码", (it: Candidate) => it.item?.code ?? ""],
  ] as const) {
    const seen = new Map<string, Candidate>();
    for (const it of candidates) {
      const value = of(it);
      const first = seen.get(value);
      if (value !== "" && first) {
        const message = `${name}“${value}”与第 ${first.row} 行重复。`;
        problems.push({ ...(it.sheet && { sheet: it.sheet }), row: it.row, column: name, message });
      } else seen.set(value, it);
    }
  }
  return problems;
}
