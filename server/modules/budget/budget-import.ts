/**
 * What importing a year's budget would do, cell by cell. Pure. A cell says what the whole is to be; the difference from
 * what is there becomes a movement or a voucher. What is there is never overwritten: less than there is is refused.
 */
import type { BudgetCategory, BudgetImportRow, Funds, MovementKind } from "#contract/budget.ts";
import { fenFromCell, yuanText } from "#server/kernel/money/amount.ts";
import {
  amountHeads,
  amountsOf,
  categoryWords,
  fundsWords,
  type ReadBudget,
  type ReadRow,
} from "./budget-sheet.ts";
import type { Line } from "./line-store.ts";

export interface ImportGround {
  year: number;
  lines: readonly Line[];
  subjects: readonly { code: string; name: string; category: BudgetCategory }[];
  /** Codes of projects there are. */
  projects: ReadonlySet<string>;
  closed: readonly string[];
  today: string;
}

export interface PlannedLine {
  line?: string;
  code: string;
  name: string;
  category: BudgetCategory;
  funds: Funds;
  moves: { kind: MovementKind; amount: number }[];
  spent: { month: number; amount: number }[];
}

export interface BudgetPlan {
  rows: BudgetImportRow[];
  write: PlannedLine[];
}

type Head = (typeof amountHeads)[number];
const totalHead = 16;

export function planBudget(ground: ImportGround, read: ReadBudget): BudgetPlan {
  if (read.missing.length > 0) {
    const faults = [`表头缺少：${read.missing.join("、")}`];
    return { rows: [{ row: 1, name: "表头", state: "refused", changes: [], faults }], write: [] };
  }
  const bodies = read.rows.filter(({ text }) => !isSum(text("编码")));
  const keys = bodies.map(keyOf);
  const judged = read.rows.map((row) => {
    if (isSum(row.text("编码"))) return { shown: judgeSum(row, bodies) };
    return judgeLine(ground, read, row, keys.filter((key) => key === keyOf(row)).length > 1);
  });
  const rows = judged.map(({ shown }) => shown);
  const refused = rows.some(({ state }) => state === "refused");
  const write = judged.flatMap(({ planned }) => (planned && !refused ? [planned] : []));
  return { rows, write };
}

const isSum = (code: string) => code === "合计" || code === "总计";
const keyOf = ({ text }: ReadRow) => `${text("编码")} ${text("资金来源")}`;

/** Fen of every amount of the row; an empty cell is nothing. What is no amount is a fault with its cell. */
function amountsIn(row: ReadRow, faults: string[]): number[] {
  return amountHeads.map((head) => {
    const text = row.text(head);
    const fen = text === "" ? 0 : fenFromCell(text);
    if (fen === undefined)
      faults.push(`${row.cell(head)}（${head}）：“${text.slice(0, 20)}”不是两位小数以内的金额`);
    return fen ?? 0;
  });
}

/** 合计 is never taken over: it has to be what the rows come to (rulebook §15.1). */
function judgeSum(row: ReadRow, bodies: readonly ReadRow[]): BudgetImportRow {
  const faults: string[] = [];
  const said = amountsIn(row, faults);
  const sums = amountHeads.map((_, at) => bodies.reduce((sum, body) => sum + amountsIn(body, [])[at]!, 0));
  amountHeads.forEach((head, at) => {
    if (row.text(head) !== "" && said[at] !== sums[at])
      faults.push(
        `${row.cell(head)}（${head}合计）：写的是 ${yuanText(said[at]!)}，各行相加是 ${yuanText(sums[at]!)}`,
      );
  });
  return {
    row: row.row,
    name: "合计",
    state: faults.length > 0 ? "refused" : "unchanged",
    changes: [],
    faults,
  };
}

function judgeLine(ground: ImportGround, read: ReadBudget, row: ReadRow, twice: boolean) {
  const faults: string[] = twice ? [`${row.cell("编码")}：文件里有两行编码和资金来源相同`] : [];
  const amounts = amountsIn(row, faults);
  const what = whatOf(ground, row, faults);
  const before = ground.lines.find(({ code, funds }) => code === what.code && funds === what.funds);
  const had = before ? amountsOf(before) : amountHeads.map(() => 0);
  const changes: string[] = [];
  amountHeads.slice(0, totalHead).forEach((head, at) => {
    if (amounts[at] === had[at]) return;
    changes.push(`${row.cell(head)}（${head}）${yuanText(had[at]!)} → ${yuanText(amounts[at]!)}`);
    faults.push(
      ...changeFaults(ground, read, row, { at, from: had[at]!, to: amounts[at]!, funds: what.funds }),
    );
  });
  if (faults.length === 0) faults.push(...sumFaults(row, amounts));
  const fresh = before ? (changes.length > 0 ? "changed" : "unchanged") : "new";
  const shown: BudgetImportRow = {
    ...{ row: row.row, name: `${what.code} ${what.name}`, changes, faults },
    state: faults.length > 0 ? "refused" : fresh,
  };
  if (fresh === "unchanged") return { shown };
  const more = (at: number) => amounts[at]! - had[at]!;
  const kinds: MovementKind[] = ["initial", "adjustment", "transfer", "carried"];
  const moves = kinds.map((kind, at) => ({ kind, amount: more(at) })).filter(({ amount }) => amount !== 0);
  const spent = Array.from({ length: 12 }, (_, at) => ({ month: at + 1, amount: more(at + 4) }));
  const planned = { ...what, ...(before && { line: before.id }), moves };
  return { shown, planned: { ...planned, spent: spent.filter(({ amount }) => amount !== 0) } };
}

function whatOf({ subjects, projects }: ImportGround, row: ReadRow, faults: string[]) {
  const [code, name, word] = [row.text("编码"), row.text("科目/项目"), row.text("类别")];
  const fault = (head: string, sentence: string) => faults.push(`${row.cell(head)}：${sentence}`);
  const subject = subjects.find((each) => each.code === code);
  const category = keyFor(categoryWords, word);
  const funds = keyFor(fundsWords, row.text("资金来源") || fundsWords.own);
  if (!/^[0-9A-Z][0-9A-Z-]{1,19}$/.test(code)) fault("编码", "编码要用数字和大写字母，2 到 20 位");
  if (category === undefined) fault("类别", "类别要填人员经费、公用经费或者项目支出");
  if (funds === undefined) fault("资金来源", "资金来源要填本级或者上级转移");
  if (category !== undefined && category !== "project" && subject?.category !== category)
    fault("编码", `没有这个${word}科目`);
  if (category === "project" && subject) fault("编码", "这是经济分类科目，不是项目编码");
  if (category === "project" && !projects.has(code) && (name === "" || name.length > 60))
    fault("科目/项目", "新项目要写名称，不超过 60 个字");
  return { code, name: subject?.name ?? name, category: category ?? "project", funds: funds ?? "own" };
}

function keyFor<K extends string>(words: Record<K, string>, word: string): K | undefined {
  return (Object.keys(words) as K[]).find((key) => words[key] === word);
}

interface Change {
  at: number;
  from: number;
  to: number;
  funds: Funds;
}

function changeFaults(
  ground: ImportGround,
  read: ReadBudget,
  row: ReadRow,
  { at, from, to, funds }: Change,
): string[] {
  const head: Head = amountHeads[at]!;
  const fault = (sentence: string) => [`${row.cell(head)}（${head}）：${sentence}`];
  if (at >= 4) return monthFaults(ground, at - 3, from, to).flatMap(fault);
  const day = `${ground.year}-12-31` < ground.today ? `${ground.year}-12-31` : ground.today;
  if (ground.closed.includes(day.slice(0, 7))) return fault(`${day.slice(0, 7)} 已经结账，不能再改预算`);
  if (ground.today < `${ground.year}-01-01`) return fault("这一年还没有开始");
  if (head === "上级转移" ? funds === "own" : funds === "transfer" && head !== "上年结转")
    return fault("与资金来源不符：上级转移的钱单独占一行");
  if (head === "年初预算" && from !== 0)
    return fault(`年初预算已经登记为 ${yuanText(from)}，改动请填在“调整”`);
  if (to < from && head !== "调整" && head !== "上级转移") return fault("不能改少，登错了请冲销");
  if (read.document === "") return fault("改动预算要在“依据”表里填依据文号");
  if (read.document.length > 120) return fault("“依据”表里的文号太长");
  if (head === "调整" && read.reason === "") return fault("改动“调整”要在“依据”表里填调整原因");
  return [];
}

function monthFaults(
  { year, closed, today }: ImportGround,
  number: number,
  from: number,
  to: number,
): string[] {
  const month = `${year}-${String(number).padStart(2, "0")}`;
  if (closed.includes(month)) return ["这个月已经结账"];
  if (month > today.slice(0, 7)) return ["这个月还没有到"];
  return to < from ? [`少于已登记的凭证 ${yuanText(from)}，减少请在凭证上红字冲销`] : [];
}

function sumFaults(row: ReadRow, amounts: readonly number[]): string[] {
  const available = amounts.slice(0, 4).reduce((sum, fen) => sum + fen, 0);
  const executed = amounts.slice(4, totalHead).reduce((sum, fen) => sum + fen, 0);
  const check = (head: Head, at: number, right: number) =>
    row.text(head) === "" || amounts[at] === right
      ? []
      : [`${row.cell(head)}（${head}）：写的是 ${yuanText(amounts[at]!)}，算出来是 ${yuanText(right)}`];
  const over =
    executed > available
      ? [`${row.cell("执行合计")}（执行合计）：${yuanText(executed)} 超过可用数 ${yuanText(available)}`]
      : [];
  return [
    ...check("执行合计", totalHead, executed),
    ...check("结转", totalHead + 1, available - executed),
    ...over,
  ];
}
