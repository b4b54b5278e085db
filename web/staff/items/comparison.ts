/** What differs between two versions of an item, in words. Pure. */
import type { ItemComparison } from "#contract/catalogue.ts";

type Reduction = ItemComparison["counts"]["steps"];
type Difference = ItemComparison["differences"][number];

const units: Record<string, string> = { W: "个工作日", D: "个自然日", H: "小时" };

export interface ReductionRow {
  name: string;
  before: string;
  after: string;
  percent: string;
}

/** A13: steps, materials, limit and visits before and after. */
export function reductionRows({ steps, materials, limit, visits }: ItemComparison["counts"]): ReductionRow[] {
  const row = (name: string, it: Reduction, unit: string): ReductionRow => ({
    name,
    before: `${it.before} ${unit}`,
    after: `${it.after} ${unit}`,
    percent: it.percent === undefined ? "—" : `${it.percent}%`,
  });
  return [
    row("环节", steps, "个"),
    row("材料", materials, "份"),
    ...(limit ? [row("期限", limit, units[limit.unit] ?? limit.unit)] : []),
    ...(visits ? [row("跑动次数", visits, "次")] : []),
  ];
}

export interface DifferenceRow {
  key: string;
  name: string;
  before: string;
  after: string;
}

/** Two objects differ part by part; anything else, and a limit, as a whole. */
export function differenceRows({ path, name, before, after }: Difference): DifferenceRow[] {
  if (!isRecord(before) || !isRecord(after) || isLimit(before)) {
    return [{ key: path, name, before: valueText(before), after: valueText(after) }];
  }
  const parts = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return parts
    .map((part) => ({ part, was: valueText(before[part]), is: valueText(after[part]) }))
    .filter(({ was, is }) => was !== is)
    .map(({ part, was, is }) => ({
      key: `${path}.${part}`,
      name: `${name}（${partNames[part] ?? part}）`,
      before: was,
      after: is,
    }));
}

const partNames: Record<string, string> = {
  name: "名称",
  kind: "类型",
  form: "形式",
  originals: "原件份数",
  copies: "复印件份数",
  necessity: "是否必要",
  source: "来源",
  notes: "填报须知",
  standard: "标准",
  basis: "依据",
  when: "什么情形",
  why: "为什么要",
  n: "数目",
  unit: "单位",
  note: "说明",
  role: "岗位",
  limit: "期限",
  text: "文字",
  options: "选项",
  required: "必填",
  places: "地点",
  visits: "到场次数",
  online: "是否网办",
  depth: "网办深度",
  forms: "办理形式",
  organ: "实施机关",
  undertaker: "承办机构",
  consult: "咨询",
  complain: "投诉",
};

/** A value as people read it: nothing is “没有”, lists line by line, parts with their names. */
export function valueText(value: unknown): string {
  if (value === undefined || value === null || value === "") return "没有";
  if (value === true) return "是";
  if (value === false) return "否";
  if (Array.isArray(value)) return value.length === 0 ? "没有" : value.map(valueText).join("\n");
  if (!isRecord(value)) return String(value);
  if (isLimit(value)) return `${value.n} ${units[value.unit] ?? value.unit}`;
  return Object.entries(value)
    .map(([part, inner]) => `${partNames[part] ?? part}：${valueText(inner)}`)
    .join("，");
}

const isLimit = (value: Record<string, unknown>): value is { n: number; unit: string } =>
  typeof value.n === "number" && typeof value.unit === "string";

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
