/** What people do with what they booked: move, cancel, take what the hall proposes, check in, wait for a place. */
import {
  ActOnAppointment,
  CheckedIn,
  MoveAppointment,
  MyAppointment,
  MyAppointments,
  NewWaiting,
} from "#contract/appointment.ts";
import { carryOut, residentCall } from "#server/modules/audit/index.ts";
import type { App } from "#server/platform/http/app-frame.ts";
import type { Services } from "#server/platform/services.ts";
import { acceptProposal, cancel, move } from "../booking/change.ts";
import { checkIn } from "../coming/check-in.ts";
import { joinWaiting, leaveWaiting, takeOffer } from "../waiting/waiting.ts";
import { myAppointments, ownAppointment, personOf, showMine } from "./mine.ts";
import { actOnOwn, type OwnCall } from "./own-acts.ts";
import { byId, KeyOnly, onRequest, tags } from "./route-forms.ts";

/** Shown as it is then. */
async function act(
  services: Services,
  call: OwnCall & { version: number },
  ...what: [id: number, action: string, act: Parameters<typeof actOnOwn>[4]]
): Promise<MyAppointment> {
  return await showMine(services, await actOnOwn(services, call, ...what), call.at);
}

export function changeRoutes(app: App, services: Services): void {
  const moving = { tags, summary: "Take another slot in its place", params: byId, body: MoveAppointment };
  app.post(
    "/api/appointments/:id/move",
    { onRequest, schema: { ...moving, response: { 200: MyAppointment } } },
    (request) => {
      const { slot, hold, ...body } = request.body;
      const call = { ...residentCall(request, services), ...body };
      return act(services, call, request.params.id, `move ${slot}`, (tx, it, acting) =>
        move(tx, services, it, { slot, hold }, acting),
      );
    },
  );
  const acts = [
    ["cancel", "Cancel, any time before it begins (R12.2)", cancel],
    ["accept", "Take the time the hall proposes", acceptProposal],
  ] as const;
  for (const [name, summary, command] of acts) {
    const schema = { tags, summary, params: byId, body: ActOnAppointment, response: { 200: MyAppointment } };
    app.post(`/api/appointments/:id/${name}`, { onRequest, schema }, (request) =>
      act(
        services,
        { ...residentCall(request, services), ...request.body },
        request.params.id,
        name,
        (tx, it, by) => command(tx, services, it, by),
      ),
    );
  }

  const coming = { tags, summary: "Check in on the phone, near the hall", params: byId, body: KeyOnly };
  app.post(
    "/api/appointments/:id/check-in",
    { onRequest, schema: { ...coming, response: { 200: CheckedIn } } },
    async (request) => {
      const { actor, at } = residentCall(request, services);
      const { id } = await ownAppointment(services, actor, request.params.id);
      const by = { kind: "resident" as const, id: actor.id };
      const { requestKey } = request.body;
      const place = { division: actor.division, shown: { id }, via: "appointment" as const };
      return await checkIn(services, { ...place, by, requestKey, at });
    },
  );
}

export function waitingRoutes(app: App, services: Services): void {
  const join = { tags, summary: "Wait for a place of a queue on some days", body: NewWaiting };
  app.post(
    "/api/appointments/waiting",
    { onRequest, schema: { ...join, response: { 201: MyAppointments } } },
    async (request, reply) => {
      const { requestKey, name, ...wanted } = request.body;
      const call = { ...residentCall(request, services), requestKey };
      const who = await personOf(services, call.actor, name);
      const { division, id: resident } = call.actor;
      await carryOut(services, call, `appointment.wait ${wanted.hall} ${wanted.queue}`, (tx) =>
        joinWaiting(tx, services, { ...wanted, division, who, resident, at: call.at }),
      );
      return reply.code(201).send(await myAppointments(services, call.actor, call.at));
    },
  );

  const acts = [
    ["leave", "Leave the waiting list", leaveWaiting],
    ["accept", "Book the place that was kept", takeOffer],
  ] as const;
  for (const [name, summary, command] of acts) {
    const schema = { tags, summary, params: byId, body: KeyOnly, response: { 200: MyAppointments } };
    app.post(`/api/appointments/waiting/:id/${name}`, { onRequest, schema }, async (request) => {
      const call = { ...residentCall(request, services), ...request.body };
      const { division, id: resident } = call.actor;
      const key = { division, id: request.params.id, resident };
      await carryOut<unknown>(services, call, `appointment.wait-${name} ${key.id}`, async (tx) => {
        await command(tx, services, key, call.at);
      });
      return await myAppointments(services, call.actor, call.at);
    });
  }
}
