import type { PublishedItems } from "#contract/catalogue.ts";
import type { Database } from "#server/platform/database/pool.ts";
import { Refusal, refuse } from "#server/platform/http/refusal.ts";
import { type DraftCall, loadItem, publishDraft } from "./draft-commands.ts";
import { lockItems } from "./items-store.ts";

/** Publishes the drafts of these items, each for itself: what is refused is named, the others are published. */
export async function publishSeveral(
  tx: Database,
  call: DraftCall,
  keys: readonly string[],
): Promise<PublishedItems> {
  await lockItems(tx, call.actor.division);
  const answer: PublishedItems = { published: [], refused: [] };
  for (const key of keys) {
    const refusal = await publishOne(tx, call, key);
    if (refusal) answer.refused.push({ key, code: refusal.code, message: refusal.userMessage });
    else answer.published.push(key);
  }
  return answer;
}

async function publishOne(tx: Database, call: DraftCall, key: string): Promise<Refusal | undefined> {
  try {
    const { draft } = await loadItem(tx, call.actor.division, key);
    if (!draft) throw refuse("item-draft-changed");
    await publishDraft(tx, call, { key, version: draft.version, revision: draft.revision });
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}
