/** Devices: enrolling one, what it says of itself, and what staff do with it. */
import Type from "typebox";
import {
  DeviceList,
  DeviceState,
  EnrolDevice,
  LockDevice,
  NewDevice,
  NewDeviceCode,
  OwnDevice,
} from "#contract/devices.ts";
import { Keyed } from "#contract/staff.ts";
import { allow, allowKind, clientOf, permit, requireActor } from "#server/modules/access/index.ts";
import { type KeyedCall, staffCall } from "#server/modules/audit/index.ts";
import { forgetHolder, giveDeviceCookie, isSecure } from "#server/modules/people/index.ts";
import type { App } from "#server/platform/http/app-frame.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { addDevice, closeDevice, lockDevice, renewCode, unlockDevice } from "./device-commands.ts";
import { deviceList, heartbeat, ownDevice } from "./device-query.ts";
import { readDevice } from "./device-store.ts";
import { enrol } from "./enrolment.ts";

const tags = ["devices"];
const Done = Type.Object({});
const params = Type.Object({ id: Type.String({ format: "uuid" }) }, { additionalProperties: false });

/** What a machine itself asks. */
export function ownDeviceRoutes(app: App, services: Services): void {
  const { now } = services;
  const onRequest = allowKind("device");
  const enter = { tags, summary: "Enter the code of a device: this browser becomes it", body: EnrolDevice };
  const enterSchema = { ...enter, response: { 200: OwnDevice } };
  app.post("/api/device/enrol", { schema: enterSchema }, async (request, reply) => {
    const { division } = services.config;
    const { token, id } = await enrol(services, request.body, { client: clientOf(request), at: now() });
    forgetHolder(services, { division, id });
    giveDeviceCookie(reply, token, isSecure(services));
    return await ownDevice(services, { kind: "device", division, id, hall: "" });
  });
  const look = { tags, summary: "Which device this is", response: { 200: OwnDevice } };
  app.get("/api/device", { onRequest, schema: look }, (request) =>
    ownDevice(services, requireActor(request, "device")),
  );
  const say = { tags, summary: "How the device is", body: DeviceState, response: { 200: OwnDevice } };
  app.post("/api/device/state", { onRequest, schema: say }, (request) =>
    heartbeat(services, requireActor(request, "device"), request.body, now()),
  );
}

/** What staff do with devices. */
export function deviceRoutes(app: App, services: Services): void {
  const { now } = services;
  const list = { tags, summary: "Devices, and how each stands", response: { 200: DeviceList } };
  app.get("/api/staff/devices", { onRequest: allow("device.read"), schema: list }, (request) =>
    deviceList(services, requireActor(request, "staff").division, now()),
  );
  keeperRoutes(app, services);
  lockRoutes(app, services);
}

function keeperRoutes(app: App, services: Services): void {
  const onRequest = allow("connection.edit");
  const add = { tags, summary: "Register a device", body: NewDevice, response: { 200: NewDeviceCode } };
  app.post("/api/staff/devices", { onRequest, schema: add }, (request) =>
    addDevice(services, { ...staffCall(request, services), ...request.body }),
  );
  const code = { tags, summary: "Another code for a device", params, body: Keyed };
  const codeSchema = { ...code, response: { 200: NewDeviceCode } };
  app.post("/api/staff/devices/:id/code", { onRequest, schema: codeSchema }, (request) =>
    renewCode(services, { ...staffCall(request, services), ...request.body, ...request.params }),
  );
  const close = { tags, summary: "End a device for good", params, body: Keyed, response: { 200: Done } };
  app.post("/api/staff/devices/:id/close", { onRequest, schema: close }, async (request) => {
    const call = staffCall(request, services);
    await closeDevice(services, { ...call, ...request.body, ...request.params });
    return done(services, { ...call, ...request.body }, request.params.id);
  });
}

function lockRoutes(app: App, services: Services): void {
  const onRequest = allow("device.lock");
  const lock = { tags, summary: "Put a device out of use", params, body: LockDevice };
  app.post(
    "/api/staff/devices/:id/lock",
    { onRequest, schema: { ...lock, response: { 200: Done } } },
    async (request) => {
      const call = { ...staffCall(request, services), ...request.body, ...request.params };
      await inTheirHall(services, call);
      await lockDevice(services, call);
      return done(services, call, call.id);
    },
  );
  const unlock = { tags, summary: "Let a device work again", params, body: Keyed };
  app.post(
    "/api/staff/devices/:id/unlock",
    { onRequest, schema: { ...unlock, response: { 200: Done } } },
    async (request) => {
      const call = { ...staffCall(request, services), ...request.body, ...request.params };
      await inTheirHall(services, call);
      await unlockDevice(services, call);
      return done(services, call, call.id);
    },
  );
}

/** A post may be narrowed to halls: the devices of others are not theirs to lock. */
async function inTheirHall({ db }: Services, { actor, id }: KeyedCall & { id: string }): Promise<void> {
  const device = await readDevice(db, actor.division, id);
  if (!device) throw refuse("device-not-found");
  permit(actor, "device.lock", { division: actor.division, hall: device.hall });
}

function done(services: Services, { actor }: KeyedCall, id: string): Record<string, never> {
  forgetHolder(services, { division: actor.division, id });
  return {};
}
