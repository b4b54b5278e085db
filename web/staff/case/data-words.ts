/** The data of actions in words: what forms ask and timelines tell. Case types name the data, this names it in Chinese. */

import {
  guidanceEnds,
  guidanceWays,
  handOverReasons,
  outcomeNames,
  tierNames,
} from "#contract/assistance-words.ts";
import { freeProofNames, freeReasonNames } from "#contract/free-words.ts";
import { voiceCodeNames } from "#contract/voice-words.ts";

const labels: Record<string, string> = {
  opinion: "意见",
  reason: "理由",
  note: "备注",
  result: "结果",
  basis: "依据",
  competent: "有权处理的机关",
  materials: "要补正的材料",
  officers: "勘验人员",
  surveyedOn: "勘验日期",
  files: "现场照片和笔录",
  procedure: "特别程序",
  limit: "期限",
  method: "送达方式",
  receivedBy: "领取人",
  tracking: "邮寄单号",
  retention: "保管期限",
  volume: "卷号",
  box: "盒号",
  heldOn: "会商日期",
  participants: "参加部门和人员",
  conclusion: "会商意见",
  subject: "会商议题",
  meetsOn: "开会日期",
  meetsAt: "开会时间",
  place: "地点",
  organs: "参加部门",
  section: "报告的哪一节",
  reasons: "退回的原因",
  minutes: "会商情况",
  conclusions: "各部门的结论",
  part: "事项",
  changed: "补正的材料",
  deceived: "申请人隐瞒、造假或欺骗",
  uscc: "统一社会信用代码",
  babyId: "孩子的公民身份号码",
  question: "征求什么意见",
  position: "态度",
  table: "规则",
  version: "规则版本",
  rows: "符合的条目",
  supplied: "补交的材料",
  finding: "核查情况",
  checkedOn: "核查日期",
  statement: "当事人的陈述和申辩",
  outcome: "怎样处理的",
  category: "原因类别",
  explanation: "原因说明",
  measures: "整改措施",
  responsibility: "责任认定",
  handling: "处理意见",
  grounds: "申诉理由",
  why: "撤牌原因",
  complexity: "为什么是复杂差评",
  evidence: "证据",
  reply: "给评价人的答复",
  ground: "为什么不受理",
  owner: "责任部门",
  change: "改了什么",
  complex: "情况复杂",
  mandate: "委托书",
  helper: "帮办员",
  tier: "层级",
  supplier: "供应商",
};

const values: Record<string, string> = {
  ...voiceCodeNames,
  ...tierNames,
  ...handOverReasons,
  ...guidanceWays,
  ...guidanceEnds,
  ...outcomeNames,
  ...freeReasonNames,
  ...freeProofNames,
  counter: "窗口领取",
  post: "邮寄送达",
  electronic: "电子送达",
  agree: "同意",
  "agree-with-conditions": "有条件同意",
  disagree: "不同意",
  people: "人员",
  system: "系统",
  coordination: "部门协同",
  applicant: "申请人",
  policy: "政策",
  other: "其他",
  handler: "承办人",
  section: "科室",
  organ: "部门",
  none: "无责任",
};

/** What a piece of data is called; a schema's own title goes first. */
export const labelOf = (name: string, title?: unknown): string =>
  typeof title === "string" ? title : (labels[name] ?? name);

export const wordsOf = (value: string): string => values[value] ?? value;

export const unitNames: Record<string, string> = { W: "个工作日", D: "天", H: "个工作小时" };

export interface DataRow {
  label: string;
  text: string;
}

/** Names what the timeline already says, or what only machines read. */
const silent = new Set(["digest"]);

/** Everything an action recorded, in words, but for what the timeline has `said` already. */
export function dataRows(data: Record<string, unknown>, said: string | undefined): DataRow[] {
  return Object.entries(data).flatMap(([name, value]) => {
    if (silent.has(name) || value === said) return [];
    if (name === "materials" && Array.isArray(value)) return problemRows(value);
    const text = textOf(name, value);
    return text ? [{ label: labelOf(name), text }] : [];
  });
}

/** R2.9 each material, by its name, with what is wrong with it. */
function problemRows(value: unknown[]): DataRow[] {
  return value.flatMap((entry) => {
    if (!isRecord(entry) || typeof entry.material !== "string") return [];
    return [{ label: entry.material, text: String(entry.problem ?? "") }];
  });
}

function textOf(name: string, value: unknown): string {
  if (name === "files" && Array.isArray(value)) return value.length > 0 ? `${value.length} 个文件` : "";
  if (Array.isArray(value)) return value.map(String).join("、");
  if (isRecord(value)) return limitText(value);
  if (value === true) return "是";
  if (typeof value === "string") return wordsOf(value);
  return typeof value === "number" ? String(value) : "";
}

function limitText(value: Record<string, unknown>): string {
  return typeof value.n === "number" ? `${value.n} ${unitNames[String(value.unit)] ?? ""}`.trim() : "";
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
