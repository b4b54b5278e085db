/** The HTTP door of supervision: board, cards, clocks, one's own list, rules. */
import Type from "typebox";
import { ActAnswer, ActRequest, CaseNumber } from "#contract/case.ts";
import {
  Board,
  CardList,
  CardQuery,
  CardView,
  ClockList,
  ClockQuery,
  MyWatch,
  RaiseCard,
  Raised,
  RuleList,
} from "#contract/supervision.ts";
import { FinishedList, FinishedQuery } from "#contract/supervision-figures.ts";
import { overseenOrgans } from "#server/kernel/access/permission.ts";
import { allow, allowKind, officials, requireActor } from "#server/modules/access/index.ts";
import { staffCall } from "#server/modules/audit/index.ts";
import type { App } from "#server/platform/http/app-frame.ts";
import { xlsxType } from "#server/platform/http/workbook-body.ts";
import type { Services } from "#server/platform/services.ts";
import { showBoard } from "./board.ts";
import { actOnCard, keyOf, raiseByHand } from "./card-commands.ts";
import { showCard } from "./card-page.ts";
import { pageOfCards } from "./card-query.ts";
import { rowsInWords } from "./card-rows.ts";
import { listClocks, myWatch } from "./clock-lines.ts";
import { listFinished } from "./figures-query.ts";
import { showRules } from "./rules-view.ts";
import { cardSheet } from "./supervision-sheets.ts";

const tags = ["supervision"];
const exact = { additionalProperties: false };
const base = "/api/supervision";
const overseers = { onRequest: allow("supervision.read") };
export const numbered = Type.Object({ number: CaseNumber }, exact);
export const acting = Type.Object(
  { number: CaseNumber, action: Type.String({ pattern: "^[a-z][a-z0-9-]{0,59}$" }) },
  exact,
);

export function supervisionRoutes(app: App, services: Services): void {
  boardRoutes(app, services);
  cardRoutes(app, services);
  cardListRoutes(app, services);
  finishedRoutes(app, services);
}

function boardRoutes(app: App, services: Services): void {
  const board = { tags, summary: "What burns now, by organ and by hall", response: { 200: Board } };
  app.get(`${base}/board`, { ...overseers, schema: board }, (request) =>
    showBoard(services, requireActor(request, "staff"), services.now()),
  );
  const clocks = { tags, summary: "Matters that are overdue, or due today", querystring: ClockQuery };
  app.get(
    `${base}/clocks`,
    { ...overseers, schema: { ...clocks, response: { 200: ClockList } } },
    (request) => listClocks(services, requireActor(request, "staff"), request.query, services.now()),
  );
  const mine = { tags, summary: "My cards, and what of mine will be late", response: { 200: MyWatch } };
  app.get(`${base}/mine`, { onRequest: officials, schema: mine }, (request) =>
    myWatch(services, requireActor(request, "staff"), services.now()),
  );
  const rules = { tags, summary: "The rules in force", response: { 200: RuleList } };
  app.get(`${base}/rules`, { onRequest: officials, schema: rules }, () => showRules(services));
}

function cardListRoutes(app: App, services: Services): void {
  const list = { tags, summary: "Cards and warnings, the newest first", querystring: CardQuery };
  app.get(
    `${base}/cards`,
    { ...overseers, schema: { ...list, response: { 200: CardList } } },
    async (request) => {
      const actor = requireActor(request, "staff");
      const { division } = actor;
      const { after, limit, ...query } = request.query;
      const now = services.now();
      const filter = { ...query, division, organs: overseenOrgans(actor) };
      const page = await pageOfCards(services.db, filter, { after, limit, now });
      const rows = await rowsInWords(services, division, page.rows, now);
      return { rows, ...(page.next !== undefined && { next: page.next }) };
    },
  );
  const book = { tags, summary: "Cards and warnings as a workbook", querystring: CardQuery };
  app.get(`${base}/cards.xlsx`, { ...overseers, schema: book }, async (request, reply) => {
    const bytes = await cardSheet(services, requireActor(request, "staff"), request.query, services.now());
    return reply
      .type(xlsxType)
      .header("content-disposition", 'attachment; filename="cards.xlsx"')
      .send(Buffer.from(bytes));
  });
}

function cardRoutes(app: App, services: Services): void {
  const onRequest = allowKind("staff");
  const one = {
    tags,
    summary: "One card: its case, record and log",
    params: numbered,
    response: { 200: CardView },
  };
  app.get(`${base}/cards/:number`, { onRequest, schema: one }, (request) => {
    const call = staffCall(request, services);
    return showCard(services, call, keyOf(call.actor.division, request.params.number));
  });
  const act = { tags, summary: "Answer a card, or examine it", params: acting, body: ActRequest };
  const actSchema = { ...act, response: { 200: ActAnswer } };
  app.post(`${base}/cards/:number/actions/:action`, { onRequest, schema: actSchema }, (request) => {
    const call = staffCall(request, services);
    const { number, action } = request.params;
    return actOnCard(services, call, keyOf(call.actor.division, number), action, request.body);
  });
  const raise = { tags, summary: "Raise a card by hand, with its reason and evidence", body: RaiseCard };
  const raising = { onRequest: allow("supervision.raise"), schema: { ...raise, response: { 201: Raised } } };
  app.post(`${base}/cards`, raising, async (request, reply) =>
    reply.code(201).send(await raiseByHand(services, staffCall(request, services), request.body)),
  );
}

function finishedRoutes(app: App, services: Services): void {
  const finished = { tags, summary: "Concluded matters behind the figures", querystring: FinishedQuery };
  const finishedSchema = { ...finished, response: { 200: FinishedList } };
  app.get(`${base}/finished`, { ...overseers, schema: finishedSchema }, (request) =>
    listFinished(services, requireActor(request, "staff"), request.query),
  );
}
