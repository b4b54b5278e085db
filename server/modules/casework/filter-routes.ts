/** Named filters of the inbox: each person's own. */
import Type from "typebox";
import { allowKind, requireActor } from "#server/modules/access/index.ts";
import type { App } from "#server/platform/http/app-frame.ts";
import type { Services } from "#server/platform/services.ts";

const exact = { additionalProperties: false };
const Name = Type.String({ minLength: 1, maxLength: 40 });
const Filter = Type.Object(
  { name: Name, query: Type.String({ maxLength: 1000, description: "query string of the inbox page" }) },
  exact,
);
const Filters = Type.Object({ filters: Type.Array(Filter) });
const Nothing = Type.Null();
const tags = ["casework"];

export function filterRoutes(app: App, { db, now }: Services): void {
  const onRequest = allowKind("staff");

  const list = { tags, summary: "My saved filters of the inbox", response: { 200: Filters } };
  app.get("/api/staff/filters", { onRequest, schema: list }, async (request) => {
    const { division, id } = requireActor(request, "staff");
    const mine = db.selectFrom("inbox_filter").where("division", "=", division).where("staff", "=", id);
    return { filters: await mine.select(["name", "query"]).orderBy("name").execute() };
  });

  const save = { tags, summary: "Save a filter under its name", body: Filter, response: { 204: Nothing } };
  app.put("/api/staff/filters", { onRequest, schema: save }, async (request, reply) => {
    const { division, id: staff } = requireActor(request, "staff");
    const { name, query } = request.body;
    const saved_at = now();
    await db
      .insertInto("inbox_filter")
      .values({ division, staff, name, query, saved_at })
      .onConflict((same) => same.columns(["division", "staff", "name"]).doUpdateSet({ query, saved_at }))
      .execute();
    return reply.code(204).send(null);
  });

  const params = Type.Object({ name: Name }, exact);
  const forget = { tags, summary: "Forget a filter", params, response: { 204: Nothing } };
  app.delete("/api/staff/filters/:name", { onRequest, schema: forget }, async (request, reply) => {
    const { division, id } = requireActor(request, "staff");
    const mine = db.deleteFrom("inbox_filter").where("division", "=", division).where("staff", "=", id);
    await mine.where("name", "=", request.params.name).execute();
    return reply.code(204).send(null);
  });
}
