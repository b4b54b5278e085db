/** Imports, exports, phrases and searches that found nothing, in the staff desk. */
import {
  AliasRequest,
  ItemAliases,
  ItemImportQuery,
  ItemImportReport,
  SearchMisses,
  SearchMissQuery,
  SettleSearchMiss,
} from "#contract/catalogue-lists.ts";
import { officials, requireActor } from "#server/modules/access/index.ts";
import { staffCall } from "#server/modules/audit/index.ts";
import type { App } from "#server/platform/http/app-frame.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import { xlsxType } from "#server/platform/http/workbook-body.ts";
import type { Services } from "#server/platform/services.ts";

import { addAlias, dropAlias, settleSearchMiss } from "./alias-commands.ts";
import { readAliases } from "./aliases-store.ts";
import { loadItem } from "./draft-commands.ts";
import { writeItemsWorkbook } from "./exchange/exchange.ts";
import { exportItems } from "./export.ts";
import { catalogueOf, change, tallyOf } from "./ground.ts";
import { importByStaff } from "./import-commands.ts";
import { readMisses } from "./misses-store.ts";
import { lookUp } from "./shelf.ts";
import { ByKey, Done } from "./staff-routes.ts";

const read = { onRequest: officials };
const pageSize = 50;

export function keepingRoutes(app: App, services: Services): void {
  importRoute(app, services);
  exportRoutes(app, services);
  aliasRoutes(app, services);
  missRoutes(app, services);
}

/** Files come as they are, whatever their name: told apart by their first bytes. */
function importRoute(app: App, services: Services): void {
  const bodyLimit = services.config.uploadMegabytes * 1024 * 1024;
  const schema = {
    querystring: ItemImportQuery,
    consumes: [xlsxType, "application/octet-stream"],
    response: { 200: ItemImportReport },
  };
  app.register(async (scope) => {
    scope.addContentTypeParser(
      [xlsxType, "application/octet-stream"],
      { parseAs: "buffer", bodyLimit },
      async (_: unknown, bytes: Buffer<ArrayBuffer>) => bytes,
    );
    (scope as App).post("/api/staff/items/import", { ...read, bodyLimit, schema }, async (request) => {
      const { body } = request;
      if (!Buffer.isBuffer(body)) throw refuse("wrong-content-type");
      const { requestKey, dryRun = false } = request.query;
      const call = { ...staffCall(request, services), requestKey };
      return await importByStaff(services, call, new Uint8Array(body), dryRun);
    });
  });
}

function exportRoutes(app: App, services: Services): void {
  const attached = (name: string) => `attachment; filename="${name}"`;
  app.get("/api/staff/items/template.xlsx", { ...read, schema: {} }, async (_, reply) => {
    void reply.type(xlsxType).header("content-disposition", attached("items-template.xlsx"));
    return await reply.send(Buffer.from(await writeItemsWorkbook([])));
  });
  app.get("/api/staff/items/export.xlsx", { ...read, schema: {} }, async (request, reply) => {
    const items = await exportItems(services.db, requireActor(request, "staff").division);
    void reply.type(xlsxType).header("content-disposition", attached("items.xlsx"));
    return await reply.send(Buffer.from(await writeItemsWorkbook(items)));
  });
  app.get("/api/staff/items/export.json", { ...read, schema: {} }, async (request, reply) => {
    const items = await exportItems(services.db, requireActor(request, "staff").division);
    void reply.type("application/json; charset=utf-8").header("content-disposition", attached("items.json"));
    return await reply.send(JSON.stringify(items, null, 2));
  });
}

function aliasRoutes(app: App, services: Services): void {
  const list = { ...read, schema: { params: ByKey, response: { 200: ItemAliases } } };
  app.get("/api/staff/items/:key/aliases", list, async (request) => {
    const { division } = requireActor(request, "staff");
    const { key } = request.params;
    await loadItem(services.db, division, key);
    return { aliases: await readAliases(services.db, division, key) };
  });
  const edit = { ...read, schema: { params: ByKey, body: AliasRequest, response: { 200: Done } } };
  for (const [path, act] of [
    ["", addAlias],
    ["/remove", dropAlias],
  ] as const) {
    app.post(`/api/staff/items/:key/aliases${path}`, edit, async (request) => {
      const { requestKey, term } = request.body;
      const call = { ...staffCall(request, services), requestKey };
      const asked = { key: request.params.key, term: term.trim() };
      await change(services, call, `item.alias${path} ${asked.key} ${asked.term}`, (tx) =>
        act(tx, call, asked),
      );
      return {};
    });
  }
}

function missRoutes(app: App, services: Services): void {
  const list = { ...read, schema: { querystring: SearchMissQuery, response: { 200: SearchMisses } } };
  app.get("/api/staff/search-misses", list, async (request) => {
    const { division } = requireActor(request, "staff");
    const { settled = false, skip = 0, limit = pageSize } = request.query;
    await tallyOf(services).flush();
    const found = await readMisses(services.db, division, { settled, skip, limit: limit + 1 });
    const shelf = await catalogueOf(services).shelf(division);
    const misses = found
      .slice(0, limit)
      .map((miss) => ({ ...miss, guesses: lookUp(shelf, { q: miss.query, limit: 3 }) }));
    return found.length > limit ? { misses, next: skip + limit } : { misses };
  });
  const settle = { ...read, schema: { body: SettleSearchMiss, response: { 200: Done } } };
  app.post("/api/staff/search-misses/settle", settle, async (request) => {
    const { requestKey, query, item: key } = request.body;
    const call = { ...staffCall(request, services), requestKey };
    await change(services, call, `search-miss.settle ${query}`, (tx) =>
      settleSearchMiss(tx, call, { query, key }),
    );
    return {};
  });
}
