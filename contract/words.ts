/** What screens call the roles and kinds of the contract. Apart from the schemas, so that pages need none of them. */
import type { NoticeKind } from "./notices.ts";
import type { CounterKind, OrganKind } from "./organisation.ts";
import type { StaffRole } from "./people.ts";

export const roleNames: Record<StaffRole, string> = {
  clerk: "窗口人员",
  examiner: "审查人员",
  surveyor: "踏勘人员",
  approver: "决定人员",
  supervisor: "监察人员",
  archivist: "档案人员",
  "organ-head": "机构负责人",
  director: "局领导",
  "catalogue-editor": "事项管理员",
  supplier: "供应商",
  assistant: "帮办员",
  accountant: "财务人员",
  "system-admin": "系统管理员",
  "security-admin": "安全管理员",
  "audit-admin": "审计管理员",
};

export const organKindNames: Record<OrganKind, string> = {
  organ: "机关",
  "public-institution": "事业单位",
  utility: "公用企业",
  town: "乡镇街道",
  village: "村社区",
};

export const counterKindNames: Record<CounterKind, string> = {
  comprehensive: "综合窗口",
  department: "部门窗口",
  collection: "出件窗口",
  unresolved: "办不成事窗口",
  assistance: "帮代办窗口",
  consultation: "咨询台",
};

export const noticeKindNames: Record<NoticeKind, string> = {
  "card-red": "红牌",
  "card-yellow": "黄牌",
  "card-warning": "预警",
  "card-step": "红黄牌处理",
  order: "督办",
  rating: "差评",
  unresolved: "办不成事",
  complaint: "投诉建议",
  clue: "问题线索",
  problem: "问题清单",
  conduct: "窗口考核",
  queue: "排队等候",
  case: "办件",
};
