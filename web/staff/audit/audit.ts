/** The audit log in words (R13.3), and its filters as they stand in the address. Pure. */
import type { AuditEntry, AuditQuery } from "#contract/audit.ts";
import { roleNames } from "#contract/words.ts";

const subjects: Record<string, string> = {
  staff: "工作人员",
  account: "账号",
  resident: "群众账号",
  person: "个人信息",
  role: "岗位",
  organ: "机构",
  hall: "大厅",
  zone: "分区",
  counter: "窗口",
  organisation: "机构和大厅",
  item: "事项",
  case: "办件",
  licence: "证照",
  "list-edition": "公布的清单",
  file: "文件",
  mandate: "企业委托",
  device: "设备",
  connected: "对接系统",
  division: "全县",
  audit: "审计日志",
  calendar: "工作日历",
  decision: "自动核准",
  notice: "通知",
  conduct: "窗口考核",
  "conduct-term": "窗口任职",
  "conduct-supervisor": "分区督查员",
  "conduct-entry": "考核记录",
  "conduct-month": "月考核",
  "card-evidence": "红黄牌的证据",
  budget: "预算和经费",
  disclosure: "信息公开年报",
};

const deeds: Record<string, string> = {
  "sign-in": "登录",
  "sign-out": "退出",
  reveal: "查看全文",
  create: "新建",
  edit: "修改",
  settings: "改通知方式",
  close: "停用",
  unlock: "解除锁定",
  grant: "授予",
  revoke: "收回",
  import: "导入",
  publish: "发布",
  "publish-several": "批量发布",
  read: "查看",
  load: "载入",
  draft: "起草",
  save: "保存草稿",
  discard: "丢弃草稿",
  suspend: "暂停",
  resume: "恢复",
  cancel: "取消",
  transfer: "登记下放承接",
  alias: "改俗称",
  give: "给出",
  confirm: "确认",
  end: "结束",
  "password-reset": "重置密码",
  "password-change": "修改密码",
  "totp-set-up": "绑定动态口令",
  "totp-reset": "解除动态口令",
  "profile-edit": "修改资料",
  add: "新增",
  "switch-on": "开启",
  "switch-off": "关闭",
  halt: "全厅停用",
  "go-on": "全厅恢复",
  check: "事后检查",
  "identity-verify": "核实身份",
  "identity-sign-in": "统一身份登录",
  term: "登记任职",
  "end-term": "结束任职",
  supervisor: "安排督查员",
  "end-supervisor": "结束督查",
  attendance: "更正考勤",
  "take-back": "撤回记录",
  "pay-table": "导出绩效表",
  line: "加科目",
  move: "登记预算变动",
  "move-reverse": "冲销预算变动",
  entry: "登记支出",
  "entry-reverse": "冲销支出",
  settlement: "列支免费服务结算",
  project: "加项目",
  contract: "登记合同",
  supplement: "登记补充协议",
  accept: "登记验收",
  staffing: "登记编制人数",
  "close-month": "结账",
  enter: "填报",
  write: "写正文",
};

/** “工作人员：登录”; an action this page does not know is shown as it is. */
export function actionWords(action: string): string {
  const [subject = "", deed = ""] = action.split(/\.(.*)/);
  const words = deeds[deed];
  return words ? `${subjects[subject] ?? subject}：${words}` : action;
}

const actorKinds: Record<AuditEntry["actorKind"], string> = {
  resident: "群众",
  staff: "工作人员",
  device: "设备",
  connected: "对接系统",
  system: "系统",
  nobody: "没有登录的人",
};

/** Names by id, as they came with the entries. */
export type Names = Readonly<Record<string, string>>;

/** Who did it: the name and the login name where there is one. */
export function actorWords({ actorKind, actorName, actor }: AuditEntry, names: Names = {}): string {
  const name = actor === undefined ? undefined : names[actor];
  const account = actorName ?? (actorKind === "staff" ? actor : undefined);
  const said = name && account && account !== actor ? `${name}（${account}）` : (name ?? account);
  return said ? `${actorKinds[actorKind]} ${said}` : actorKinds[actorKind];
}

export function subjectWords({ subjectKind, subject }: AuditEntry, names: Names = {}): string {
  if (!subjectKind) return "";
  const said = subject && (names[subject] ?? subject);
  return `${subjects[subjectKind] ?? subjectKind}${said ? ` ${said}` : ""}`;
}

/** Codes of refusals as they stand in the log; a reason that a person wrote is shown as it is. */
const reasons: Record<string, string> = {
  "sign-in-failed": "账号或密码不对",
  "account-locked": "账号已锁定",
  "totp-wrong": "动态口令不对",
  "code-wrong": "验证码不对",
  "password-wrong": "原密码不对",
  "identity-failed": "统一身份认证没有完成",
  "identity-taken": "身份已绑定别的账号",
  "identity-differs": "账号已实名为另一个人",
  "identity-needs-phone": "认证结果里没有手机号",
};

export const reasonWords = (reason: string): string => reasons[reason] ?? reason;

const detailNames: Record<string, string> = {
  account: "登录名",
  amount: "金额（分）",
  changed: "改动",
  fields: "改了",
  field: "看了",
  halls: "大厅",
  isNew: "第一次登录",
  kind: "类型",
  name: "名称",
  new: "新增",
  organ: "机构",
  reach: "管哪些件",
  role: "角色",
  roles: "角色",
  scopes: "可以做什么",
  staff: "工作人员",
  version: "版本",
};

const values: Record<string, string> = { organ: "本机构的", "all-organs": "各机关的", ...roleNames };

function detailValue(value: unknown, names: Names): string {
  if (typeof value === "boolean") return value ? "是" : "否";
  if (Array.isArray(value)) return value.map((one) => detailValue(one, names)).join("、");
  return typeof value === "object"
    ? JSON.stringify(value)
    : (names[String(value)] ?? values[String(value)] ?? String(value));
}

/** Details as names and values, one a line. */
export function detailLines(details: AuditEntry["details"], names: Names = {}): string[] {
  return Object.entries(details)
    .filter(([, value]) => value !== null && value !== "" && !(Array.isArray(value) && value.length === 0))
    .map(([name, value]) => `${detailNames[name] ?? name}：${detailValue(value, names)}`);
}

const keys = ["actor", "action", "subject", "result", "from", "to"] as const;
export type AuditFilter = Partial<Pick<AuditQuery, (typeof keys)[number]>>;

export function readAuditFilter(query: string): AuditFilter {
  const params = new URLSearchParams(query);
  return Object.fromEntries(
    keys.flatMap((key) => {
      const value = params.get(key);
      return value ? [[key, value] as const] : [];
    }),
  ) as AuditFilter;
}

export function auditAddress(filter: AuditFilter, before?: number): string {
  const params = new URLSearchParams();
  for (const key of keys) if (filter[key]) params.set(key, filter[key]);
  if (before !== undefined) params.set("before", String(before));
  const query = params.toString();
  return `/audit${query ? `?${query}` : ""}`;
}

/** Actions one often looks for. */
export const usualActions = [
  "staff.sign-in",
  "person.reveal",
  "role.grant",
  "role.revoke",
  "staff.create",
  "staff.edit",
  "staff.password-reset",
  "staff.unlock",
  "organisation.import",
  "item.publish",
  "audit.read",
].map((value) => ({ value, label: actionWords(value) }));
