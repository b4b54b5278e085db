/** The figures of five real reports (§15) as they were entered: faults 8 to 14. */
import type { ReportFigure, Section } from "#contract/evaluation.ts";
import { figure, sourceTable } from "./evaluation.fixture.ts";
import { type Fault, in2020 } from "./source-faults-1.fixture.ts";

const section = (...paragraphs: string[]): Section => ({ id: "text", title: "部门概况", paragraphs });
const undated = ({ asOf: _, ...figure }: ReportFigure): ReportFigure => figure;

export const laterFaults: Fault[] = [
  {
    ...{ fault: 8, about: "002: signed and done, and no rate", year: 2020 },
    figures: [
      in2020("signed", "签收工单", "37051", "件"),
      in2020("done", "实际办结", "34515", "件"),
      in2020("satisfied", "群众满意率", "98.46", "%"),
    ],
    claims: [{ id: "c", kind: "rate-due", name: "办结率", part: "done", whole: "signed" }],
    found: [["rate-not-stated", "没有写办结率（93.16%）"]],
  },
  {
    ...{
      fault: 9,
      about: "001: carry-over, live shows, the satisfaction target, a term mistyped",
      year: 2023,
    },
    change: (made) => {
      made.table = sourceTable();
      made.sections = [section("上级财政移动支付为 0。")];
    },
    figures: [
      figure("annual", "全年预算数", "2048.62", "万元"),
      figure("executed", "全年执行数", "1940.42", "万元"),
      figure("each", "每月固定直播", "2", "场"),
      figure("shows", "已直播", "13", "场"),
    ],
    claims: [
      { id: "c1", kind: "no-carry-over", annual: "annual", executed: "executed" },
      { id: "c2", kind: "frequency", count: "shows", each: "each", months: 7 },
    ],
    found: [
      ["target-too-low", "“服务对象满意度”目标 90%，完成 99.99%：目标明显偏低"],
      ["mistyped", "“移动支付”应为“转移支付”"],
      ["carry-over-denied", "尚有 108.2 万元（5.28%）没有执行"],
      ["frequency-differs", "7 个月应为 14 场，写的是 13 场"],
    ],
  },
  {
    ...{ fault: 10, about: "000: packages, 1.1 million cases, twelve staff", year: 2020 },
    figures: [
      in2020("packages", "全省两批次事项", "100", "件"),
      in2020("cases", "“一件事一次办”办件", "1100000", "件"),
      in2020("staff", "在职实有人员", "12", "人"),
      in2020("admin", "行政编制", "10", "人"),
      in2020("institution", "事业编制", "2", "人"),
      in2020("hired", "政府雇员", "2", "人"),
    ],
    claims: [
      { id: "c1", kind: "reference", figure: "packages", value: "200", source: "省级公布的两批次事项" },
      { id: "c2", kind: "share", part: "cases", value: "26000000", source: "全省办件", most: "2" },
      { id: "c3", kind: "sum", total: "staff", parts: ["admin", "institution", "hired"] },
    ],
    found: [
      ["reference-differs", "“全省两批次事项”100 件，与“省级公布的两批次事项”中的 200 件不一致"],
      ["share-too-high", "的 4.23%，明显偏高：请写明计的是办件还是服务次数"],
      ["sum-differs", "“在职实有人员”为 12 人，所列 3 项合计 14 人，分项比合计多 2 人"],
    ],
  },
  {
    ...{ fault: 11, about: "000 and 001: items of different denominators side by side", year: 2023 },
    figures: [
      figure("connected", "接入事项", "1860", "项", { base: "事项目录" }),
      figure("face", "刷脸办事项", "7016", "项", { base: "业务办理项×服务点" }),
    ],
    claims: [{ id: "c", kind: "compare", figures: ["connected", "face"], explanation: "都是事项" }],
    found: [["bases-differ", "统计范围或单位不同，不能放在一起比较"]],
  },
  {
    ...{ fault: 12, about: "003: a plan for another year, five blanks, the hall", year: 2021 },
    sections: [
      section(
        "2020年工作计划",
        "2018年，国务院、省、市高度重视“放管服”改革工作。",
        "共梳理出下放   （社区）政务服务事项。",
        "将所涉及的  个窗口单位全部纳入一楼政务大厅，其他暂未涉及的窗口单位移至 楼办公。",
        "在一楼政务大厅设置 个“一件事一次办”综合受理窗口，招聘 名前台受理工作人员。",
        "办事大厅面积仅 460平方米，规划建筑面积达  0.8万平方米。",
      ),
    ],
    figures: [
      figure("area", "办事大厅面积", "460", "平方米", { asOf: "2021-12-31" }),
      figure("planned", "规划建筑面积", "8000", "平方米", { asOf: "2021-12-31" }),
    ],
    claims: [{ id: "c", kind: "plan", actual: "area", planned: "planned" }],
    found: [
      ["other-year", "2021 年度的报告里写的是“2020年工作计划”"],
      ["other-year", "写了 2018 年的工作"],
      ["blank-figure", "共梳理出下放"],
      ["blank-figure", "将所涉及的"],
      ["blank-figure", "移至"],
      ["blank-figure", "设置"],
      ["blank-figure", "招聘"],
      ["far-from-plan", "“办事大厅面积”460 平方米，只有“规划建筑面积”8000 平方米的 5.75%"],
    ],
  },
  {
    ...{ fault: 13, about: "004: October here, November there", year: 2023, signedOn: "2024-08-26" },
    figures: [
      figure("published", "公开政府信息", "9600", "条", { asOf: "2023-10-31" }),
      figure("licences", "电子证照", "13625", "个", { asOf: "2023-11-30" }),
    ],
    found: [
      ["as-of-early", "“公开政府信息”只统计到 2023-10-31，2023 年度的数据应统计到 2023-12-31"],
      ["as-of-early", "“电子证照”只统计到 2023-11-30"],
      ["as-of-differ", "2023-10-31、2023-11-30"],
    ],
  },
  {
    ...{ fault: 14, about: "000–002: 项, 件, 个 for the same thing; no definition, no as-of", year: 2023 },
    figures: [
      figure("a", "跨域通办事项", "185", "项", { definition: "" }),
      figure("b", "跨域通办事项", "359", "件"),
      undated(figure("c", "办理审批", "949", "项")),
    ],
    found: [
      ["definition-missing", "“跨域通办事项”没有写明统计口径"],
      ["as-of-missing", "“办理审批”没有写明统计截止日期"],
      ["unit-mixed", "一处以“项”、一处以“件”为单位"],
    ],
  },
];
