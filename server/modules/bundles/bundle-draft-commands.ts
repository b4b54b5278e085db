/** Drafts of bundles saved, and published by a second person (R13.3). Each runs in the caller's transaction. */
import type { Bundle } from "#contract/bundle.ts";
import type { SavedBundle } from "#contract/bundle-editing.ts";
import { bundleProblems } from "#server/kernel/bundle/lint.ts";
import { permit } from "#server/modules/access/index.ts";
import { doneBy, type KeyedCall, recordAudit } from "#server/modules/audit/index.ts";
import { organIsOpen } from "#server/modules/organisation/index.ts";
import type { Database } from "#server/platform/database/pool.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { itemsOf } from "./bundle-catalogue.ts";
import { checkBundle } from "./bundle-check.ts";
import { deleteDraft, lockBundle, readDrafts, writeDraft } from "./bundle-draft-store.ts";
import { publishBundle } from "./bundle-load.ts";
import { newestBundles } from "./bundle-store.ts";
import "./bundles-refusals.ts";

/** The bundle as it was published last, and its draft. */
export async function loadBundle(db: Database, division: string, key: string) {
  const current = (await newestBundles(db, division)).find((bundle) => bundle.key === key);
  const [draft] = await readDrafts(db, division, key);
  return { current, draft };
}

interface SaveRequest {
  key: string;
  /** The one last seen; 0: there was no draft. */
  revision: number;
  content: object;
  /** It is meant to be a new bundle. */
  fresh?: boolean;
}

/**
 * Saves over the draft, or begins one; it always stands for the version after the newest. Refused: what is no bundle,
 * a new one under a key that is taken, a lead organ nobody knows, a draft that was changed meanwhile.
 */
export async function saveBundleDraft(
  tx: Database,
  { actor, at }: KeyedCall,
  { key, revision, content, fresh = false }: SaveRequest,
): Promise<SavedBundle> {
  const { division } = actor;
  const given = requireBundle({ ...content, key });
  await lockBundle(tx, division, key);
  const { current, draft } = await loadBundle(tx, division, key);
  for (const organ of new Set([current?.lead, draft?.bundle.lead, given.lead])) {
    if (organ !== undefined) permit(actor, "item.edit", { division, organ });
  }
  if (fresh && (current || draft)) throw refuse("bundle-exists", { field: "key" });
  if ((draft?.revision ?? 0) !== revision) throw refuse("bundle-draft-changed");
  if (!(await organIsOpen(tx, division, given.lead))) throw refuse("bundle-lead-unknown", { field: "lead" });
  const bundle = { ...given, key, version: (current?.version ?? 0) + 1 };
  const saved = { bundle, revision: revision + 1, draftedBy: actor.id, draftedAt: at };
  await writeDraft(tx, division, saved);
  return { version: bundle.version, revision: saved.revision };
}

/** Throws a draft away; what was published stays as it is. Refused: a draft that was changed meanwhile. */
export async function discardBundleDraft(
  tx: Database,
  { actor }: KeyedCall,
  { key, revision }: { key: string; revision: number },
): Promise<void> {
  const { division } = actor;
  await lockBundle(tx, division, key);
  const { current, draft } = await loadBundle(tx, division, key);
  if (!draft) throw refuse(current ? "bundle-draft-changed" : "bundle-unknown");
  for (const organ of new Set([current?.lead, draft.bundle.lead])) {
    if (organ !== undefined) permit(actor, "item.edit", { division, organ });
  }
  if (draft.revision !== revision) throw refuse("bundle-draft-changed");
  await deleteDraft(tx, division, key);
}

/** Makes the draft the next version. Refused: everything the gate finds, each at its field; whoever saved it last. */
export async function publishBundleDraft(
  services: Services,
  tx: Database,
  call: KeyedCall,
  { key, revision }: { key: string; revision: number },
): Promise<SavedBundle> {
  const { actor } = call;
  const { division } = actor;
  await lockBundle(tx, division, key);
  const { current, draft } = await loadBundle(tx, division, key);
  if (!current && !draft) throw refuse("bundle-unknown", { field: "key" });
  permit(actor, "item.publish", { division, organ: (draft?.bundle ?? current!).lead });
  if (draft?.revision !== revision) throw refuse("bundle-draft-changed");
  if (draft.draftedBy === actor.id) throw refuse("bundle-own-draft");
  // The data folder may have brought a newer version; two contents must never share a number.
  if (draft.bundle.version !== (current?.version ?? 0) + 1) throw refuse("bundle-draft-outdated");
  const problems = bundleProblems(draft.bundle, await itemsOf(services, draft.bundle));
  if (problems.length > 0) {
    const fields = problems.map(({ path, message }) => ({ field: path, message }));
    throw refuse("bundle-not-publishable", { fields });
  }
  const { version } = draft.bundle;
  await publishBundle({ ...services, db: tx }, draft.bundle, actor.id);
  await deleteDraft(tx, division, key);
  await recordAudit(tx, doneBy(call, "bundle.publish", { kind: "bundle", id: key }, { version }));
  return { version, revision };
}

function requireBundle(content: unknown): Bundle {
  const checked = checkBundle(content);
  if ("bundle" in checked) return checked.bundle;
  const fields = checked.misfits.map(({ pointer, message }) => ({
    field: pointer.slice(1).replaceAll("/", "."),
    message,
  }));
  throw refuse("bundle-invalid", { fields });
}
