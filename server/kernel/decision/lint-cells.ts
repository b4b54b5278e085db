/** Cells and inputs of a decision table that do not fit each other: names, types, lists, ranges. */
import type { DecisionInput, DecisionTable, DecisionTest } from "#contract/decision.ts";
import { isDay } from "../time/day.ts";
import { mostChoices } from "./domain.ts";
import type { DecisionFinding } from "./finding.ts";
import { namedIn } from "./test.ts";

type Report = (code: DecisionFinding["code"], path: string, message: string) => void;

export function cellFindings(table: DecisionTable): DecisionFinding[] {
  const found: DecisionFinding[] = [];
  const report: Report = (code, path, message) => void found.push({ code, severity: "fault", path, message });
  doubles(table.inputs, "inputs", report);
  doubles(table.rows, "rows", report);
  table.inputs.forEach((input, place) => void inputFaults(input, `/inputs/${place}`, report));
  const inputs = new Map(table.inputs.map((input) => [input.id, input]));
  table.rows.forEach(({ id, when }, place) => {
    for (const [name, test] of Object.entries(when)) {
      const path = `/rows/${place}/when/${name}`;
      const input = inputs.get(name);
      if (!input) report("unknown-input", path, `规则“${id}”用了没有声明的输入“${name}”`);
      else testFaults(id, input, test, path, report);
    }
  });
  return found;
}

function doubles(rows: readonly { id: string }[], where: "inputs" | "rows", report: Report): void {
  rows.forEach(({ id }, place) => {
    if (rows.findIndex((each) => each.id === id) !== place)
      report("twice", `/${where}/${place}/id`, `标识“${id}”用了两次`);
  });
}

function inputFaults({ label, type, values, range, whole }: DecisionInput, path: string, report: Report) {
  const listed = type === "choice" || type === "choices";
  if (listed && !values) report("list-missing", `${path}/values`, `输入“${label}”是选择项，要列出可选的值`);
  if (values && !listed && type !== "text")
    report("list-unfit", `${path}/values`, `输入“${label}”的类型不能列值`);
  if (type === "choices" && (values?.length ?? 0) > mostChoices)
    report("list-unfit", `${path}/values`, `输入“${label}”最多列 ${mostChoices} 个可选的值`);
  if (whole && type !== "number") report("list-unfit", `${path}/whole`, `输入“${label}”不是数字`);
  for (const end of ["min", "max"] as const) {
    const value = range?.[end];
    if (value === undefined || fits(type, value)) continue;
    report("mistyped", `${path}/range/${end}`, `输入“${label}”的范围要写成${typeWords[type]}`);
  }
}

/** What each kind of test may be asked of. */
function speaksOf(test: DecisionTest): readonly DecisionInput["type"][] {
  if ("not" in test) return speaksOf(test.not);
  if ("has" in test || "only" in test) return ["choices"];
  if ("is" in test || "in" in test) return ["text", "number", "date", "yes-no", "choice"];
  return ["number", "date"];
}

function testFaults(row: string, input: DecisionInput, test: DecisionTest, path: string, report: Report) {
  const { label, type } = input;
  if (!speaksOf(test).includes(type)) {
    report("mistyped", path, `规则“${row}”对“${label}”的条件不适用于${typeWords[type]}`);
    return;
  }
  for (const value of namedIn(test)) {
    if (!fits(type, value)) {
      report("mistyped", path, `规则“${row}”对“${label}”的条件要写成${typeWords[type]}，不是“${value}”`);
    } else if (isOutside(input, value)) {
      report("outside", path, `规则“${row}”写的“${value}”不在“${label}”的可选值或范围内`);
    }
  }
}

function fits(type: DecisionInput["type"], value: string | number): boolean {
  if (type === "number") return Number.isFinite(value);
  return type === "date" ? isDay(value) : typeof value === "string";
}

function isOutside({ type, values, range }: DecisionInput, value: string | number): boolean {
  if (type === "yes-no") return value !== "yes" && value !== "no";
  const below = range?.min !== undefined && value < range.min;
  const above = range?.max !== undefined && value > range.max;
  return below || above || values?.every((each) => each.value !== value) === true;
}

const typeWords: Record<DecisionInput["type"], string> = {
  text: "文字",
  number: "数字",
  date: "日期（年-月-日）",
  "yes-no": "是或否",
  choice: "单选值",
  choices: "多选值",
};
