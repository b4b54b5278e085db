/** How tables of figures are cut, and what each figure means (R3.6). Pure. */
import type { FigureBy } from "#contract/supervision-figures.ts";

export const byNames: Record<FigureBy, string> = {
  organ: "部门",
  item: "事项",
  place: "大厅",
  counter: "窗口",
  handler: "经办人",
  rule: "规则",
  month: "月份",
};

/** What one looks at next inside a line. */
export const deeper: Record<FigureBy, FigureBy> = {
  organ: "item",
  item: "handler",
  place: "counter",
  counter: "handler",
  handler: "item",
  rule: "organ",
  month: "organ",
};

/** The filter that shows only this line; undefined where tables cannot be narrowed so. */
export function narrowTo(by: FigureBy, id: string): Record<string, string> | undefined {
  if (by === "rule") return undefined;
  if (by === "month") return { month: String(Number(id.slice(-2))) };
  if (by === "counter") {
    const [hall = "", counter = ""] = id.split("/");
    return { hall, counter };
  }
  return { [by === "place" ? "hall" : by]: id };
}

export const definitions: readonly { name: string; meaning: string }[] = [
  { name: "预警、黄牌、红牌", meaning: "在这段时间内应当发出的件数，单位：件。撤牌的不算；销牌的仍然算。" },
  { name: "办结", meaning: "在这段时间内办结的办件，单位：件。" },
  { name: "按时办结率", meaning: "在承诺期限内办结的 ÷ 办结的。没有办结的写“无数据”。" },
  { name: "提前办结率", meaning: "在承诺到期日之前办结的 ÷ 办结的。" },
  { name: "平均用时占承诺", meaning: "每件实际用时占承诺期限的比例，取平均。暂停和特别程序的时间不算。" },
  { name: "红牌整改率", meaning: "经整改、审核后销牌的红牌 ÷ 红牌。" },
];
