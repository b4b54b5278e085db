/** What somebody typed to find a case. Pure. */

export type QueryKind = "number" | "id" | "uscc" | "phone" | "name";

export const kindWords: Record<QueryKind, string> = {
  number: "办件编号",
  id: "身份证号",
  uscc: "统一社会信用代码",
  phone: "电话",
  name: "姓名或名称",
};

export function kindOf(typed: string): QueryKind {
  const text = typed.replace(/\s/g, "").toUpperCase();
  if (/^\d{22}[0-9A-Z]$/.test(text)) return "number";
  if (/^\d{17}[0-9X]$/.test(text) && /^(19|20)\d{2}$/.test(text.slice(6, 10))) return "id";
  if (/^[0-9A-HJ-NP-RT-UW-Y]{18}$/.test(text)) return "uscc";
  return /^(\d{11}|0\d{2,3}-?\d{7,8})$/.test(text) ? "phone" : "name";
}
