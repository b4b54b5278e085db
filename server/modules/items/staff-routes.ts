/** The catalogue in the staff desk: list, item, versions, drafts, publishing, status. */
import type { FastifyRequest } from "fastify";
import Type from "typebox";
import {
  CatalogueItem,
  CataloguePage,
  CatalogueQuery,
  CreateItem,
  DiscardItemDraft,
  ItemChanges,
  ItemComparison,
  MoveItem,
  OpenItemDraft,
  PublishedItems,
  PublishItem,
  PublishItems,
  RecordTransfer,
  SaveItemDraft,
  VersionView,
} from "#contract/catalogue.ts";
import { officials, requireActor } from "#server/modules/access/index.ts";
import { staffCall } from "#server/modules/audit/index.ts";
import type { App } from "#server/platform/http/app-frame.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { readCatalogueLines } from "./catalogue-rows-store.ts";
import { readChanges } from "./changes-store.ts";
import { createItem, discardDraft, loadItem, openDraft, publishDraft, saveDraft } from "./draft-commands.ts";
import { gateRulesOf } from "./gate-rules.ts";
import { catalogueOf, change } from "./ground.ts";
import type { StatusMove } from "./items.ts";
import { readVersion } from "./items-store.ts";
import { publishSeveral } from "./publish-several.ts";
import { moveItem, recordTransfer } from "./status-commands.ts";
import { catalogueItem, comparison, type Onlooker, versionView } from "./views.ts";

export const ByKey = Type.Object({ key: Type.String({ pattern: "^[a-z][a-z0-9-]{2,59}$" }) });
const Version = Type.Integer({ minimum: 1, maximum: 100_000 });
const ByVersion = Type.Object({ ...ByKey.properties, version: Version });
const Versions = Type.Object({ from: Version, to: Version }, { additionalProperties: false });
const ChangesQuery = Type.Object(
  { key: Type.Optional(ByKey.properties.key), before: Type.Optional(Type.Integer({ minimum: 1 })) },
  { additionalProperties: false },
);
export const Done = Type.Object({});

const pageSize = 50;
/** An item's conditions nest without end, which a serializer made from the schema would cut off. */
const asJson = { serializerCompiler: () => (value: unknown) => JSON.stringify(value) };

const read = { onRequest: officials };

export function staffRoutes(app: App, services: Services): void {
  listRoutes(app, services);
  itemRoutes(app, services);
  draftRoutes(app, services);
  publishRoutes(app, services);
  statusRoutes(app, services);
}

async function onlooker(request: FastifyRequest, services: Services): Promise<Onlooker> {
  const actor = requireActor(request, "staff");
  const { organs } = await catalogueOf(services).shelf(actor.division);
  return {
    actor,
    division: actor.division,
    organName: (uscc) => organs.get(uscc)?.name ?? "",
    rules: gateRulesOf(services),
  };
}

function listRoutes(app: App, services: Services): void {
  const list = { ...read, schema: { querystring: CatalogueQuery, response: { 200: CataloguePage } } };
  app.get("/api/staff/items", list, async (request) => {
    const { division, organName } = await onlooker(request, services);
    const { limit = pageSize } = request.query;
    const lines = await readCatalogueLines(services.db, division, { ...request.query, limit });
    const items = lines.slice(0, limit).map((line) => ({ ...line, organName: organName(line.organ) }));
    return lines.length > limit ? { items, next: items.at(-1)!.key } : { items };
  });
  const changes = { ...read, schema: { querystring: ChangesQuery, response: { 200: ItemChanges } } };
  app.get("/api/staff/item-changes", changes, async (request) => {
    const { division } = requireActor(request, "staff");
    const found = await readChanges(services.db, division, { ...request.query, limit: pageSize + 1 });
    const page = found.slice(0, pageSize);
    return found.length > pageSize ? { changes: page, next: page.at(-1)!.id } : { changes: page };
  });
}

function itemRoutes(app: App, services: Services): void {
  const { db } = services;
  const item = { ...read, ...asJson, schema: { params: ByKey, response: { 200: CatalogueItem } } };
  app.get("/api/staff/items/:key", item, async (request) => {
    const { key } = request.params;
    const who = await onlooker(request, services);
    const { versions } = await loadItem(db, who.division, key);
    return catalogueItem(versions, await readChanges(db, who.division, { key }), who);
  });
  const version = { ...read, ...asJson, schema: { params: ByVersion, response: { 200: VersionView } } };
  app.get("/api/staff/items/:key/versions/:version", version, async (request) => {
    const who = await onlooker(request, services);
    return versionView(await requireVersion(services, who.division, request.params), who);
  });
  const schema = { params: ByKey, querystring: Versions, response: { 200: ItemComparison } };
  app.get("/api/staff/items/:key/compare", { ...read, ...asJson, schema }, async (request) => {
    const { division } = requireActor(request, "staff");
    const { key } = request.params;
    const { from, to } = request.query;
    const before = await requireVersion(services, division, { key, version: from });
    return comparison(before, await requireVersion(services, division, { key, version: to }));
  });
}

async function requireVersion(
  { db }: Services,
  division: string,
  { key, version }: { key: string; version: number },
) {
  const found = await readVersion(db, division, key, version);
  if (!found) throw refuse("item-version-not-found", { key, version });
  return found;
}

const draftCall = (request: FastifyRequest, services: Services) => ({
  ...staffCall(request, services),
  rules: gateRulesOf(services),
});

function draftRoutes(app: App, services: Services): void {
  const view = { 200: VersionView };
  const create = { ...read, ...asJson, schema: { body: CreateItem, response: view } };
  app.post("/api/staff/items", create, async (request) => {
    const { requestKey, item } = request.body;
    const call = { ...draftCall(request, services), requestKey };
    const made = await change(services, call, "item.create", (tx) => createItem(tx, call, item));
    return versionView(made, await onlooker(request, services));
  });
  const open = { ...read, ...asJson, schema: { params: ByKey, body: OpenItemDraft, response: view } };
  app.post("/api/staff/items/:key/drafts", open, async (request) => {
    const { key } = request.params;
    const call = { ...draftCall(request, services), ...request.body };
    const made = await change(services, call, `item.draft ${key}`, (tx) => openDraft(tx, call, key));
    return versionView(made, await onlooker(request, services));
  });
  const save = { ...read, ...asJson, schema: { params: ByVersion, body: SaveItemDraft, response: view } };
  app.put("/api/staff/items/:key/drafts/:version", save, async (request) => {
    const { requestKey, revision, item: content } = request.body;
    const call = { ...draftCall(request, services), requestKey };
    const { key, version } = request.params;
    const asked = { key, version, revision, content };
    const saved = await change(services, call, `item.save ${key} ${version}`, (tx) =>
      saveDraft(tx, call, asked),
    );
    return versionView(saved, await onlooker(request, services));
  });
  const discard = { ...read, schema: { params: ByVersion, body: DiscardItemDraft, response: { 200: Done } } };
  app.post("/api/staff/items/:key/drafts/:version/discard", discard, async (request) => {
    const { key, version } = request.params;
    const call = { ...draftCall(request, services), ...request.body };
    await change(services, call, `item.discard ${key} ${version}`, (tx) =>
      discardDraft(tx, call, { key, version }),
    );
    return {};
  });
}

function publishRoutes(app: App, services: Services): void {
  const one = {
    ...read,
    ...asJson,
    schema: { params: ByKey, body: PublishItem, response: { 200: VersionView } },
  };
  app.post("/api/staff/items/:key/publish", one, async (request) => {
    const { key } = request.params;
    const { requestKey, version, revision } = request.body;
    const call = { ...draftCall(request, services), requestKey };
    const asked = { key, version, revision };
    const made = await change(services, call, `item.publish ${key} ${version}`, (tx) =>
      publishDraft(tx, call, asked),
    );
    return versionView(made, await onlooker(request, services));
  });
  const several = { ...read, schema: { body: PublishItems, response: { 200: PublishedItems } } };
  app.post("/api/staff/items/publish", several, async (request) => {
    const { requestKey, keys } = request.body;
    const call = { ...draftCall(request, services), requestKey };
    return await change(services, call, "item.publish-several", (tx) => publishSeveral(tx, call, keys));
  });
}

const moves: StatusMove[] = ["suspend", "resume", "cancel"];

function statusRoutes(app: App, services: Services): void {
  for (const move of moves) {
    const schema = { params: ByKey, body: MoveItem, response: { 200: VersionView } };
    app.post(`/api/staff/items/:key/${move}`, { ...read, ...asJson, schema }, async (request) => {
      const { key } = request.params;
      const { requestKey, ...asked } = request.body;
      const call = { ...staffCall(request, services), requestKey };
      const moved = await change(services, call, `item.${move} ${key}`, (tx) =>
        moveItem(tx, call, { key, move, ...asked }),
      );
      return versionView(moved, await onlooker(request, services));
    });
  }
  const transfer = { ...read, schema: { params: ByKey, body: RecordTransfer, response: { 200: Done } } };
  app.post("/api/staff/items/:key/changes", transfer, async (request) => {
    const { key } = request.params;
    const { requestKey, ...asked } = request.body;
    const call = { ...staffCall(request, services), requestKey };
    await change(services, call, `item.transfer ${key}`, (tx) => recordTransfer(tx, call, { key, ...asked }));
    return {};
  });
}
