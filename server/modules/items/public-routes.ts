/** What everybody may read: the portal's home, search, suggestions, guides and their history. */
import Type from "typebox";
import { PublicVersions } from "#contract/catalogue.ts";
import { ItemGuide, ItemHits, ItemSuggestions, PortalHome } from "#contract/portal.ts";
import { shanghaiDay } from "#server/kernel/time/day.ts";
import { divisionName, mainHall } from "#server/modules/organisation/index.ts";
import type { App } from "#server/platform/http/app-frame.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { catalogueOf, demandedOf, tallyOf } from "./ground.ts";
import { readVersionsOf } from "./items-store.ts";
import { lookUp, popularItems, type Shelf } from "./shelf.ts";
import { guideOf, publicVersions, stubOf } from "./views.ts";

const text = (maxLength: number) => Type.Optional(Type.String({ maxLength }));
const exact = { additionalProperties: false };

const SearchQuery = Type.Object(
  {
    q: text(200),
    theme: text(50),
    /** 服务对象 (R1.11). */
    object: Type.Optional(Type.String({ pattern: "^[1234569]$" })),
    organ: Type.Optional(Type.String({ pattern: "^[0-9A-Z]{18}$" })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
    /** What the page before gave as `next`. */
    after: Type.Optional(Type.Integer({ minimum: 0, maximum: 100_000 })),
  },
  exact,
);
const SuggestQuery = Type.Object({ q: Type.String({ maxLength: 200 }) }, exact);
const ByKey = Type.Object({ key: Type.String({ pattern: "^[a-z][a-z0-9-]{2,59}$" }) });
const ByVersion = Type.Object({
  ...ByKey.properties,
  version: Type.Integer({ minimum: 1, maximum: 100_000 }),
});

const pageSize = 20;
const suggestions = 8;
const popular = 8;
/** An item's conditions nest without end, which a serializer made from the schema would cut off. */
const asJson = { serializerCompiler: () => (value: unknown) => JSON.stringify(value) };

export function publicRoutes(app: App, services: Services): void {
  searchRoutes(app, services);
  guideRoutes(app, services);
  const home = { schema: { response: { 200: PortalHome } } };
  app.get("/api/portal/home", home, async () => {
    const { division } = services.config;
    const [shelf, county, hall] = await Promise.all([
      catalogueOf(services).shelf(division),
      divisionName(services.db, division),
      mainHall(services.db, division),
    ]);
    return {
      county: county ?? division,
      ...(hall && { hall }),
      themes: shelf.themes.map(({ audience, ...theme }) => ({ ...theme, for: audience })),
      popular: popularItems(shelf, popular),
      items: shelf.items.size,
    };
  });
}

function searchRoutes(app: App, services: Services): void {
  const { division } = services.config;
  const search = { schema: { querystring: SearchQuery, response: { 200: ItemHits } } };
  app.get("/api/items/search", search, async (request) => {
    const { limit = pageSize, after = 0, ...query } = request.query;
    const shelf = await catalogueOf(services).shelf(division);
    const hits = lookUp(shelf, { ...query, skip: after, limit: limit + 1 });
    if (hits.length === 0 && after === 0) noteMiss(services, shelf, query);
    const next = hits.length > limit ? { next: String(after + limit) } : {};
    return { items: hits.slice(0, limit), ...next };
  });
  const suggest = { schema: { querystring: SuggestQuery, response: { 200: ItemSuggestions } } };
  app.get("/api/items/suggest", suggest, async (request) => {
    if (request.query.q.trim() === "") return { items: [] };
    const shelf = await catalogueOf(services).shelf(division);
    return { items: lookUp(shelf, { q: request.query.q, limit: suggestions }) };
  });
}

/** Only what the words themselves did not find, not what a filter left out. */
function noteMiss(services: Services, shelf: Shelf, { q = "" }: { q?: string }): void {
  if (q.trim() !== "" && lookUp(shelf, { q, limit: 1 }).length === 0)
    tallyOf(services).missed(shelf.division, q);
}

function guideRoutes(app: App, services: Services): void {
  const { division } = services.config;
  const guide = { ...asJson, schema: { params: ByKey, response: { 200: ItemGuide } } };
  app.get("/api/items/:key", guide, async (request) => {
    const { key } = request.params;
    const catalogue = catalogueOf(services);
    const { rows, organs, day } = await catalogue.shelf(division);
    const row = rows.get(key);
    const found = row && (await catalogue.version(division, key, row.version));
    if (!found) throw refuse("item-not-found", { key });
    tallyOf(services).viewed(division, key);
    const organName = organs.get(found.item.implementation.organ)?.name ?? "";
    if (row.status === "draft") return stubOf(found, organName);
    return guideOf({ ...found, item: demandedOf(services)(found.item) }, organName, day);
  });
  const versions = { schema: { params: ByKey, response: { 200: PublicVersions } } };
  app.get("/api/items/:key/versions", versions, async (request) => {
    const { key } = request.params;
    const { rows } = await catalogueOf(services).shelf(division);
    if (!rows.has(key)) throw refuse("item-not-found", { key });
    return publicVersions(await readVersionsOf(services.db, division, key));
  });
  const version = { ...asJson, schema: { params: ByVersion, response: { 200: ItemGuide } } };
  app.get("/api/items/:key/versions/:version", version, async (request) => {
    const { key, version: number } = request.params;
    const catalogue = catalogueOf(services);
    const found = await catalogue.version(division, key, number);
    if (!found || found.status === "draft") throw refuse("item-version-not-found", { key, version: number });
    const { organs } = await catalogue.shelf(division);
    const organName = organs.get(found.item.implementation.organ)?.name ?? "";
    return guideOf(found, organName, shanghaiDay(services.now()));
  });
}
