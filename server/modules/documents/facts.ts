/** What a document may say: the closed vocabulary of its placeholders, so that a template can be judged when loaded. */
import type { Instant } from "#server/kernel/time/day.ts";

/** `{name}` in a template. The words say what it is, for the people who write templates. */
export const textFacts = {
  organName: "行政机关全称",
  documentNumber: "文号",
  date: "成文日期",
  caseNumber: "办件编号",
  itemName: "事项名称",
  applicant: "申请人名称或姓名",
  applicantCode: "统一社会信用代码，或遮盖后的证件号码",
  agent: "经办人姓名",
  queryCode: "查询码",
  receivedOn: "收到申请材料日期",
  acceptedOn: "受理日期",
  decidedOn: "作出决定日期",
  statutoryLimit: "法定办结时限",
  promisedLimit: "承诺办结时限",
  statutoryDue: "法定办结日期",
  promisedDue: "承诺办结日期",
  correctionLimit: "补正期限",
  correctionDue: "补正截止日期",
  deferralLimit: "容缺补交期限",
  deferralDue: "容缺补交截止日期",
  signedBy: "承诺人签名",
  procedure: "特别程序名称",
  procedureBasis: "特别程序依据",
  limit: "所需时间或延长期限",
  specialDue: "特别程序截止日期",
  reason: "理由",
  basis: "依据",
  opinion: "意见",
  note: "备注",
  competentOrgan: "有权办理的行政机关",
  reviewOrgan: "行政复议机关",
  court: "管辖法院",
  consult: "咨询方式",
  complain: "监督投诉方式",
  place: "办理地点和时间",
  resultName: "结果名称",
  licenceNumber: "证照编号",
  validity: "有效期",
  method: "送达方式",
  receivedBy: "签收人",
  tracking: "邮件号码",
  retention: "保管期限",
  volume: "案卷号",
  box: "盒号",
  subject: "会商议题",
  heldOn: "会商日期",
  meetingPlace: "会商地点",
  attendees: "参加会商的部门和人员",
  minutes: "会商情况",
  conclusion: "会商意见",
} as const;
export type TextFact = keyof typeof textFacts;

/** True or not; for `when` and `unless` only. */
export const traits = {
  licensing: "事项是行政许可（R1.1 类型 01）",
  deemed: "因逾期未告知而视为受理（R2.8）",
  lapsed: "逾期未补正而终止（R2.10）",
  unsupplied: "逾期未补交容缺材料而终止（R2.32）",
  counter: "在窗口办理",
  instant: "当场办结（R2.12）",
} as const;
export type Trait = keyof typeof traits;

/** Tables, with the fields of their rows. `no` counts the rows. */
export const listFacts = {
  materials: ["no", "name", "kind", "count", "note"],
  corrections: ["no", "material", "problem"],
  deferred: ["no", "name"],
  commitments: ["no", "name", "conditions", "checking"],
  documents: ["no", "number", "title", "date", "pages"],
  conclusions: ["no", "organ", "conclusion"],
} as const;
export type ListFact = keyof typeof listFacts;

/** In every document, whatever it is about. */
export const alwaysThere: readonly TextFact[] = [
  "organName",
  "documentNumber",
  "date",
  "caseNumber",
  "itemName",
  "applicant",
  "receivedOn",
  "reviewOrgan",
  "court",
];

export interface DocumentFacts {
  /** Date of the document. */
  at: Instant;
  texts: Partial<Record<TextFact, string>>;
  traits: readonly Trait[];
  lists: Partial<Record<ListFact, readonly Record<string, string>[]>>;
  /** Where the code at the foot of the document leads. */
  address: string;
}

/** Whether `when` names something that is there. */
export function isGiven(facts: DocumentFacts, name: string): boolean {
  if ((facts.traits as readonly string[]).includes(name)) return true;
  if (facts.texts[name as TextFact]) return true;
  return (facts.lists[name as ListFact]?.length ?? 0) > 0;
}
