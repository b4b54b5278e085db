/** Staff accounts and posts in words, and what the two account keepers may do with them (R13.3). Pure. */
import type { Hall, Organ } from "#contract/organisation.ts";
import type { Post, StaffRole } from "#contract/people.ts";
import type { StaffView } from "#contract/staff.ts";
import { roleNames } from "#contract/words.ts";
import type { TagKind } from "../../shared/ui/Tag.tsx";
import type { AskedField, Choice } from "../form/asked.ts";
import { handlesCases } from "../frame/menu.ts";

export interface Places {
  organs: readonly Pick<Organ, "uscc" | "name" | "shortName" | "closedOn">[];
  halls: readonly Pick<Hall, "id" | "name" | "closedOn">[];
}

/** “市场监管局 审查人员”, “各机关 窗口人员（常宁市政务服务中心）”. */
export function postWords(post: Omit<Post, "id">, { organs, halls }: Places): string {
  const organ = organs.find(({ uscc }) => uscc === post.organ)?.shortName ?? post.organ;
  const where = post.halls.map((id) => halls.find((hall) => hall.id === id)?.name ?? id).join("、");
  const wide = post.reach === "all-organs" && handlesCases([post.role]);
  const whose = wide ? `${organ}（管各机关的件）` : organ;
  return `${whose} ${roleNames[post.role]}${where ? `，只在${where}` : ""}`;
}

export interface AccountState {
  kind: TagKind;
  word: string;
}

/** What is special about an account; nothing for an ordinary one. */
export function statesOf(staff: StaffView, now: string): AccountState[] {
  const isLocked = staff.lockedUntil !== undefined && staff.lockedUntil > now;
  const all: [boolean, AccountState][] = [
    [staff.closed, { kind: "ended", word: "已停用" }],
    [isLocked, { kind: "warning", word: "已锁定" }],
    [staff.mustChangePassword, { kind: "waiting", word: "要改密码" }],
    [staff.totp, { kind: "good", word: "已绑动态口令" }],
    [staff.demonstration, { kind: "ended", word: "演示账号" }],
  ];
  return all.flatMap(([holds, state]) => (holds ? [state] : []));
}

const open = <T extends { closedOn?: string | undefined }>(rows: readonly T[]) =>
  rows.filter((row) => !row.closedOn);

export const organChoices = ({ organs }: Places): Choice[] =>
  open(organs).map(({ uscc, name }) => ({ value: uscc, label: name }));

export const hallChoices = ({ halls }: Places): Choice[] =>
  open(halls).map(({ id, name }) => ({ value: id, label: name }));

export function accountFields(places: Places): AskedField[] {
  return [
    {
      ...{ name: "account", label: "登录名", kind: "line", max: 40, required: true },
      hint: "小写字母开头，可以有数字、点、短横线；用过的不能再用",
    },
    { name: "name", label: "姓名", kind: "line", max: 60, required: true },
    { name: "organ", label: "所在机构", kind: "choice", options: organChoices(places), required: true },
  ];
}

export function editFields(places: Places): AskedField[] {
  return [
    ...accountFields(places).slice(1),
    {
      ...{ name: "closed", label: "停用这个账号", kind: "tick", required: false },
    },
  ];
}

export const roleChoices: Choice[] = (Object.keys(roleNames) as StaffRole[]).map((role) => ({
  value: role,
  label: roleNames[role],
}));

export function postFields(places: Places): AskedField[] {
  return [
    { name: "role", label: "角色", kind: "choice", options: roleChoices, required: true },
    { name: "organ", label: "哪个机构的岗位", kind: "choice", options: organChoices(places), required: true },
    {
      ...{ name: "reach", label: "管哪些件", kind: "choice", required: true },
      options: [
        { value: "organ", label: "本机构的" },
        { value: "all-organs", label: "各机关的（综合窗口、监察、档案）" },
      ],
    },
    {
      ...{ name: "halls", label: "只在这些大厅", kind: "several", required: false },
      hint: "都不选，就是所有大厅",
      options: hallChoices(places),
    },
  ];
}
