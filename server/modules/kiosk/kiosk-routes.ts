/** What the page of a kiosk asks. Every route is for the machine itself; who stands before it is in its session. */
import Type from "typebox";
import {
  CardRead,
  DepositReceipt,
  KioskAppointments,
  KioskCheckedIn,
  KioskCheckIn,
  KioskHome,
  KioskLeave,
  KioskNumber,
  KioskProgress,
  KioskSignIn,
  NewDeposit,
  OfCase,
  PrintAsk,
  Printables,
  Printed,
  TakeKioskNumber,
} from "#contract/kiosk.ts";
import { NewPayment, Payable, Payment, PaymentSlip } from "#contract/payments.ts";
import { allowKind } from "#server/modules/access/index.ts";
import { forgetHolder, giveCookie, isSecure, takeCookie } from "#server/modules/people/index.ts";
import type { App } from "#server/platform/http/app-frame.ts";
import type { Services } from "#server/platform/services.ts";
import { appointmentsAtKiosk, checkInAtKiosk } from "./appointments.ts";
import { atKiosk } from "./at-kiosk.ts";
import { dropIn } from "./deposits/drop.ts";
import { kioskHome } from "./home.ts";
import { numberAtKiosk } from "./numbers.ts";
import { kioskProgress } from "./of-case.ts";
import { firstSlip, slipAgain } from "./payments/payment-slip.ts";
import { lookAtPayment, openPayment, payableOf } from "./payments/payments.ts";
import { printablesOf, printOwn } from "./printing/printables.ts";
import { leaveKiosk, readCard, signInByCard } from "./sign-in/card.ts";

const tags = ["kiosk"];
const Done = Type.Object({});
const onRequest = allowKind("device");
/** Whoever guesses codes at a machine is slowed down. */
const config = { rateLimit: { max: 30, timeWindow: "1 minute" } };

export function kioskRoutes(app: App, services: Services): void {
  sessionRoutes(app, services);
  doingRoutes(app, services);
  appointmentRoutes(app, services);
  paymentRoutes(app, services);
}

function sessionRoutes(app: App, services: Services): void {
  const home = { tags, summary: "What this kiosk offers now", response: { 200: KioskHome } };
  app.get("/api/kiosk", { onRequest, schema: home }, async (request) =>
    kioskHome(services, await atKiosk(services, request)),
  );
  const read = { tags, summary: "Read the card on the reader", response: { 200: CardRead } };
  app.post("/api/kiosk/card", { onRequest, schema: read }, async (request) =>
    readCard(services, await atKiosk(services, request)),
  );
  const enter = {
    tags,
    summary: "Compare the face and sign in",
    body: KioskSignIn,
    response: { 200: KioskHome },
  };
  app.post("/api/kiosk/sign-in", { onRequest, schema: enter }, async (request, reply) => {
    const call = await atKiosk(services, request);
    const { division } = call.kiosk;
    const { token, resident } = await signInByCard(services, call, request.body.card);
    forgetHolder(services, { division, id: resident });
    giveCookie(reply, token, isSecure(services));
    const actor = { kind: "resident" as const, division, id: resident, enterprises: [] };
    return await kioskHome(services, { ...call, resident: actor });
  });
  const leave = { tags, summary: "Forget whoever was here", body: KioskLeave, response: { 200: Done } };
  app.post("/api/kiosk/leave", { onRequest, schema: leave }, async (request, reply) => {
    takeCookie(reply, isSecure(services));
    await leaveKiosk(services, await atKiosk(services, request), request.body.by);
    return {};
  });
}

function doingRoutes(app: App, services: Services): void {
  const look = { tags, summary: "Progress of a matter or an envelope", body: OfCase };
  const lookSchema = { ...look, response: { 200: KioskProgress } };
  app.post("/api/kiosk/progress", { onRequest, config, schema: lookSchema }, async (request) =>
    kioskProgress(services, await atKiosk(services, request), request.body),
  );
  const list = {
    tags,
    summary: "What can be printed for whoever is signed in",
    response: { 200: Printables },
  };
  app.get("/api/kiosk/printables", { onRequest, schema: list }, async (request) =>
    printablesOf(services, await atKiosk(services, request)),
  );
  const print = { tags, summary: "Print one of them", body: PrintAsk, response: { 200: Printed } };
  app.post("/api/kiosk/prints", { onRequest, schema: print }, async (request) =>
    printOwn(services, await atKiosk(services, request), request.body),
  );
  const take = { tags, summary: "Take a number, with its slip (R12.1)", body: TakeKioskNumber };
  const takeSchema = { ...take, response: { 201: KioskNumber } };
  app.post("/api/kiosk/numbers", { onRequest, schema: takeSchema }, async (request, reply) =>
    reply.code(201).send(await numberAtKiosk(services, await atKiosk(services, request), request.body)),
  );
  const drop = { tags, summary: "Put an envelope into the box", body: NewDeposit };
  const dropSchema = { ...drop, response: { 201: DepositReceipt } };
  app.post("/api/kiosk/deposits", { onRequest, schema: dropSchema }, async (request, reply) =>
    reply.code(201).send(await dropIn(services, await atKiosk(services, request), request.body)),
  );
}

function appointmentRoutes(app: App, services: Services): void {
  const list = {
    tags,
    summary: "Appointments of whoever is signed in, and what they mean here",
    response: { 200: KioskAppointments },
  };
  app.get("/api/kiosk/appointments", { onRequest, schema: list }, async (request) =>
    appointmentsAtKiosk(services, await atKiosk(services, request)),
  );
  const come = { tags, summary: "Check in for an appointment, with its slip (R12.2)", body: KioskCheckIn };
  const schema = { ...come, response: { 200: KioskCheckedIn } };
  app.post("/api/kiosk/appointments/check-in", { onRequest, schema }, async (request) =>
    checkInAtKiosk(services, await atKiosk(services, request), request.body),
  );
}

function paymentRoutes(app: App, services: Services): void {
  const what = { tags, summary: "What is to be paid for a matter", body: OfCase, response: { 200: Payable } };
  app.post("/api/kiosk/payables", { onRequest, config, schema: what }, async (request) =>
    payableOf(services, await atKiosk(services, request), request.body),
  );
  const open = { tags, summary: "A code to pay by", body: NewPayment, response: { 201: Payment } };
  app.post("/api/kiosk/payments", { onRequest, config, schema: open }, async (request, reply) =>
    reply.code(201).send(await openPayment(services, await atKiosk(services, request), request.body)),
  );
  const params = Type.Object({ id: Type.String({ format: "uuid" }) }, { additionalProperties: false });
  const look = { tags, summary: "How a payment stands", params, response: { 200: Payment } };
  app.get("/api/kiosk/payments/:id", { onRequest, schema: look }, async (request) =>
    lookAtPayment(services, await atKiosk(services, request), request.params.id),
  );
  const first = { tags, summary: "The slip of what was just paid", params, response: { 200: PaymentSlip } };
  app.post("/api/kiosk/payments/:id/slip", { onRequest, schema: first }, async (request) =>
    firstSlip(services, await atKiosk(services, request), request.params.id),
  );
  const again = { tags, summary: "The slip once more", body: OfCase, response: { 200: PaymentSlip } };
  app.post("/api/kiosk/payment-slips", { onRequest, config, schema: again }, async (request) =>
    slipAgain(services, await atKiosk(services, request), request.body),
  );
}
