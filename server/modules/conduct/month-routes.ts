/** Months, quarters, years, one's own, contests over HTTP. */
import Type from "typebox";
import {
  Contested,
  ContestParams,
  ContestView,
  Id,
  Month,
  MonthTable,
  OpenContest,
  OwnMonth,
  PersonMonth,
  Quarter,
  SettleContest,
  Standings,
  Year,
} from "#contract/conduct.ts";
import { Uscc } from "#contract/organisation.ts";
import { shanghaiDay } from "#server/kernel/time/day.ts";
import { allow, allowKind, officials } from "#server/modules/access/index.ts";
import { doneBy, recordAudit, staffCall } from "#server/modules/audit/index.ts";
import type { App } from "#server/platform/http/app-frame.ts";
import { sendWorkbook } from "#server/platform/http/workbook-body.ts";
import type { Services } from "#server/platform/services.ts";
import { openContest, settleContest, showContest } from "./contest.ts";
import { monthTable, ownMonth, personMonth } from "./month-query.ts";
import { paySheets } from "./pay-sheet.ts";
import { monthOf } from "./period.ts";
import { quarterStandings, yearStandings } from "./standing-query.ts";

const tags = ["conduct"];
const exact = { additionalProperties: false };
const month = Type.Object({ month: Month }, exact);

export function monthRoutes(app: App, services: Services): void {
  const reading = allow("conduct.read");
  const querystring = Type.Object({ organ: Type.Optional(Uscc) }, exact);
  const table = {
    tags,
    summary: "Everybody's month, with the terms behind each score",
    params: month,
    querystring,
  };
  const tableSchema = { ...table, response: { 200: MonthTable } };
  app.get("/api/staff/conduct/months/:month", { onRequest: reading, schema: tableSchema }, (request) => {
    const { actor } = staffCall(request, services);
    return monthTable(services, actor, request.params.month, request.query.organ);
  });
  const pay = { tags, summary: "The table for pay as a workbook", params: month };
  const keeping = { onRequest: allow("conduct.keep"), schema: pay };
  app.get("/api/staff/conduct/months/:month/pay.xlsx", keeping, async (request, reply) => {
    const call = staffCall(request, services);
    const found = await monthTable(services, call.actor, request.params.month);
    const subject = { kind: "conduct-month", id: request.params.month };
    await recordAudit(services.db, doneBy(call, "conduct.pay-table", subject));
    return await sendWorkbook(reply, `pay-${request.params.month}.xlsx`, paySheets(found));
  });
  const params = Type.Object({ month: Month, staff: Id }, exact);
  const person = { tags, summary: "One person's month, day by day", params, response: { 200: PersonMonth } };
  const path = "/api/staff/conduct/months/:month/people/:staff";
  app.get(path, { onRequest: reading, schema: person }, (request) =>
    personMonth(services, staffCall(request, services), request.params.month, request.params.staff),
  );
  standingRoutes(app, services);
  ownRoutes(app, services);
  contestRoutes(app, services);
}

function standingRoutes(app: App, services: Services): void {
  const onRequest = allow("conduct.read");
  const quarterly = Type.Object({ quarter: Quarter }, exact);
  const quarter = { tags, summary: "Counters of a quarter: 红旗窗口", params: quarterly };
  const quarterSchema = { ...quarter, response: { 200: Standings } };
  app.get("/api/staff/conduct/quarters/:quarter", { onRequest, schema: quarterSchema }, (request) => {
    const { actor, at } = staffCall(request, services);
    return quarterStandings(services, actor, request.params.quarter, at);
  });
  const yearly = Type.Object({ year: Year }, exact);
  const year = { tags, summary: "Organs of a year", params: yearly, response: { 200: Standings } };
  app.get("/api/staff/conduct/years/:year", { onRequest, schema: year }, (request) => {
    const { actor, at } = staffCall(request, services);
    return yearStandings(services, actor, request.params.year, at);
  });
}

/** Everybody who works here sees their own. */
function ownRoutes(app: App, services: Services): void {
  const querystring = Type.Object({ month: Type.Optional(Month) }, exact);
  const own = { tags, summary: "My own month", querystring, response: { 200: OwnMonth } };
  app.get("/api/staff/conduct/me", { onRequest: allowKind("staff"), schema: own }, (request) => {
    const call = staffCall(request, services);
    return ownMonth(services, call, request.query.month ?? monthOf(shanghaiDay(call.at)));
  });
}

function contestRoutes(app: App, services: Services): void {
  const params = Type.Object({ id: Id }, exact);
  const open = { tags, summary: "Contest a deduction of one's own", params, body: OpenContest };
  const openSchema = { ...open, response: { 201: Contested } };
  const path = "/api/staff/conduct/entries/:id/contest";
  app.post(path, { onRequest: allowKind("staff"), schema: openSchema }, async (request, reply) => {
    const call = staffCall(request, services);
    return reply.code(201).send(await openContest(services, call, request.params.id, request.body));
  });
  const show = { tags, summary: "A contest, its entry and what was found", params: ContestParams };
  const showSchema = { ...show, response: { 200: ContestView } };
  app.get("/api/staff/conduct/contests/:number", { onRequest: officials, schema: showSchema }, (request) =>
    showContest(services, staffCall(request, services), request.params.number),
  );
  const settle = { tags, summary: "Settle a contest", params: ContestParams, body: SettleContest };
  const settleSchema = { ...settle, response: { 200: Contested } };
  const settling = "/api/staff/conduct/contests/:number/settle";
  app.post(settling, { onRequest: officials, schema: settleSchema }, (request) =>
    settleContest(services, staffCall(request, services), request.params.number, request.body),
  );
}
