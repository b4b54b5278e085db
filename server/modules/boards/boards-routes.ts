/** The HTTP door of the boards: for leaders at the desk, and the facts for everybody. */
import type { FastifyRequest } from "fastify";
import Type from "typebox";
import { BoardList, BoardQuery, BoardView } from "#contract/board.ts";
import { permit, requireActor } from "#server/modules/access/index.ts";
import type { App } from "#server/platform/http/app-frame.ts";
import { sendWorkbook } from "#server/platform/http/workbook-body.ts";
import type { Services } from "#server/platform/services.ts";
import { boardSheets } from "./board-sheet.ts";
import { boardView } from "./board-view.ts";
import { boardNamed, boardsOf } from "./boards.ts";
import { bulletinRoutes } from "./bulletin-routes.ts";
import { factsForAll } from "./facts.ts";

const tags = ["boards"];
const params = Type.Object(
  { id: Type.String({ pattern: "^[a-z][a-z0-9-]{1,40}$" }) },
  { additionalProperties: false },
);

/** Boards are of the whole county. */
async function leaders(request: FastifyRequest): Promise<void> {
  const actor = requireActor(request, "staff", "connected");
  permit(actor, "metrics.read", { division: actor.division });
}

export function boardsRoutes(app: App, services: Services): void {
  bulletinRoutes(app, services);
  const list = { tags, summary: "Pages of figures", response: { 200: BoardList } };
  app.get("/api/boards", { onRequest: leaders, schema: list }, async () => ({
    boards: boardsOf(services).map(({ id, name, about, published }) => ({
      id,
      name,
      about,
      published: published !== undefined,
    })),
  }));
  const one = { tags, summary: "A page of figures for a month or year", params, querystring: BoardQuery };
  app.get(
    "/api/boards/:id",
    { onRequest: leaders, schema: { ...one, response: { 200: BoardView } } },
    (request) => boardView(services, boardNamed(services, request.params.id), request.query.period),
  );
  app.get("/api/boards/:id/sheet.xlsx", { onRequest: leaders, schema: one }, async (request, reply) => {
    const { id } = request.params;
    const view = await boardView(services, boardNamed(services, id), request.query.period);
    await sendWorkbook(reply, `${id}.xlsx`, boardSheets(view));
  });
  const facts = { tags, summary: "What the bureau tells everybody of its year" };
  const answer = Type.Object({ boards: Type.Array(BoardView) });
  app.get("/api/facts", { schema: { ...facts, response: { 200: answer } } }, async () => ({
    boards: await factsForAll(services),
  }));
}
