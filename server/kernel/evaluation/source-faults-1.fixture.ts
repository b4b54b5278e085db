/** The figures of five real reports (§15) as they were entered: faults 1 to 7. */
import type { Claim, EvaluationContent, ReportFigure, Section } from "#contract/evaluation.ts";
import { figure } from "./evaluation.fixture.ts";

export interface Fault {
  fault: number;
  about: string;
  year: number;
  signedOn?: string;
  figures?: ReportFigure[];
  claims?: Claim[];
  sections?: Section[];
  change?: (made: EvaluationContent) => void;
  /** Codes in order, with a part of the sentence. */
  found: [code: string, words: string][];
}

/** Of 2020, a figure counted to the end of that year. */
export const in2020 = (...[id, name, value, unit, change]: Parameters<typeof figure>) =>
  figure(id, name, value, unit, { asOf: "2020-12-31", ...change });

export const firstFaults: Fault[] = [
  {
    ...{ fault: 1, about: "004: five parts of the project spending", year: 2023 },
    figures: [
      figure("total", "项目支出", "769.3", "万元"),
      figure("hall", "政务服务中心运转经费", "157.30", "万元"),
      figure("hotline", "热线外包费", "75.40", "万元"),
      figure("network", "网络平台租赁及服务费", "52.48", "万元"),
      figure("office", "协同办公系统和扩容建设", "72.63", "万元"),
      figure("earlier", "前期项目", "322.08", "万元"),
    ],
    claims: [
      { id: "c", kind: "sum", total: "total", parts: ["hall", "hotline", "network", "office", "earlier"] },
    ],
    found: [["sum-differs", "所列 5 项合计 679.89 万元，分项比合计少 89.41 万元"]],
  },
  {
    ...{ fault: 2, about: "004: growth of public spending; the others re-derive", year: 2023 },
    figures: [
      figure("public", "公用经费", "49.03", "万元"),
      figure("public-more", "公用经费增加额", "30.6", "万元"),
      figure("public-growth", "公用经费增幅", "166.07", "%", { growth: true }),
      figure("basic", "基本支出", "368.15", "万元"),
      figure("basic-more", "基本支出增加额", "35.78", "万元"),
      figure("basic-growth", "基本支出增幅", "10.77", "%", { growth: true }),
    ],
    claims: [
      { id: "c1", kind: "growth", percent: "public-growth", now: "public", increase: "public-more" },
      { id: "c2", kind: "growth", percent: "basic-growth", now: "basic", increase: "basic-more" },
    ],
    found: [["percent-differs", "“公用经费增幅”写的是 166.07%，按 30.6 ÷ 18.43 计算应为 166.03%"]],
  },
  {
    ...{ fault: 3, about: "004: a rate over 100 %, all satisfied beside 98.88 points", year: 2023 },
    figures: [
      figure("called", "回访率", "101.6", "%"),
      figure("satisfied", "满意率", "100", "%"),
      figure("answered", "接通率", "100", "%"),
      figure("rating", "好差评评分", "98.88", "分"),
    ],
    claims: [{ id: "c", kind: "agree", figures: ["satisfied", "rating"] }],
    found: [
      ["over-hundred", "“回访率”为 101.6%，比率不能超过 100%"],
      ["accounts-differ", "“满意率”100%与“好差评评分”98.88 分"],
    ],
  },
  {
    ...{ fault: 4, about: "002: a report of 2020 signed in April 2020", year: 2020, signedOn: "2020-04-21" },
    found: [["signed-early", "落款日期 2020-04-21 早于 2020 年度结束"]],
  },
  {
    ...{ fault: 5, about: "002: fifteen days to two, and the limit of the law had changed", year: 2020 },
    figures: [
      in2020("law", "施工许可法定时限", "15", "个工作日"),
      in2020("promised", "施工许可承诺时限", "2", "个工作日"),
      in2020("cut", "压缩时限", "80", "%"),
    ],
    claims: [
      { id: "c1", kind: "reduction", percent: "cut", from: "law", to: "promised" },
      { id: "c2", kind: "reference", figure: "law", value: "7", source: "2019 年修改后的法定期限（日）" },
    ],
    found: [
      ["percent-differs", "“压缩时限”写的是 80%，按 13 ÷ 15 计算应为 86.67%"],
      ["reference-differs", "“施工许可法定时限”15 个工作日，与“2019 年修改后的法定期限（日）”中的 7"],
    ],
  },
  {
    ...{
      fault: 6,
      about: "002: basic and project spending, and the items of the project budget",
      year: 2020,
    },
    figures: [
      in2020("all", "支出决算", "1775.24", "万元"),
      in2020("basic", "基本支出", "1475.43", "万元"),
      in2020("project", "项目支出", "299.82", "万元"),
      in2020("budget", "项目财政预算", "313.88", "万元"),
      ...["85.5", "11.4", "14", "178.63", "7.2", "10", "2.5"].map((value, place) =>
        in2020(`item-${place + 1}`, `项目预算（${place + 1}）`, value, "万元"),
      ),
    ],
    claims: [
      { id: "c1", kind: "sum", total: "all", parts: ["basic", "project"] },
      {
        id: "c2",
        kind: "sum",
        total: "budget",
        parts: [1, 2, 3, 4, 5, 6, 7].map((place) => `item-${place}`),
      },
    ],
    found: [
      ["sum-differs", "合计 1775.25 万元，分项比合计多 0.01 万元"],
      ["sum-differs", "合计 309.23 万元，分项比合计少 4.65 万元"],
    ],
  },
  {
    ...{ fault: 7, about: "002: five ways, four named; eight months; 1590 of 2500 boxes", year: 2020 },
    figures: [
      in2020("ways", "“五办”举措", "5", "项"),
      in2020("boxes", "整理档案", "1590", "盒"),
      in2020("estimated", "预计盒数", "2500", "盒"),
      in2020("price", "每盒价款", "48", "元"),
      in2020("sorting", "档案整理经费", "76320", "元"),
      in2020("covers", "牛皮纸封面印刷", "23680", "元"),
      in2020("fund", "行政审批业务经费", "100000", "元"),
    ],
    claims: [
      { id: "c1", kind: "list", count: "ways", items: ["减证办", "网上办", "就近办", "高效办"] },
      { id: "c2", kind: "term", name: "常年法律顾问", from: "2019-09-30", to: "2020-05-29", months: 12 },
      { id: "c3", kind: "estimate", actual: "boxes", estimate: "estimated" },
      { id: "c4", kind: "product", total: "sorting", factors: ["boxes", "price"] },
      { id: "c5", kind: "sum", total: "fund", parts: ["sorting", "covers"] },
    ],
    found: [
      ["list-differs", "写的是 5 项，文中只列出 4 项（减证办、网上办、就近办、高效办）"],
      ["term-short", "“常年法律顾问”自 2019-09-30 至 2020-05-29，只有 8 个月，不足 12 个月"],
      ["far-from-estimate", "“整理档案”1590 盒，只有“预计盒数”2500 盒的 63.60%"],
    ],
  },
];
