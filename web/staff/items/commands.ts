/** What can be done with an item, as buttons with a small form each; `allowed` comes from the server. Pure. */
import type { CatalogueItem } from "#contract/catalogue.ts";
import type { AskedField } from "../form/asked.ts";

export interface ItemCommand {
  id: string;
  button: string;
  /** What will happen. */
  says: string;
  /** What has happened. */
  done: string;
  path: string;
  body: Record<string, unknown>;
  fields: AskedField[];
  grave: boolean;
  primary: boolean;
}

const reason: AskedField = { name: "reason", label: "理由", kind: "paragraph", max: 500, required: true };
const basis: AskedField = { name: "basis", label: "依据的文件", kind: "line", max: 300, required: false };
const transfer: AskedField[] = [
  {
    name: "kind",
    label: "下放还是承接",
    kind: "choice",
    required: true,
    options: [
      { value: "delegated", label: "下放给别的机关" },
      { value: "taken-over", label: "承接别的机关的" },
    ],
  },
  { name: "counterpart", label: "对方机关", kind: "line", max: 200, required: true },
  { name: "effectiveOn", label: "从哪天起", kind: "date", required: true },
  reason,
  basis,
];

export function commandsOf({ key, draft, current, allowed }: CatalogueItem): ItemCommand[] {
  const at = `/staff/items/${key}`;
  const plain = { body: {}, fields: [], grave: false, primary: false };
  const may = new Set<string>(allowed);
  const commands: (ItemCommand | false | undefined)[] = [
    may.has("publish") &&
      draft?.judgement.publishable && {
        ...plain,
        ...{ id: "publish", button: "发布草稿", path: `${at}/publish`, primary: true },
        says: "发布后群众马上看到新的办事指南，新收的件按新版本办；在办的件不受影响。发布过的版本不能再改。",
        done: "已经发布。",
        body: { version: draft.mark.version, revision: draft.mark.revision },
      },
    may.has("edit") &&
      !draft && {
        ...plain,
        ...{ id: "draft", button: "起草新版本", path: `${at}/drafts` },
        says: `以现在第 ${current?.mark.version} 版为底稿起草下一版。草稿发布前，群众看到的不变。`,
        done: "草稿已经建好。",
      },
    may.has("edit") &&
      draft && {
        ...plain,
        ...{ id: "discard", button: "丢弃草稿", grave: true },
        path: `${at}/drafts/${draft.mark.version}/discard`,
        says: `草稿第 ${draft.mark.version} 版会删掉，里面改的都没有了。`,
        done: "草稿已经丢弃。",
      },
    may.has("suspend") && {
      ...plain,
      ...{ id: "suspend", button: "暂停", path: `${at}/suspend`, grave: true, fields: [reason, basis] },
      says: "暂停后群众不能再申请，指南上写明“暂停办理”；在办的件照常办完。",
      done: "已经暂停。",
    },
    may.has("resume") && {
      ...plain,
      ...{ id: "resume", button: "恢复", path: `${at}/resume`, fields: [reason, basis] },
      says: "恢复后群众可以再申请。",
      done: "已经恢复。",
    },
    may.has("cancel") && {
      ...plain,
      ...{ id: "cancel", button: "取消", path: `${at}/cancel`, grave: true },
      says: "取消后这个事项不再出现在门户上，不能恢复；在办的件照常办完。",
      done: "已经取消。",
      fields: [{ name: "from", label: "从哪天起取消", kind: "date", required: false }, reason, basis],
    },
    may.has("record-change") && {
      ...plain,
      ...{ id: "record-change", button: "登记下放、承接", path: `${at}/changes`, fields: transfer },
      says: "登记这个事项的实施权限从哪天起变动。",
      done: "已经登记。",
    },
  ];
  return commands.filter((command): command is ItemCommand => Boolean(command));
}
