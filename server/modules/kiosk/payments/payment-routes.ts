/** Payments at kiosks outside them: the desk's page with its refunds, and one's own matter. */
import Type from "typebox";
import { CaseNumber } from "#contract/case.ts";
import {
  AskRefund,
  DecideRefund,
  OwnPayments,
  PaidList,
  PaidMonth,
  PaidMonthKey,
  PaidView,
} from "#contract/payments.ts";
import { allow, allowKind, requireActor } from "#server/modules/access/index.ts";
import { staffCall } from "#server/modules/audit/index.ts";
import type { App } from "#server/platform/http/app-frame.ts";
import type { Services } from "#server/platform/services.ts";
import { ownPayments } from "./own-payments.ts";
import { paidMonth } from "./paid-month.ts";
import { paidList, showPaid } from "./payment-query.ts";
import { answerRefund, askRefund } from "./refunds.ts";

const tags = ["kiosk"];
const exact = { additionalProperties: false };
const params = Type.Object({ id: Type.String({ format: "uuid" }) }, exact);
const response = { 200: PaidView };
const after = "^[0-9]{13}_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$";

export function paymentDeskRoutes(app: App, services: Services): void {
  const read = allow("payment.read");
  const querystring = Type.Object(
    {
      asked: Type.Boolean({ default: false }),
      number: Type.Optional(CaseNumber),
      after: Type.Optional(Type.String({ pattern: after })),
    },
    exact,
  );
  const list = { tags, summary: "What was paid at kiosks, the newest first", querystring };
  app.get(
    "/api/staff/payments",
    { onRequest: read, schema: { ...list, response: { 200: PaidList } } },
    (request) => paidList(services, staffCall(request, services), request.query),
  );
  const ofMonth = Type.Object({ month: PaidMonthKey }, exact);
  const settling = { tags, summary: "What came in and went back in a month, by tariff", params: ofMonth };
  app.get(
    "/api/staff/payments/months/:month",
    { onRequest: read, schema: { ...settling, response: { 200: PaidMonth } } },
    (request) => paidMonth(services, staffCall(request, services), request.params.month),
  );
  const ask = {
    tags,
    summary: "Ask for a refund of all or part, with its reason",
    params,
    body: AskRefund,
    response,
  };
  app.post(
    "/api/staff/payments/:id/refunds",
    { onRequest: allow("payment.ask-refund"), schema: ask },
    async (request) => {
      const call = staffCall(request, services);
      await askRefund(services, call, request.params.id, request.body);
      return await showPaid(services, call, request.params.id);
    },
  );
  for (const [path, summary] of [
    ["approve", "Agree to another's refund; the channel gives the money back"],
    ["decline", "Decline another's refund"],
  ] as const) {
    const schema = { tags, summary, params, body: DecideRefund, response };
    app.post(
      `/api/staff/refunds/:id/${path}`,
      { onRequest: allow("payment.refund"), schema },
      async (request) => {
        const call = staffCall(request, services);
        const payment = await answerRefund(
          services,
          call,
          request.params.id,
          path === "approve",
          request.body,
        );
        return await showPaid(services, call, payment);
      },
    );
  }
}

export function ownPaymentRoutes(app: App, services: Services): void {
  const number = Type.Object({ number: CaseNumber }, exact);
  const own = { tags, summary: "What I paid for my matter at a kiosk, and what came back", params: number };
  app.get(
    "/api/cases/:number/payments",
    { onRequest: allowKind("resident"), schema: { ...own, response: { 200: OwnPayments } } },
    (request) => ownPayments(services, requireActor(request, "resident"), request.params.number),
  );
}
