/** The sheet 事项: one row an item. Titles and hints are what the published template shows. */
import {
  channelForms,
  deferralBars,
  depths,
  handlings,
  itemStatuses,
  itemTypes,
  levels,
  objects,
  organNatures,
  pickups,
  powerSources,
  resultTypes,
  scopes,
} from "#server/kernel/item/words.ts";
import type { Cell } from "./cells.ts";
import * as cells from "./cells.ts";

export interface Column {
  title: string;
  hint: string;
  /** Where the value stands in the row's object, dots between. */
  path: string;
  cell: Cell;
  /** An empty cell means an empty list, not nothing. */
  list?: boolean;
  width?: number;
}

export function column(
  title: string,
  path: string,
  cell: Cell,
  hint = "",
  more: Partial<Column> = {},
): Column {
  return { title, path, cell, hint, ...more };
}

const { text, number, yesNo, code, codes, lines, limit, date } = cells;
const list = { list: true };
const wide = { width: 40 };

export const keyTitle = "事项标识";

export const itemColumns: Column[] = [
  column(
    keyTitle,
    "key",
    text,
    "必填。小写字母、数字和短横，如 food-business-licence；其他表用它指明属于哪个事项",
    wide,
  ),
  column("事项名称", "name", text, "必填", wide),
  column("业务办理项编码", "code", text, "必填。实施编码加两位序号，共 33 位", wide),
  column("版本", "version", number, "新事项填 1；已有事项由系统编号"),
  column("事项状态", "status", code(itemStatuses), "在用、暂停、取消"),
  column("计划生效日期", "effectiveFrom", date, "如 2026-01-31；空着表示发布即生效"),
  column("计划取消日期", "cancelledFrom", date, "没有就空着"),
  column("资料来源", "sources", lines, "必填。每行一条", { ...list, ...wide }),
  column("基本编码", "catalogue.basicCode", text, "必填，12 位"),
  column("基本目录名称", "catalogue.name", text, "必填", wide),
  column("事项类型", "catalogue.type", code(itemTypes), "必填"),
  column("目录行使层级", "catalogue.levels", codes(levels), "必填，可多项，用“；”隔开", list),
  column("实施编码", "implementation.code", text, "必填，31 位", wide),
  column("实施主体编码", "implementation.organ", text, "必填。统一社会信用代码", { width: 22 }),
  column("实施主体性质", "implementation.organNature", code(organNatures), "必填"),
  column("行使层级", "implementation.level", code(levels), "必填"),
  column("权力来源", "implementation.powerSource", code(powerSources), "必填"),
  column("权限划分", "implementation.powerDivision", text),
  column("行使内容", "implementation.exercise", text),
  column("委托部门", "implementation.delegatedBy", text),
  column("承办机构", "implementation.undertaker", text),
  column("联办机构", "implementation.jointOrgans", lines, "每行一个"),
  column("办件类型", "handling", code(handlings), "必填"),
  column("法定办结时限", "statutory", limit, "如 20个工作日、7个自然日、4小时；当场办结写 0个工作日"),
  column("法定办结时限说明", "statutory.note", text),
  column("承诺办结时限", "promised", limit, "写法同上，不长于法定办结时限"),
  column("承诺办结时限说明", "promised.note", text),
  column("容缺补交期限", "deferral.limit", limit, "有材料可以容缺后补的才填；不长于法定办结时限"),
  column("容缺补交期限说明", "deferral.limit.note", text),
  column("容缺受理依据", "deferral.basis", text, "", wide),
  column(
    "不适用容缺的原因",
    "noDeferral",
    codes(deferralBars),
    "直接涉及这些方面的，不得容缺；可多项，用“；”隔开",
  ),
  column("受理条件", "conditions", lines, "每行一条", { ...list, ...wide }),
  column("数量限制", "quota", text),
  column("中介服务", "intermediary", text),
  column("服务对象", "objects", codes(objects), "可多项，用“；”隔开", list),
  column("主题分类", "themes", lines, "主题标识，每行一个", list),
  column("办理形式", "channel.forms", codes(channelForms), "可多项，用“；”隔开", list),
  column("是否网办", "channel.online", yesNo),
  column("网上办理深度", "channel.depth", codes(depths), "可多项，用“；”隔开", list),
  column("到办事现场次数", "channel.visits", number),
  column("必须现场办理原因", "channel.visitReason", text),
  column("是否进驻大厅", "channel.inHall", yesNo),
  column("是否支持预约", "channel.appointment", yesNo),
  column("是否网上支付", "channel.onlinePayment", yesNo),
  column("是否物流快递", "channel.delivery", yesNo),
  column("是否自助终端", "channel.kiosk", yesNo),
  column("通办范围", "channel.scope", code(scopes)),
  column("运行系统", "channel.system", text),
  column("结果类型", "result.type", code(resultTypes)),
  column("结果名称", "result.name", text),
  column("证照类型代码", "result.licenceType", text, "后三位"),
  column("是否电子证照", "result.electronic", yesNo),
  column("有效期（月）", "result.validMonths", number, "空着表示长期"),
  column("领取方式", "result.pickup", codes(pickups), "可多项，用“；”隔开", list),
  column("结果填好的表单字段", "result.gives", lines, "表单字段标识，每行一个"),
  column("咨询方式", "contact.consult", text),
  column("监督投诉方式", "contact.complain", text),
  column("咨询电话", "contact.consultPhone", text),
  column("监督投诉电话", "contact.complainPhone", text),
  column("行政复议机关", "contact.review", text),
  column("行政诉讼法院", "contact.court", text),
];
