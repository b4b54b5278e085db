/** Service points for everybody. Nobody's position is sent here: browsers work out themselves what is near. */
import Type from "typebox";
import { HallId } from "#contract/organisation.ts";
import { CounterPage, CounterParams, PointList, PointPage, PointQuery } from "#contract/sites.ts";
import type { App } from "#server/platform/http/app-frame.ts";
import type { Services } from "#server/platform/services.ts";
import { siteGround } from "./ground.ts";
import { listPoints, showCounter, showPoint } from "./point-query.ts";

const tags = ["sites"];

export function publicRoutes(app: App, services: Services): void {
  const ground = () => siteGround(services, services.config.division, services.now());

  const list = { tags, summary: "Halls and service points; with `item`, those that can do it (A17)" };
  const listSchema = { ...list, querystring: PointQuery, response: { 200: PointList } };
  app.get("/api/halls", { schema: listSchema }, async (request) =>
    listPoints(await ground(), request.query.item),
  );

  const one = { tags, summary: "One hall or service point: what it can do, when, how to get there" };
  const params = Type.Object({ hall: HallId }, { additionalProperties: false });
  const oneSchema = { ...one, params, response: { 200: PointPage } };
  app.get("/api/halls/:hall", { schema: oneSchema }, async (request) =>
    showPoint(await ground(), request.params.hall),
  );

  const counter = { tags, summary: "What a counter receives", params: CounterParams };
  const counterSchema = { ...counter, response: { 200: CounterPage } };
  app.get("/api/halls/:hall/counters/:counter", { schema: counterSchema }, async (request) =>
    showCounter(await ground(), request.params.hall, request.params.counter),
  );
}
