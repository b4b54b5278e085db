/** Evaluations for tests: the table of one real report as it was entered, figures, and the rules in force. */
import { readFileSync } from "node:fs";
import type {
  EvaluationContent,
  EvaluationRules,
  Indicator,
  IndicatorGroup,
  IndicatorTable,
  Measure,
  ReportFigure,
} from "#contract/evaluation.ts";

const file = new URL("../../../data/evaluation/rules.json", import.meta.url);
export const rules: EvaluationRules = JSON.parse(readFileSync(file, "utf8"));

const entered = { evidence: "业务台账" };

export const measure = (change: Partial<Measure> = {}): Measure => ({
  ...{ id: "m", name: "完成", unit: "件", target: "100", actual: "100", source: entered },
  ...change,
});

export const row = (change: Partial<Indicator> = {}): Indicator => ({
  ...{ id: "row", name: "部门整体", content: "办件", kind: "positive", weight: "10" },
  ...{ measures: [measure()], reason: "", improvement: "", explanation: "" },
  ...change,
});

const judgedMet = (id: string, content: string, weight: string, words: [string, string]): Indicator =>
  row({
    ...{
      id,
      content,
      weight,
      kind: "qualitative",
      measures: [],
      targetWords: words[0],
      actualWords: words[1],
    },
    judged: { band: "met", percent: "100", evidence: "验收材料" },
  });

const empty = (id: string): IndicatorGroup["indicators"] => [
  row({ id, name: "", content: "", kind: "empty", weight: "0", measures: [] }),
];

const group = (id: string, name: string, weight: string, indicators: Indicator[]): IndicatorGroup => ({
  id,
  name,
  weight,
  indicators,
});

/** The table of 2023 (R11.7), row by row as it was entered. */
export function sourceTable(): IndicatorTable {
  return {
    execution: { weight: "10", annual: "2048.62", executed: "1940.42", transfer: "0", sources: {} },
    branches: [
      { id: "output", name: "产出指标", weight: "50", groups: [quantity(), quality(), timeliness(), cost()] },
      { id: "benefit", name: "效益指标", weight: "30", groups: benefit() },
      { id: "satisfaction", name: "满意度指标", weight: "10", groups: [satisfaction()] },
    ],
    ...{ functions: "负责规范和管理。", goals: "持续推进政务公开工作。", achieved: "完成全年目标。" },
  };
}

const quantity = () =>
  group("quantity", "数量指标", "20", [
    row({
      ...{ id: "drawing-area", content: "施工图审查服务" },
      measures: [measure({ name: "备案的建筑面积", unit: "万平方米", target: "150", actual: "162" })],
    }),
    row({
      ...{ id: "hall", content: "政务服务大厅建设" },
      measures: [
        measure({ id: "organs", name: "入驻单位", unit: "家", target: "40", actual: "44" }),
        measure({ id: "counters", name: "窗口", unit: "个", target: "120", actual: "123" }),
      ],
    }),
  ]);

const quality = () =>
  group("quality", "质量指标", "10", [
    judgedMet("study-quality", "可研评估报告和概算审核报告", "5", ["符合编制深度、要求", "符合"]),
    judgedMet("drawing-quality", "施工图审查服务", "5", ["符合国家省市规范、标准", "符合"]),
  ]);

const timeliness = () =>
  group("timeliness", "时效指标", "15", [
    judgedMet("study-time", "可研评估报告和概算审核报告", "5", ["3 个、10 个工作日", "按规定时间完成"]),
    judgedMet("budget-open", "部门预决算公开", "5", ["按规定时间截点 100% 公开", "按规定时间完成"]),
    judgedMet("drawing-time", "施工图审查服务", "5", ["施工图备案 2 个工作日", "按规定时间完成"]),
  ]);

const cost = () =>
  group("cost", "成本指标", "5", [
    judgedMet("carry-over", "结转结余资金增减率", "5", ["同上年保持持平", "无结转结余资金"]),
  ]);

function benefit(): IndicatorGroup[] {
  const social = [
    "强化政务服务基础能力建设",
    "新设企业免费刻章",
    "审批结果免费邮寄",
    "中介服务",
    "5G WIFI 流量",
  ];
  const rows = social.map((content, place) =>
    judgedMet(`social-${place + 1}`, content, "6", ["长期提供", "全年提供"]),
  );
  return [
    group("economic", "经济效益指标", "0", empty("economic-none")),
    group("social", "社会效益指标", "30", rows),
    group("ecological", "生态效益指标", "0", empty("ecological-none")),
    group("lasting", "可持续影响指标", "0", empty("lasting-none")),
  ];
}

const satisfaction = () =>
  group("satisfied", "服务对象满意度指标", "10", [
    row({
      ...{ id: "satisfied-rate", content: "服务对象满意度" },
      measures: [measure({ name: "满意度", unit: "%", target: "90", actual: "99.99" })],
    }),
  ]);

export const figure = (
  id: string,
  name: string,
  value: string | null,
  unit: string,
  change: Partial<ReportFigure> = {},
): ReportFigure => ({
  ...{ id, name, value, unit, definition: "按台账统计", asOf: "2023-12-31", source: entered },
  ...change,
});

export const content = (change: Partial<EvaluationContent> = {}): EvaluationContent => ({
  table: sourceTable(),
  ...{ figures: [], claims: [], sections: [] },
  ...change,
});
