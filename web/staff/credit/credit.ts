/** What the forms of credit records ask. Pure. */
import type { AskedField } from "../form/asked.ts";

export const credit = "/staff/credit-records";

export const recordFields = (today: string): AskedField[] => [
  { name: "name", label: "姓名或名称", required: true, kind: "line", max: 200 },
  { name: "number", label: "身份证号码或统一社会信用代码", required: true, kind: "line", max: 18 },
  { name: "reason", label: "失信事实", required: true, kind: "paragraph", max: 500 },
  { name: "source", label: "认定文书文号", required: true, kind: "line", max: 100 },
  { name: "from", label: "起始日期", required: true, kind: "date", max: today },
  { name: "serious", label: "严重失信（修复以前不适用容缺受理和告知承诺）", required: false, kind: "tick" },
];

export const repairFields = (from: string, today: string): AskedField[] => [
  { name: "document", label: "修复文书文号", required: true, kind: "line", max: 100 },
  { name: "on", label: "修复日期", required: true, kind: "date", min: from, max: today },
];

export const reasonFields: AskedField[] = [
  {
    ...{ name: "reason", label: "为什么要看", required: true, kind: "line", max: 200 },
    hint: "谁、什么时候、为什么看，都会记入审计日志",
  },
];
