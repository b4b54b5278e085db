/** What differs between two versions of an item, element by element, for the person who publishes. */
import type { Item } from "#contract/item.ts";

export interface Difference {
  /** Path of the element: `promised`, or `materials.id-card` for one of a list. */
  path: string;
  name: string;
  kind: "added" | "removed" | "changed";
  before?: unknown;
  after?: unknown;
}

/** Elements compared, by their name in the fill-in sheet (R1.11). Version and status are not content. */
export const elementNames: Partial<Record<keyof Item, string>> = {
  name: "事项名称",
  code: "业务办理项编码",
  sources: "资料来源",
  catalogue: "基本目录",
  implementation: "实施清单",
  basis: "设定依据",
  handling: "办件类型",
  statutory: "法定办结时限",
  promised: "承诺办结时限",
  deferral: "容缺受理",
  noDeferral: "不适用容缺的原因",
  limitCases: "按情形的时限",
  special: "特别程序",
  conditions: "受理条件",
  steps: "办理流程",
  quota: "数量限制",
  intermediary: "中介服务",
  objects: "服务对象",
  themes: "主题分类",
  channel: "办理渠道",
  materials: "申请材料",
  questions: "情形引导",
  form: "申请表",
  result: "办理结果",
  fees: "收费",
  contact: "联系方式",
  faq: "常见问题",
  aliases: "俗称",
};

export function differences(before: Item, after: Item): Difference[] {
  return Object.entries(elementNames).flatMap(([key, name]) => {
    const [was, is] = [before[key as keyof Item], after[key as keyof Item]];
    if (sameJson(was, is)) return [];
    if (listsById(was) && listsById(is)) return listDifferences(key, name, was, is);
    return [difference(key, name, was, is)];
  });
}

/** Equal as JSON: the order of an object's keys does not matter, an undefined value is no value. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a)) {
    return Array.isArray(b) && a.length === b.length && a.every((value, index) => sameJson(value, b[index]));
  }
  if (!isRecord(a) || !isRecord(b) || Array.isArray(b)) return false;
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].every((key) => sameJson(a[key], b[key]));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

type Identified = { id: string; name?: string; text?: string };

function listsById(value: unknown): value is Identified[] {
  return Array.isArray(value) && value.length > 0 && value.every((it) => isRecord(it) && "id" in it);
}

function listDifferences(key: string, name: string, was: Identified[], is: Identified[]): Difference[] {
  const ids = new Set([...was, ...is].map((it) => it.id));
  const found = [...ids].flatMap((id) => {
    const [before, after] = [was.find((it) => it.id === id), is.find((it) => it.id === id)];
    if (sameJson(before, after)) return [];
    const label = after?.name ?? after?.text ?? before?.name ?? before?.text ?? id;
    return [difference(`${key}.${id}`, `${name}：${label}`, before, after)];
  });
  return found.length > 0 ? found : [difference(key, `${name}的顺序`, was, is)];
}

function difference(path: string, name: string, before: unknown, after: unknown): Difference {
  const kind = before === undefined ? "added" : after === undefined ? "removed" : "changed";
  return { path, name, kind, ...(before !== undefined && { before }), ...(after !== undefined && { after }) };
}
