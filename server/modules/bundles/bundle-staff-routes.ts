/** Bundles in the staff desk: the list, one with its draft, saving, publishing. */
import Type from "typebox";
import { type Bundle, BundleKey } from "#contract/bundle.ts";
import {
  BundleDraftSeen,
  BundleShelf,
  EditedBundle,
  SaveBundleDraft,
  SavedBundle,
} from "#contract/bundle-editing.ts";
import type { StaffActor } from "#server/kernel/access/actor.ts";
import { can } from "#server/kernel/access/permission.ts";
import { officials, requireActor } from "#server/modules/access/index.ts";
import { carryOut, staffCall } from "#server/modules/audit/index.ts";
import { organNames } from "#server/modules/organisation/index.ts";
import type { App } from "#server/platform/http/app-frame.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { bundleRulesOf, itemsOf } from "./bundle-catalogue.ts";
import {
  discardBundleDraft,
  loadBundle,
  publishBundleDraft,
  saveBundleDraft,
} from "./bundle-draft-commands.ts";
import { readDrafts, type StoredDraft } from "./bundle-draft-store.ts";
import { newestBundles } from "./bundle-store.ts";

const tags = ["bundles"];
const Done = Type.Object({}, { additionalProperties: false });
const ByKey = Type.Object({ key: BundleKey }, { additionalProperties: false });
/** Conditions nest without end, which a serializer made from the schema would cut off. */
const asJson = { serializerCompiler: () => (value: unknown) => JSON.stringify(value) };

const read = { onRequest: officials };

export function bundleStaffRoutes(app: App, services: Services): void {
  const list = { tags, summary: "All bundles with their drafts", response: { 200: BundleShelf } };
  app.get("/api/staff/bundles", { ...read, schema: list }, (request) =>
    shelf(services, requireActor(request, "staff")),
  );
  const one = { tags, summary: "A bundle for its editor", params: ByKey, response: { 200: EditedBundle } };
  app.get("/api/staff/bundles/:key", { ...read, ...asJson, schema: one }, (request) =>
    edited(services, requireActor(request, "staff"), request.params.key),
  );
  const saving = { tags, summary: "Save a draft of a bundle", params: ByKey, body: SaveBundleDraft };
  const saved = { ...saving, response: { 200: SavedBundle } };
  app.put("/api/staff/bundles/:key/draft", { ...read, schema: saved }, async (request) => {
    const { key } = request.params;
    const { requestKey, ...rest } = request.body;
    const call = { ...staffCall(request, services), requestKey };
    const { bundle: content, ...seen } = rest;
    const asked = { key, content, ...seen };
    return await carryOut(services, call, `bundle.save ${key}`, (tx) => saveBundleDraft(tx, call, asked));
  });
  const throwing = { tags, summary: "Throw a draft away", params: ByKey, body: BundleDraftSeen };
  const thrown = { ...throwing, response: { 200: Done } };
  app.post("/api/staff/bundles/:key/draft/discard", { ...read, schema: thrown }, async (request) => {
    const { key } = request.params;
    const { requestKey, revision } = request.body;
    const call = { ...staffCall(request, services), requestKey };
    const asked = { key, revision };
    return await carryOut(services, call, `bundle.discard ${key}`, async (tx) => {
      await discardBundleDraft(tx, call, asked);
      return {};
    });
  });
  const publishing = { tags, summary: "Publish the draft as the next version", params: ByKey };
  const published = { ...publishing, body: BundleDraftSeen, response: { 201: SavedBundle } };
  app.post("/api/staff/bundles/:key/versions", { ...read, schema: published }, async (request, reply) => {
    const { key } = request.params;
    const { requestKey, revision } = request.body;
    const call = { ...staffCall(request, services), requestKey };
    const made = await carryOut(services, call, `bundle.publish ${key}`, (tx) =>
      publishBundleDraft(services, tx, call, { key, revision }),
    );
    return reply.code(201).send(made);
  });
}

async function shelf(services: Services, actor: StaffActor): Promise<BundleShelf> {
  const { db } = services;
  const { division } = actor;
  const [published, drafts, organs] = await Promise.all([
    newestBundles(db, division),
    readDrafts(db, division),
    organNames(db, division),
  ]);
  const drafted = new Map(drafts.map(({ bundle }) => [bundle.key, bundle]));
  const fresh = [...drafted.values()].filter(({ key }) => !published.some((bundle) => bundle.key === key));
  const row = (bundle: Bundle, version: number) => ({
    ...{ key: bundle.key, name: bundle.name, version, status: bundle.status, parts: bundle.parts.length },
    ...{ leadName: organs.get(bundle.lead)?.name ?? bundle.lead, draft: drafted.has(bundle.key) },
  });
  const rows = [...published.map((bundle) => row(bundle, bundle.version)), ...fresh.map((it) => row(it, 0))];
  return {
    bundles: rows.toSorted((a, b) => (a.key < b.key ? -1 : 1)),
    mayLead: [...organs.keys()].filter((organ) => can(actor, "item.edit", { division, organ })),
    rules: bundleRulesOf(services),
    organs: namesOf(organs),
  };
}

async function edited(services: Services, actor: StaffActor, key: string): Promise<EditedBundle> {
  const { division } = actor;
  const { current, draft } = await loadBundle(services.db, division, key);
  if (!current && !draft) throw refuse("bundle-unknown", { field: "key" });
  const items = new Map<string, EditedBundle["items"][number]>();
  for (const bundle of [current, draft?.bundle]) {
    if (bundle) for (const [itemKey, item] of await itemsOf(services, bundle)) items.set(itemKey, item);
  }
  const names = await organNames(services.db, division);
  return {
    ...{ key, ...(current && { current }) },
    ...(draft && { draft: draftView(draft, actor) }),
    items: [...items.values()],
    rules: bundleRulesOf(services),
    organs: namesOf(names),
    allowed: allowedOf(actor, (draft?.bundle ?? current!).lead, draft),
  };
}

function namesOf(organs: ReadonlyMap<string, { name: string }>): Record<string, string> {
  return Object.fromEntries([...organs].map(([organ, { name }]) => [organ, name]));
}

function draftView({ bundle, revision, draftedBy, draftedAt }: StoredDraft, actor: StaffActor) {
  return { bundle, revision, draftedAt, own: draftedBy === actor.id };
}

function allowedOf(actor: StaffActor, organ: string, draft?: StoredDraft): EditedBundle["allowed"] {
  const subject = { division: actor.division, organ };
  const mayPublish = draft && draft.draftedBy !== actor.id && can(actor, "item.publish", subject);
  return [
    ...(can(actor, "item.edit", subject) ? ["edit" as const] : []),
    ...(mayPublish ? ["publish" as const] : []),
  ];
}
