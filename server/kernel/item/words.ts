/** Chinese words for the codes of a service item, as guides, tables and spreadsheets print them. */

import type { Limit } from "#contract/item.ts";
import type { ItemType } from "#contract/item-layers.ts";
import type { DeferralBar } from "#contract/item-promises.ts";

/** R1.1 事项类型. */
export const itemTypes: Record<ItemType, string> = {
  "01": "行政许可",
  "02": "行政处罚",
  "03": "行政强制",
  "04": "行政征收",
  "05": "行政给付",
  "06": "行政检查",
  "07": "行政确认",
  "08": "行政奖励",
  "09": "行政裁决",
  "10": "其他行政权力",
  "20": "公共服务",
};

/** R1.8 行使层级. */
export const levels: Record<string, string> = {
  "1": "国家级",
  "2": "省级",
  "3": "市级",
  "4": "县级",
  "5": "镇（乡、街道）级",
  "6": "村（社区）级",
  "7": "分级管理",
};

/** R1.11 实施主体性质. */
export const organNatures: Record<string, string> = {
  "1": "法定机关",
  "2": "授权组织",
  "3": "受委托组织",
  "9": "其他",
};

/** R1.11 权力来源. */
export const powerSources: Record<string, string> = {
  "1": "法定本级行使",
  "2": "上级下放",
  "3": "上级授权",
  "4": "同级授权",
  "5": "上级委托",
  "6": "同级委托",
};

/** R1.11 办件类型. */
export const handlings: Record<string, string> = { "1": "即办件", "2": "承诺件", "9": "其他" };

/** R1.11 服务对象. */
export const objects: Record<string, string> = {
  "1": "自然人",
  "2": "企业法人",
  "3": "事业法人",
  "4": "社会组织法人",
  "5": "非法人企业",
  "6": "行政机关",
  "9": "其他组织",
};

/** R1.11 办理形式. */
export const channelForms: Record<string, string> = {
  "1": "窗口办理",
  "2": "网上办理（电脑端）",
  "3": "掌上办理（移动端）",
  "4": "快递申请",
  "9": "其他",
};

/** R1.14 网上办理深度. */
export const depths: Record<string, string> = {
  "1": "互联网咨询",
  "2": "互联网收件",
  "3": "互联网预审",
  "4": "互联网受理",
  "5": "互联网办理",
  "6": "互联网办理结果信息反馈",
  "7": "互联网电子证照反馈",
  "8": "其他（8）",
  "9": "其他（9）",
};

/** R1.15a 通办范围. */
export const scopes: Record<string, string> = {
  "1": "全国",
  "2": "全省",
  "3": "全市",
  "4": "全县",
  "5": "全镇（乡、街道）",
  "6": "跨村（社区）",
};

/** R1.16 材料类型. */
export const materialKinds: Record<string, string> = {
  original: "原件",
  copy: "复印件",
  "original-and-copy": "原件和复印件",
  electronic: "电子",
};

/** R1.16 材料形式. */
export const materialForms: Record<string, string> = { "1": "纸质", "2": "电子", "3": "纸质和电子" };

/** R1.16 是否必要. */
export const necessities: Record<string, string> = {
  required: "必要",
  optional: "非必要",
  deferrable: "容缺后补",
};

/** R2.32: what nothing may be deferred for. */
export const deferralBars: Record<DeferralBar, string> = {
  "public-safety": "公共安全",
  ecology: "生态环境保护",
  "energy-saving": "节能减排",
  health: "人身健康",
  "life-property": "生命财产安全",
  law: "法律法规规定不得容缺",
};

/** R1.16 来源渠道. */
export const materialSources: Record<string, string> = {
  "10": "申请人自备",
  "20": "政府部门核发",
  "99": "其他",
};

export const questionKinds: Record<string, string> = { "yes-no": "是否", single: "单选", several: "多选" };
export const stepKinds: Record<string, string> = { review: "审查", survey: "现场核查", decision: "决定" };
export const stepRoles: Record<string, string> = {
  examiner: "审查人员",
  approver: "审批人员",
  surveyor: "核查人员",
};

/** R1.11 结果类型 and 领取方式. */
export const resultTypes: Record<string, string> = { "1": "证照", "2": "批文", "3": "其他", "4": "无" };
export const pickups: Record<string, string> = { "1": "窗口领取", "2": "邮寄送达", "3": "网上下载" };

/** R1.4 事项状态. */
export const itemStatuses: Record<string, string> = {
  "in-use": "在用",
  suspended: "暂停",
  cancelled: "取消",
};

const limitUnits: Record<Limit["unit"], string> = { W: "个工作日", D: "个自然日", H: "小时" };

/** A limit as people say it: “20 个工作日”, “当场办结”; “无” when the law sets none. R1.13, R2.12. */
export function limitInWords(limit: Limit | undefined): string {
  if (!limit) return "无";
  if (limit.n === 0) return "当场办结";
  return `${limit.n} ${limitUnits[limit.unit]}`;
}
