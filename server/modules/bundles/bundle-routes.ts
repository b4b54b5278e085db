/** What everybody may read: the bundles, and one with its items, from which the page compiles form and list itself. */
import Type from "typebox";
import { BundleGuide, BundleKey, BundleList } from "#contract/bundle.ts";
import { organNames } from "#server/modules/organisation/index.ts";
import type { App } from "#server/platform/http/app-frame.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { bundleRulesOf, bundlesInUse, openBundle } from "./bundle-catalogue.ts";
import "./bundles-refusals.ts";

const tags = ["bundles"];
const ByKey = Type.Object({ key: BundleKey }, { additionalProperties: false });
/** Conditions nest without end, which a serializer made from the schema would cut off. */
const asJson = { serializerCompiler: () => (value: unknown) => JSON.stringify(value) };

export function bundleRoutes(app: App, services: Services): void {
  const { division } = services.config;
  const list = { tags, summary: "Bundles that can be used", response: { 200: BundleList } };
  app.get("/api/bundles", { schema: list }, async () => {
    const bundles = await bundlesInUse(services);
    return {
      bundles: bundles.map(({ key, name, summary, themes, aliases, parts, objects }) => ({
        ...{ key, name, summary, themes, aliases, objects, parts: parts.length },
      })),
    };
  });

  const summary = "A bundle with its items, for the browser to compile";
  const one = { tags, summary, params: ByKey, response: { 200: BundleGuide } };
  app.get("/api/bundles/:key", { ...asJson, schema: one }, async (request) => {
    const open = await openBundle(services, request.params.key);
    if (!open) throw refuse("bundle-not-found", { field: "key" });
    const items = [...open.items.values()];
    const names = await organNames(services.db, division);
    const organs = [open.bundle.lead, ...items.map((item) => item.implementation.organ)].map((organ) => [
      organ,
      names.get(organ)?.name ?? organ,
    ]);
    return { bundle: open.bundle, items, rules: bundleRulesOf(services), organs: Object.fromEntries(organs) };
  });
}
