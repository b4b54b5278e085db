/** The clerk's page of the drop box. */
import Type from "typebox";
import { CaseNumber } from "#contract/case.ts";
import { DepositAct, DepositList, DepositView } from "#contract/kiosk.ts";
import { allow } from "#server/modules/access/index.ts";
import { staffCall } from "#server/modules/audit/index.ts";
import type { App } from "#server/platform/http/app-frame.ts";
import type { Services } from "#server/platform/services.ts";
import { depositList, showDeposit } from "./deposit-query.ts";
import { type DepositAction, keepDeposit } from "./keeping.ts";

const tags = ["kiosk"];
const exact = { additionalProperties: false };
const actions: DepositAction[] = ["take-up", "forward", "return"];

export function depositRoutes(app: App, services: Services): void {
  const onRequest = allow("deposit.keep");
  const querystring = Type.Object(
    {
      state: Type.Union([Type.Literal("open"), Type.Literal("done")], { default: "open" }),
      after: Type.Optional(Type.String({ pattern: "^[0-9]{16}$" })),
    },
    exact,
  );
  const list = { tags, summary: "Envelopes of the drop boxes", querystring, response: { 200: DepositList } };
  app.get("/api/staff/deposits", { onRequest, schema: list }, (request) => {
    const { state, after } = request.query;
    const ask = { open: state === "open", ...(after !== undefined && { after }) };
    return depositList(services, staffCall(request, services), ask);
  });
  const params = Type.Object({ number: CaseNumber }, exact);
  const show = { tags, summary: "An envelope", params, response: { 200: DepositView } };
  app.get("/api/staff/deposits/:number", { onRequest, schema: show }, (request) =>
    showDeposit(services, staffCall(request, services), request.params.number),
  );
  for (const action of actions) {
    const act = { tags, summary: `Envelope: ${action}`, params, body: DepositAct };
    const schema = { ...act, response: { 200: DepositView } };
    app.post(`/api/staff/deposits/:number/${action}`, { onRequest, schema }, async (request) => {
      const call = staffCall(request, services);
      await keepDeposit(services, call, request.params.number, action, request.body);
      return await showDeposit(services, call, request.params.number);
    });
  }
}
