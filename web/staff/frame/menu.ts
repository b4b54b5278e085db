/** What stands in the menu of a member of staff. The server decides what they may do; this only leads there. Pure. */
import type { StaffRole } from "#contract/people.ts";
import type { IconName } from "../../shared/ui/Icon.tsx";

export interface MenuEntry {
  /** Address below `/staff`. */
  href: string;
  name: string;
  icon: IconName;
}

export interface MenuGroup {
  name: string;
  entries: MenuEntry[];
}

const caseRoles: StaffRole[] = [
  "clerk",
  "examiner",
  "surveyor",
  "approver",
  "supervisor",
  "archivist",
  "organ-head",
  "director",
];
const officials: StaffRole[] = [...caseRoles, "catalogue-editor"];
/** Who answers for how matters are decided, not only for handling them. */
const deciders: StaffRole[] = [
  "examiner",
  "approver",
  "supervisor",
  "organ-head",
  "director",
  "catalogue-editor",
];
/** Who solves what could not be done (R12.7). */
const voiceReaders: StaffRole[] = ["clerk", "examiner", "approver", "organ-head", "supervisor", "director"];
const accountKeepers: StaffRole[] = ["system-admin", "security-admin"];

const entries: (MenuEntry & { group: string; for: StaffRole[] })[] = [
  { group: "办件", href: "/", name: "收件箱", icon: "inbox", for: caseRoles },
  { group: "办件", href: "/reception", name: "窗口收件", icon: "stamp", for: ["clerk"] },
  { group: "办件", href: "/search", name: "查办件", icon: "search", for: caseRoles },
  {
    group: "办件",
    href: "/credit",
    name: "失信记录",
    icon: "shield",
    for: ["clerk", "examiner", "approver", "supervisor", "director"],
  },
  {
    group: "监督",
    href: "/supervision",
    name: "监察看板",
    icon: "gauge",
    for: ["supervisor", "organ-head", "director"],
  },
  {
    group: "监督",
    href: "/orders",
    name: "督办",
    icon: "flag",
    for: ["approver", "supervisor", "organ-head", "director"],
  },
  {
    group: "监督",
    href: "/ratings",
    name: "好差评",
    icon: "star",
    for: ["approver", "supervisor", "organ-head", "director"],
  },
  { group: "事项", href: "/items", name: "事项库", icon: "book", for: officials },
  { group: "事项", href: "/bundles", name: "一件事", icon: "people", for: officials },
  { group: "事项", href: "/decisions", name: "自动核准", icon: "check", for: deciders },
  { group: "事项", href: "/aliases", name: "没搜到的话", icon: "message", for: ["catalogue-editor"] },
  { group: "事项", href: "/checkup", name: "目录体检", icon: "eye", for: deciders },
  { group: "监督", href: "/unresolved", name: "办不成事", icon: "message", for: voiceReaders },
  {
    ...{ group: "监督", href: "/complaints", name: "投诉建议", icon: "message" },
    for: ["approver", "organ-head", "supervisor", "director"],
  },
  { group: "监督", href: "/clues", name: "问题线索", icon: "shield", for: ["supervisor"] },
  {
    ...{ group: "监督", href: "/problems", name: "问题清单", icon: "book" },
    for: ["approver", "organ-head", "supervisor", "director"],
  },
  {
    ...{ group: "监督", href: "/voices/figures", name: "反映的数字", icon: "eye" },
    for: ["organ-head", "supervisor", "director"],
  },
  {
    group: "窗口",
    href: "/conduct",
    name: "窗口考核",
    icon: "check",
    for: ["supervisor", "organ-head", "director"],
  },
  { group: "窗口", href: "/conduct/me", name: "我的考核", icon: "person", for: ["clerk"] },
  { group: "窗口", href: "/answers", name: "疑问解答", icon: "book", for: officials },
  { group: "管理", href: "/people", name: "人员和岗位", icon: "people", for: accountKeepers },
  { group: "管理", href: "/connections", name: "设备和系统", icon: "plug", for: ["security-admin"] },
  { group: "管理", href: "/audit", name: "审计日志", icon: "shield", for: ["audit-admin"] },
  { group: "基础", href: "/organisation", name: "机构和大厅", icon: "building", for: ["system-admin"] },
  {
    group: "基础",
    href: "/calendar",
    name: "工作日历",
    icon: "calendar",
    for: [...officials, "system-admin"],
  },
];

/** Groups of the menu for these roles, in a fixed order; empty groups are left out. */
export function menuFor(roles: readonly StaffRole[]): MenuGroup[] {
  const mine = entries.filter((entry) => entry.for.some((role) => roles.includes(role)));
  return [...new Set(mine.map(({ group }) => group))].map((name) => ({
    name,
    entries: mine
      .filter(({ group }) => group === name)
      .map(({ href, name: title, icon }) => ({ href, name: title, icon })),
  }));
}

/** Where the desk begins for these roles: the inbox for those who handle cases, else their first place, if any. */
export function homeOf(roles: readonly StaffRole[]): string | undefined {
  return menuFor(roles)[0]?.entries[0]?.href;
}

/** Whether the page at `path` belongs to this entry. */
export function isHere(href: string, path: string): boolean {
  if (href === "/") return path === "/" || path === "" || path.startsWith("/cases/");
  if (href === "/conduct" && path === "/conduct/me") return false;
  return path === href || path.startsWith(`${href}/`);
}

export const handlesCases = (roles: readonly StaffRole[]) => roles.some((role) => caseRoles.includes(role));
