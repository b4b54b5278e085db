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
/** Who looks after the hall as a whole. */
const keepers: StaffRole[] = ["supervisor", "organ-head", "director"];
const accountKeepers: StaffRole[] = ["system-admin", "security-admin"];

const groups: { name: string; entries: (MenuEntry & { for: StaffRole[] })[] }[] = [
  {
    name: "办件",
    entries: [
      { href: "/", name: "收件箱", icon: "inbox", for: caseRoles },
      { href: "/reception", name: "窗口收件", icon: "stamp", for: ["clerk"] },
      { href: "/search", name: "查办件", icon: "search", for: caseRoles },
      {
        href: "/credit",
        name: "失信记录",
        icon: "shield",
        for: ["clerk", "examiner", "approver", "supervisor", "director"],
      },
    ],
  },
  {
    name: "大厅",
    entries: [
      { href: "/counter", name: "叫号", icon: "bell", for: ["clerk"] },
      { href: "/guide-desk", name: "取号台", icon: "people", for: ["clerk"] },
      { href: "/appointments", name: "预约", icon: "calendar", for: ["clerk", ...keepers] },
      { href: "/deposits", name: "自助投件", icon: "inbox", for: ["clerk"] },
      {
        ...{ href: "/payments", name: "缴费和退费", icon: "coin" },
        for: ["clerk", "supervisor", "director"],
      },
      { href: "/assistance", name: "帮代办", icon: "people", for: ["assistant", "clerk", ...keepers] },
      { href: "/free-services", name: "免费服务", icon: "stamp", for: ["clerk", ...keepers, "supplier"] },
      { href: "/hand-overs", name: "交接单", icon: "inbox", for: ["clerk", "supervisor", "director"] },
      { href: "/facilities", name: "便民设施", icon: "home", for: ["clerk", "supervisor", "director"] },
      { href: "/hall", name: "大厅实况", icon: "gauge", for: keepers },
      { href: "/screens", name: "大屏", icon: "eye", for: ["clerk", "supervisor", "director"] },
    ],
  },
  {
    name: "监督",
    entries: [
      { href: "/boards", name: "数据看板", icon: "gauge", for: ["supervisor", "director"] },
      { href: "/supervision", name: "监察看板", icon: "gauge", for: keepers },
      { href: "/orders", name: "督办", icon: "flag", for: ["approver", ...keepers] },
      { href: "/ratings", name: "好差评", icon: "star", for: ["approver", ...keepers] },
      { href: "/unresolved", name: "办不成事", icon: "message", for: voiceReaders },
      { href: "/complaints", name: "投诉建议", icon: "message", for: ["approver", ...keepers] },
      { href: "/clues", name: "问题线索", icon: "shield", for: ["supervisor"] },
      { href: "/problems", name: "问题清单", icon: "book", for: ["approver", ...keepers] },
      { href: "/voices/figures", name: "反映的数字", icon: "eye", for: keepers },
      {
        href: "/evaluations",
        name: "绩效自评",
        icon: "check",
        for: ["accountant", "examiner", "approver", ...keepers],
      },
      { href: "/metrics", name: "指标", icon: "gauge", for: keepers },
    ],
  },
  {
    name: "事项",
    entries: [
      { href: "/items", name: "事项库", icon: "book", for: officials },
      { href: "/bundles", name: "一件事", icon: "people", for: officials },
      { href: "/decisions", name: "自动核准", icon: "check", for: deciders },
      { href: "/aliases", name: "没搜到的话", icon: "message", for: ["catalogue-editor"] },
      { href: "/checkup", name: "目录体检", icon: "eye", for: deciders },
    ],
  },
  {
    name: "窗口",
    entries: [
      { href: "/conduct", name: "窗口考核", icon: "check", for: keepers },
      { href: "/conduct/me", name: "我的考核", icon: "person", for: ["clerk"] },
      { href: "/answers", name: "疑问解答", icon: "book", for: officials },
    ],
  },
  {
    name: "管理",
    entries: [
      { href: "/people", name: "人员和岗位", icon: "people", for: accountKeepers },
      {
        href: "/devices",
        name: "设备",
        icon: "screen",
        for: ["clerk", "security-admin", "system-admin", "supervisor", "director"],
      },
      { href: "/connections", name: "对接的系统", icon: "plug", for: ["security-admin"] },
      { href: "/audit", name: "审计日志", icon: "shield", for: ["audit-admin"] },
    ],
  },
  {
    name: "经费",
    entries: [
      {
        href: "/budget",
        name: "预算和执行",
        icon: "coin",
        for: ["accountant", "organ-head", "director", "audit-admin"],
      },
      { href: "/disclosure", name: "信息公开年报", icon: "book", for: keepers },
    ],
  },
  {
    name: "基础",
    entries: [
      { href: "/organisation", name: "机构和大厅", icon: "building", for: ["system-admin"] },
      { href: "/sites", name: "服务点", icon: "place", for: [...keepers, "system-admin"] },
      { href: "/queues", name: "队列与窗口", icon: "people", for: ["system-admin"] },
      { href: "/queue-rules", name: "排队规则", icon: "people", for: ["system-admin"] },
      { href: "/calendar", name: "工作日历", icon: "calendar", for: [...officials, "system-admin"] },
    ],
  },
];

/** Groups of the menu for these roles, in a fixed order; empty groups are left out. */
export function menuFor(roles: readonly StaffRole[]): MenuGroup[] {
  return groups.flatMap(({ name, entries }) => {
    const mine = entries.filter((entry) => entry.for.some((role) => roles.includes(role)));
    return mine.length === 0 ? [] : [{ name, entries: mine.map(({ for: _, ...entry }) => entry) }];
  });
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
