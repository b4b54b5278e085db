/** The words and made-up values of the demonstration's self-evaluations; each says that it is made up. Pure. */
import type { EvaluationContent } from "#contract/evaluation.ts";
import { rowsOf } from "./bound.ts";

const made = { evidence: "演示台账（演示数据）" };

/** In 万元, 人, %: they add up. */
const values: Record<string, string> = {
  ...{ "staff-posts": "46", "staff-actual": "44", spent: "1886.40", basic: "512.60", personnel: "431.20" },
  ...{ public: "81.40", project: "1373.80", "basic-share": "27.17", "project-share": "72.83" },
  ...{ received: "41286", concluded: "40973", "on-time-rate": "99.62", "good-rate": "99.71" },
  "bad-rate": "0.04",
};

const texts: Record<string, string[]> = {
  overview: [
    "本报告的全部数字都是演示数据，只用来说明自评怎样编写、怎样核对、怎样公布。",
    "（一）人员情况。核定编制 {staff-posts}，年末实有 {staff-actual}。",
    "（二）机构设置。内设审批服务、勘验评审、政务公开等股室。",
    "（三）主要职能。推进审批制度改革，管理政务服务大厅，办理划转的行政许可。",
  ],
  problems: ["演示：部分事项的申请材料仍偏多；村（社区）服务点的业务量不均衡。"],
  measures: ["演示：再清理一批材料，推广电子证照；按业务量调整服务点的人员和设备。"],
};

/** What was read stays where it can; what cannot be counted, and money, is entered. */
export function demonstrated(read: EvaluationContent, year: number): EvaluationContent {
  const content = structuredClone(read);
  const { table } = content;
  Object.assign(table.execution, { annual: "1992.00", executed: "1886.40", transfer: "0" });
  table.execution.sources = { annual: made, executed: made, transfer: made };
  table.functions = "推进审批制度改革，管理政务服务大厅，办理划转的行政许可（演示数据）。";
  table.goals = "完成年度审批和服务任务，群众满意（演示数据）。";
  table.achieved = "年度目标已经完成（演示数据）。";
  for (const row of rowsOf(content)) {
    for (const measure of row.measures) {
      const actual = row.kind === "negative" ? "97" : "99";
      Object.assign(measure, { target: "98", actual, source: made });
    }
    if (row.kind === "qualitative")
      Object.assign(row, { judged: { band: "met", percent: "100", ...made }, actualWords: "达成" });
  }
  const claimed = new Set(content.claims.flatMap((claim) => Object.values(claim).flat().map(String)));
  for (const figure of content.figures) {
    if (figure.source.metric !== undefined && figure.value !== null && !claimed.has(figure.id)) continue;
    const entered = { value: values[figure.id] ?? "1", asOf: `${year}-12-31`, source: made };
    Object.assign(figure, entered, { definition: figure.definition || `${figure.name}（演示数据）` });
  }
  for (const section of content.sections) {
    const { id, paragraphs } = section;
    section.paragraphs = texts[id] ?? paragraphs.map((text) => text || "无。");
  }
  return content;
}
