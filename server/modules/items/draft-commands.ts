/** Drafts: made, saved, thrown away, published by a second person. Each runs in the caller's transaction. */
import type { Item } from "#contract/item.ts";
import { judgeItem } from "#server/kernel/item/gate.ts";
import type { GateRules } from "#server/kernel/item/gate-limits.ts";
import { shanghaiDay } from "#server/kernel/time/day.ts";
import { permit } from "#server/modules/access/index.ts";
import { doneBy, type KeyedCall, recordAudit } from "#server/modules/audit/index.ts";
import { organIsOpen } from "#server/modules/organisation/index.ts";
import type { Database } from "#server/platform/database/pool.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import { replaceFileAliases } from "./aliases-store.ts";
import { addChanges } from "./changes-store.ts";
import { checkItem } from "./item-check.ts";
import { mayPublish } from "./item-policy.ts";
import "./items-refusals.ts";
import type { ItemVersion } from "./items.ts";
import {
  announceItems,
  deleteDraft,
  keysOfCodes,
  lockItems,
  publishVersions,
  readVersionsOf,
  writeDrafts,
  writeItems,
} from "./items-store.ts";

/** A call that writes a draft or publishes one: with what the publishing gate measures by. */
export type DraftCall = KeyedCall & { rules: GateRules };

/** The versions of an item that matter now. Refused: no such item. */
export async function loadItem(tx: Database, division: string, key: string) {
  const versions = await readVersionsOf(tx, division, key);
  const newest = versions[0];
  if (!newest) throw refuse("item-not-found", { key });
  const draft = versions.find((it) => it.status === "draft");
  const current = versions.find((it) => it.status !== "draft");
  return { versions, newest, draft, current, organ: (current ?? newest).item.implementation.organ };
}

/** A new item, as a draft of its first version. Refused: a key or code that is taken, an organ nobody knows. */
export async function createItem(tx: Database, call: DraftCall, content: unknown): Promise<ItemVersion> {
  const { actor, at } = call;
  const item = { ...requireItem(content), version: 1, status: "in-use" as const };
  permit(actor, "item.edit", { division: actor.division, organ: item.implementation.organ });
  await lockItems(tx, actor.division);
  const existing = await readVersionsOf(tx, actor.division, item.key);
  if (existing.length > 0) throw refuse("item-exists", { field: "key" });
  await requireFreePlace(tx, actor.division, item);
  await writeItems(tx, actor.division, [item], { listed: false, at });
  await write(tx, call, item);
  await replaceFileAliases(tx, actor.division, [item], { by: actor.id, at });
  return (await loadItem(tx, actor.division, item.key)).newest;
}

/** A draft of the next version, as the current one is. Refused: there is a draft already. */
export async function openDraft(tx: Database, call: DraftCall, key: string): Promise<ItemVersion> {
  const { actor } = call;
  await lockItems(tx, actor.division);
  const { draft, current, organ } = await loadItem(tx, actor.division, key);
  permit(actor, "item.edit", { division: actor.division, organ });
  if (draft) throw refuse("item-draft-exists");
  if (!current || current.status === "cancelled") throw refuse("item-status");
  const { effectiveFrom, cancelledFrom, ...same } = current.item;
  await write(tx, call, { ...same, version: current.version + 1 });
  return (await loadItem(tx, actor.division, key)).newest;
}

/** Saves over a draft, `revision` being the one last seen. Phrases are kept apart from versions and not saved here. */
export async function saveDraft(
  tx: Database,
  call: DraftCall,
  { key, version, revision, content }: { key: string; version: number; revision: number; content: unknown },
): Promise<ItemVersion> {
  const { actor, at } = call;
  const item = requireItem(content);
  await lockItems(tx, actor.division);
  const { draft, current } = await loadItem(tx, actor.division, key);
  for (const organ of new Set([draft?.item.implementation.organ, item.implementation.organ])) {
    if (organ !== undefined) permit(actor, "item.edit", { division: actor.division, organ });
  }
  if (draft?.version !== version || draft.revision !== revision) throw refuse("item-draft-changed");
  const renamed = { ...item, key, version, status: draft.item.status };
  await requireFreePlace(tx, actor.division, renamed);
  if (!current) await writeItems(tx, actor.division, [renamed], { listed: false, at });
  await write(tx, call, renamed);
  return (await loadItem(tx, actor.division, key)).newest;
}

/** Throws a draft away; an item that was never published keeps its first draft. */
export async function discardDraft(
  tx: Database,
  { actor }: KeyedCall,
  { key, version }: { key: string; version: number },
): Promise<void> {
  await lockItems(tx, actor.division);
  const { draft, current, organ } = await loadItem(tx, actor.division, key);
  permit(actor, "item.edit", { division: actor.division, organ });
  if (draft?.version !== version) throw refuse("item-draft-changed");
  if (!current) throw refuse("item-status");
  await deleteDraft(tx, actor.division, key);
}

/**
 * Makes a draft the item's version (R1.12), from today or its planned day. Refused: what the gate finds, and whoever
 * edited it last.
 */
export async function publishDraft(
  tx: Database,
  call: DraftCall,
  { key, version, revision }: { key: string; version: number; revision: number },
): Promise<ItemVersion> {
  const { actor, at } = call;
  const { division } = actor;
  await lockItems(tx, division);
  const { draft } = await loadItem(tx, division, key);
  if (draft?.version !== version || draft.revision !== revision) throw refuse("item-draft-changed");
  permit(actor, "item.publish", { division, organ: draft.item.implementation.organ });
  if (!mayPublish(actor, draft)) throw refuse("item-own-draft");
  const { problems } = judgeItem(draft.item, call.rules);
  if (problems.length > 0) {
    throw refuse("item-not-publishable", {
      fields: problems.map(({ path, message }) => ({ field: path, message })),
    });
  }
  await requireFreePlace(tx, division, draft.item);
  await writeItems(tx, division, [draft.item], { listed: true, at });
  await publishVersions(tx, division, [{ key, version }], { by: actor.id, at });
  const today = shanghaiDay(at);
  const effectiveOn = [today, draft.item.effectiveFrom ?? today].sort().at(-1)!;
  const change = { key, version, kind: "published" as const, effectiveOn, reason: "", by: actor.id, at };
  await addChanges(tx, division, [change]);
  await announceItems(tx, division);
  await recordAudit(tx, doneBy(call, "item.publish", { kind: "item", id: key }, { version }));
  return (await loadItem(tx, division, key)).newest;
}

function requireItem(content: unknown): Item {
  const checked = checkItem(content);
  if ("item" in checked) return checked.item;
  const fields = checked.misfits.map(({ pointer, message }) => ({
    field: pointer.slice(1).replaceAll("/", "."),
    message,
  }));
  throw refuse("item-invalid", { fields });
}

async function requireFreePlace(tx: Database, division: string, item: Item): Promise<void> {
  const owner = (await keysOfCodes(tx, division, [item.code])).get(item.code);
  if (owner !== undefined && owner !== item.key) throw refuse("item-exists", { field: "code" });
  if (!(await organIsOpen(tx, division, item.implementation.organ)))
    throw refuse("item-organ-unknown", { field: "implementation.organ" });
}

async function write(tx: Database, { actor, at, rules }: DraftCall, item: Item): Promise<void> {
  const draft = { item, version: item.version, source: "hand" as const, by: actor.id, at };
  await writeDrafts(tx, actor.division, [draft], rules);
}
