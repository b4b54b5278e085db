/** Who may do what with items, on top of the one policy: the second pair of eyes. Pure. */
import type { Actor } from "#server/kernel/access/actor.ts";
import { can } from "#server/kernel/access/permission.ts";
import type { ItemVersion } from "./items.ts";

/** Actions a screen may offer on an item. */
export type ItemAction = "edit" | "publish" | "suspend" | "resume" | "cancel" | "record-change" | "alias";

/**
 * A draft is published by somebody else than its last editor, also when it came from that person's file: what the
 * public relies on is seen by two.
 */
export function mayPublish(actor: Actor, draft: ItemVersion): boolean {
  return draft.draftedBy !== actor.id;
}

/** What this actor may do with an item in this state. */
export function allowedActions(
  actor: Actor,
  division: string,
  { current, draft }: { current?: ItemVersion | undefined; draft?: ItemVersion | undefined },
): ItemAction[] {
  const organ = (draft ?? current)?.item.implementation.organ;
  if (organ === undefined) return [];
  const subject = { division, organ };
  const mayEdit = can(actor, "item.edit", subject);
  const mayRelease = can(actor, "item.publish", subject);
  const status = current?.status;
  const offers: [ItemAction, boolean][] = [
    ["edit", mayEdit && status !== "cancelled"],
    ["publish", mayRelease && draft !== undefined && mayPublish(actor, draft)],
    ["suspend", mayRelease && status === "published"],
    ["resume", mayRelease && status === "suspended"],
    ["cancel", mayRelease && (status === "published" || status === "suspended")],
    ["record-change", mayEdit && current !== undefined],
    ["alias", mayEdit],
  ];
  return offers.flatMap(([action, offered]) => (offered ? [action] : []));
}

/** Whether somebody keeps the catalogue at all: for what belongs to no single item. */
export function keepsCatalogue(actor: Actor): boolean {
  if (actor.kind !== "staff") return false;
  return actor.posts.some(({ organ }) => can(actor, "item.edit", { division: actor.division, organ }));
}
