/** What the small forms of the budget ask. Pure. */
import type { BudgetLinePage } from "#contract/budget.ts";
import { moneyWords, todayAt } from "../../shared/words.ts";
import type { AskedField } from "../form/asked.ts";
import { movementNames } from "./budget.ts";

const line = (name: string, label: string, max: number, more: Partial<AskedField> = {}): AskedField =>
  ({ name, label, required: true, kind: "line", max, ...more }) as AskedField;

const money: AskedField = { name: "amount", label: "金额", required: true, kind: "money" };

/** In the year of the line, not after today. */
function day(year: number): AskedField {
  const today = todayAt(new Date());
  const end = `${year}-12-31`;
  const max = end < today ? end : today;
  return { name: "on", label: "日期", required: true, kind: "date", min: `${year}-01-01`, max };
}

export function movementFields({ line: { funds }, year }: BudgetLinePage): AskedField[] {
  const kinds =
    funds === "transfer"
      ? (["transfer", "carried"] as const)
      : (["initial", "adjustment", "carried"] as const);
  const options = kinds.flatMap((kind) =>
    kind === "adjustment" || kind === "transfer"
      ? [
          { value: kind, label: `${movementNames[kind]}（增加）` },
          { value: `${kind} -`, label: `${movementNames[kind]}（减少）` },
        ]
      : [{ value: kind, label: movementNames[kind] }],
  );
  return [
    { name: "kind", label: "种类", required: true, kind: "choice", options },
    money,
    day(year),
    line("document", "依据", 120, { hint: "批复、追加、调剂的文号" }),
    line("reason", "原因", 300, { required: false, hint: "调整必填" }),
  ];
}

/** A decrease is chosen as a kind and sent as a negative amount. */
export function signedAmount({
  kind: chosen,
  amount,
  ...data
}: Record<string, unknown>): Record<string, unknown> {
  const [kind, minus] = String(chosen).split(" ");
  return { ...data, kind, amount: Number(amount) * (minus ? -1 : 1) };
}

export function entryFields({ contracts, year }: BudgetLinePage): AskedField[] {
  const options = contracts.map(({ id, name, left }) => ({
    value: id,
    label: `${name}，还能付 ${moneyWords(left)}`,
  }));
  const contract: AskedField = {
    name: "contract",
    label: "付哪份合同",
    required: false,
    kind: "choice",
    options,
  };
  return [
    line("voucher", "凭证号", 40, { hint: "例如 记-03-012" }),
    day(year),
    money,
    line("summary", "摘要", 200),
    ...(options.length > 0 ? [contract] : []),
    line("asset", "资产卡片编号", 60, { required: false, hint: "买了资产的，填资产系统里的卡片编号" }),
  ];
}

export const reversalFields = ({ year }: { year: number }): AskedField[] => [
  day(year),
  line("reason", "原因", 200),
];

export const bookingFields = (
  lines: readonly { id: string; name: string }[],
  contracts: readonly { id: string; name: string }[],
  year: number,
): AskedField[] => [
  choice("line", "从哪个科目列支", lines),
  line("voucher", "凭证号", 40),
  day(year),
  ...(contracts.length > 0 ? [{ ...choice("contract", "付哪份合同", contracts), required: false }] : []),
];

export const choice = (
  name: string,
  label: string,
  of: readonly { id: string; name: string }[],
): AskedField => ({
  ...{ name, label, required: true, kind: "choice" },
  options: of.map((each) => ({ value: each.id, label: each.name })),
});

export const contractFields = (procurements: readonly { id: string; name: string }[]): AskedField[] => [
  line("number", "合同号", 60),
  line("title", "标的", 100),
  line("supplier", "供应商", 60),
  choice("procurement", "采购方式", procurements),
  { name: "procuredOn", label: "确定供应商的日期", required: true, kind: "date" },
  line("procuredBy", "采购依据", 120, { hint: "公告号、询价记录、竞价单号" }),
  { name: "from", label: "合同期第一天", required: true, kind: "date" },
  { name: "until", label: "合同期最后一天", required: true, kind: "date" },
  { ...money, label: "合同价", hint: "据实结算的填最高价" },
];

export const supplementFields: AskedField[] = [
  choice("kind", "增减", [
    { id: "more", name: "增加" },
    { id: "less -", name: "减少" },
  ]),
  money,
  { name: "on", label: "签订日期", required: true, kind: "date" },
  line("document", "协议号", 120),
  line("reason", "原因", 300),
];

export const acceptanceFields: AskedField[] = [
  { ...money, label: "验收的金额" },
  { name: "on", label: "验收日期", required: true, kind: "date" },
  choice("passed", "结果", [
    { id: "yes", name: "合格" },
    { id: "no", name: "不合格" },
  ]),
  line("opinion", "验收意见", 300),
];

export const projectFields = (freeBudgets: readonly { id: string; name: string }[]): AskedField[] => [
  line("code", "项目编码", 20, { hint: "大写字母和数字，例如 P08" }),
  line("name", "项目名称", 60),
  line("goal", "绩效目标", 300, { required: false }),
  { ...choice("freeBudget", "付免费服务的哪一项", freeBudgets), required: false },
];

const count = (name: string, label: string): AskedField => ({
  ...{ name, label, required: true, kind: "number", min: 0, max: 10_000 },
});

export const staffingFields: AskedField[] = [
  { name: "year", label: "年度", required: true, kind: "number", min: 2000, max: 2200 },
  count("administrativePosts", "行政编制数"),
  count("administrativeStaff", "在职行政人员"),
  count("institutionPosts", "事业编制数"),
  count("institutionStaff", "在职事业人员"),
  count("employees", "政府雇员（不占编制）"),
  count("contracted", "临聘人员"),
  count("retired", "退休人员"),
  line("document", "依据", 120, { hint: "编制文件、年末花名册" }),
  line("note", "说明", 300, { required: false, hint: "超编时必填" }),
];
