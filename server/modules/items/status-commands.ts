/** Suspending, resuming and cancelling an item, and what else happened to it (A4). In the caller's transaction. */
import { shanghaiDay } from "#server/kernel/time/day.ts";
import { permit } from "#server/modules/access/index.ts";
import { doneBy, type KeyedCall, recordAudit } from "#server/modules/audit/index.ts";
import type { Database } from "#server/platform/database/pool.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import { addChanges } from "./changes-store.ts";
import { loadItem } from "./draft-commands.ts";
import { type ItemVersion, type StatusMove, statusMoves, versionOn } from "./items.ts";
import { announceItems, lockItems, readVersion, setStatus } from "./items-store.ts";

export interface MoveRequest {
  key: string;
  move: StatusMove;
  reason: string;
  /** Document the decision rests on. */
  basis?: string;
  /** For `cancel`: the first day it is no longer there; absent: today. */
  from?: string;
}

/**
 * Changes the status of the version that counts today and of those that are planned. A cancellation with a later day
 * leaves the item in use until then. Refused: a status that does not allow it, a day that has passed.
 */
export async function moveItem(
  tx: Database,
  call: KeyedCall,
  { key, move, reason, basis, from }: MoveRequest,
): Promise<ItemVersion> {
  const { actor, at } = call;
  const { division } = actor;
  await lockItems(tx, division);
  const { versions, organ } = await loadItem(tx, division, key);
  permit(actor, "item.publish", { division, organ });
  const rule = statusMoves[move];
  const today = shanghaiDay(at);
  const targets = movable(versions, today).filter((it) =>
    (rule.from as readonly string[]).includes(it.status),
  );
  const [newest] = targets;
  if (!newest) throw refuse("item-status");
  const day = move === "cancel" ? (from ?? today) : today;
  const begins = targets.some(({ item }) => item.effectiveFrom !== undefined && day <= item.effectiveFrom);
  if (day < today || (move === "cancel" && begins)) throw refuse("item-date-past", { field: "from" });
  for (const { version, status } of targets) {
    const change = {
      status: day > today ? status : rule.to,
      ...(move === "cancel" && { cancelledFrom: day }),
    };
    await setStatus(tx, division, { key, version }, change);
  }
  const { version } = newest;
  const change = { key, version, kind: rule.kind, effectiveOn: day, reason, by: actor.id, at };
  await addChanges(tx, division, [{ ...change, ...(basis && { basis }) }]);
  await announceItems(tx, division);
  await recordAudit(tx, doneBy(call, `item.${move}`, { kind: "item", id: key }, { version, day }));
  return (await readVersion(tx, division, key, version))!;
}

/** Published versions that count today or are planned, newest first. */
function movable(versions: readonly ItemVersion[], today: string): ItemVersion[] {
  const dated = versions.map((it) => ({ ...it, effectiveFrom: it.item.effectiveFrom ?? null }));
  const counting = versionOn(dated, today)?.version ?? 1;
  return versions.filter((it) => it.status !== "draft" && it.version >= counting);
}

export interface TransferRequest {
  key: string;
  kind: "delegated" | "taken-over";
  effectiveOn: string;
  reason: string;
  basis?: string;
  /** To whom, or from whom. */
  counterpart: string;
}

/** Notes that an item was delegated to, or taken over from, another level or organ; the item itself stays. */
export async function recordTransfer(
  tx: Database,
  { actor, at }: KeyedCall,
  { key, ...transfer }: TransferRequest,
): Promise<void> {
  const { current, organ } = await loadItem(tx, actor.division, key);
  permit(actor, "item.edit", { division: actor.division, organ });
  if (!current) throw refuse("item-status");
  await addChanges(tx, actor.division, [{ key, version: current.version, ...transfer, by: actor.id, at }]);
}
