/** The other sheets: one row a material, a step, a question …, each naming its item by key. */
import {
  materialForms,
  materialKinds,
  materialSources,
  necessities,
  questionKinds,
  stepKinds,
  stepRoles,
} from "#server/kernel/item/words.ts";
import * as cells from "./cells.ts";
import { type Column, column } from "./columns.ts";
import { fieldTypes, fileKindWords, prefills, rowFieldTypes } from "./field-words.ts";
import { inList, inNested, type Placing, under } from "./placing.ts";

export interface ChildSheet extends Placing {
  name: string;
  columns: Column[];
}

const { text, number, yesNo, code, codes, limit, lines, money, condition } = cells;
const wide = { width: 40 };
const when = column(
  "适用条件",
  "when",
  condition,
  "空着表示总是需要；写法如：business = restaurant、business 属于 a | b、sells 含 hot、并且(…; …)、或者(…; …)、不(…)",
  wide,
);

const basisOf: Record<string, string> = { item: "事项", catalogue: "基本目录" };

export const childSheets: ChildSheet[] = [
  {
    name: "设定依据",
    columns: [
      column("所属", "of", code(basisOf), "事项，或基本目录"),
      column("法律法规名称", "law", text, "必填", wide),
      column("条款号", "article", text, "必填，如 第三十五条"),
      column("条款内容", "text", text, "", wide),
      column("说明", "note", text),
    ],
    ...inNested("of", {
      item: "basis",
      catalogue: "catalogue.basis",
    }),
  },
  {
    name: "按情形的时限",
    columns: [
      when,
      column("法定办结时限", "statutory", limit, "空着就是事项的法定办结时限"),
      column("法定办结时限说明", "statutory.note", text),
      column("承诺办结时限", "promised", limit, "空着就是事项的承诺办结时限"),
      column("承诺办结时限说明", "promised.note", text),
      column("为什么", "why", text, "一句群众看得懂的话", wide),
    ],
    ...inList("limitCases"),
  },
  {
    name: "特别程序",
    columns: [
      column("标识", "id", text, "必填。小写字母、数字和短横"),
      column("名称", "name", text, "必填"),
      column("时限", "limit", limit, "必填"),
      column("时限说明", "limit.note", text),
      column("依据", "basis", text, "必填", wide),
    ],
    ...inList("special"),
  },
  {
    name: "环节",
    columns: [
      column("标识", "id", text, "必填。小写字母、数字和短横"),
      column("环节名称", "name", text, "必填"),
      column("环节类型", "kind", code(stepKinds), "必填。审查、现场核查、决定；最后一个是决定"),
      column("办理岗位", "role", code(stepRoles), "必填"),
      column("时限", "limit", limit, "必填"),
      column("时限说明", "limit.note", text),
      column("审查标准", "standard", text, "", wide),
      column("环节结果", "result", text),
      when,
    ],
    ...inList("steps"),
  },
  {
    name: "办理地点",
    columns: [column("地点", "name", text, "必填", wide), column("时间", "hours", text, "必填", wide)],
    ...inList("channel.places"),
  },
  {
    name: "材料",
    columns: [
      column("标识", "id", text, "必填。同一种材料在各事项里用同一标识"),
      column("材料名称", "name", text, "必填", wide),
      column("材料类型", "kind", code(materialKinds), "必填"),
      column("材料形式", "form", code(materialForms), "必填"),
      column("原件份数", "originals", number, "必填"),
      column("复印件份数", "copies", number, "必填"),
      column("纸质规格", "paper", text, "如 A4"),
      column("是否必要", "necessity", code(necessities), "必填"),
      column("来源渠道", "source", code(materialSources), "必填"),
      column("来源渠道说明", "sourceNote", text),
      column("出具机构", "issuedBy", text),
      column("填报须知", "notes", text, "", wide),
      column("受理标准", "standard", text, "", wide),
      column("要求提供材料的依据", "basis", text, "", wide),
      column("关联电子证照", "licenceType", text),
      column("告知承诺依据", "commitment.basis", text, "可以用书面承诺代替的才填，以下五列一起填", wide),
      column("承诺须符合的条件", "commitment.conditions", lines, "每行一条", wide),
      column("承诺后怎样核查", "commitment.checking", text, "", wide),
      column("核查比例（%）", "commitment.share", number, "1 至 100；100 表示全部核查"),
      column("是否现场核查", "commitment.onSite", yesNo),
      when,
      column("为什么要", "why", text, "一句群众看得懂的话", wide),
    ],
    ...inList("materials"),
  },
  {
    name: "情形",
    columns: [
      column("标识", "id", text, "必填。小写字母、数字和短横"),
      column("问题", "text", text, "必填", wide),
      column("提示", "hint", text, "", wide),
      column("回答方式", "kind", code(questionKinds), "必填"),
      column("必答", "required", yesNo, "必填"),
      when,
    ],
    ...inList("questions"),
  },
  {
    name: "情形选项",
    columns: [
      column("问题标识", "parent", text, "必填。“情形”表里的标识"),
      column("选项标识", "value", text, "必填"),
      column("选项", "label", text, "必填", wide),
      column("提示", "hint", text, "", wide),
    ],
    ...under("questions", "options", "问题标识", "情形"),
  },
  {
    name: "表单页",
    columns: [column("标题", "title", text, "必填", wide), column("说明", "intro", text, "", wide)],
    ...inList("form.pages"),
  },
  {
    name: "表单字段",
    columns: [
      column("页", "parent", number, "必填。第几页，从 1 起"),
      column("标识", "id", text, "必填。同一信息在各事项里用同一标识"),
      column("名称", "label", text, "必填", wide),
      column("类型", "type", code(fieldTypes), "必填"),
      column("必填", "required", yesNo, "必填"),
      column("提示", "hint", text, "", wide),
      column("最小", "min", number, "文字的字数，数字的大小，金额的分，多行的行数，文件的个数"),
      column("最大", "max", number),
      column("单位", "unit", text),
      column("文件种类", "kinds", codes(fileKindWords), "只用于文件；不填就是大厅收的都行"),
      column("文件大小", "megabytes", number, "只用于文件，每个文件最大多少 MB"),
      column("自动填入", "prefill", code(prefills)),
      column("个人信息", "personal", yesNo),
      when,
    ],
    ...under("form.pages", "fields", "页", "表单页"),
  },
  {
    name: "多行字段的列",
    columns: [
      column("字段标识", "parent", text, "必填。“表单字段”表里类型为多行的标识"),
      column("标识", "id", text, "必填。同一字段里不重复"),
      column("名称", "label", text, "必填", wide),
      column("类型", "type", code(rowFieldTypes), "必填"),
      column("必填", "required", yesNo, "必填"),
      column("提示", "hint", text, "", wide),
      column("最小", "min", number),
      column("最大", "max", number),
      column("单位", "unit", text),
      column("个人信息", "personal", yesNo),
    ],
    ...under("form.pages.*.fields", "fields", "字段标识", "表单字段"),
  },
  {
    name: "字段选项",
    columns: [
      column("字段标识", "parent", text, "必填。“表单字段”表里的标识"),
      column("选项标识", "value", text, "必填"),
      column("选项", "label", text, "必填", wide),
    ],
    ...under("form.pages.*.fields", "options", "字段标识", "表单字段"),
  },
  {
    name: "证照打印项",
    columns: [column("字段标识", "field", text, "必填"), column("打印名称", "label", text, "必填")],
    ...inList("result.prints"),
  },
  {
    name: "收费",
    columns: [
      column("收费项目", "name", text, "必填"),
      column("金额（元）", "amountFen", money, "按公式或数量计算的空着"),
      column("收费标准", "standard", text, "必填", wide),
      column("收费依据", "basis", text, "必填", wide),
      column("可以减免", "waivable", yesNo, "必填"),
      column("减免依据", "waiverBasis", text, "", wide),
      when,
    ],
    ...inList("fees"),
  },
  {
    name: "常见问题",
    columns: [column("问", "q", text, "必填", wide), column("答", "a", text, "必填", { width: 60 })],
    ...inList("faq"),
  },
  {
    name: "别名",
    columns: [column("俗称", "alias", text, "必填。群众会怎么说，如 开饭店", wide)],
    ...inList("aliases", "alias"),
  },
];
