/** Rounds, entries, photos and attendance over HTTP. */
import multipart from "@fastify/multipart";
import Type from "typebox";
import {
  AttendanceSheet,
  BeginRound,
  Begun,
  Done,
  Id,
  KeepAttendance,
  KeyOnly,
  Made,
  MakeEntry,
  Photo,
  RoundSheet,
  Rounds,
  SeeCounter,
} from "#contract/conduct.ts";
import { FileId } from "#contract/file.ts";
import { shanghaiDay } from "#server/kernel/time/day.ts";
import { allow, officials, requireActor } from "#server/modules/access/index.ts";
import { staffCall } from "#server/modules/audit/index.ts";
import type { App } from "#server/platform/http/app-frame.ts";
import type { Services } from "#server/platform/services.ts";
import { recordAttendance } from "./attendance-commands.ts";
import { keepPhoto, readPhoto } from "./photo.ts";
import { beginRound, endRound, enterBeside, makeEntry, seeCounters, takeBack } from "./round-commands.ts";
import { attendanceSheet, dayRounds, roundSheet } from "./round-query.ts";
import { sheetOf } from "./sheet.ts";

const tags = ["conduct"];
const exact = { additionalProperties: false };
const params = Type.Object({ id: Id }, exact);
const Day = Type.String({ format: "date" });
const querystring = Type.Object({ day: Type.Optional(Day) }, exact);

export async function roundRoutes(app: App, services: Services): Promise<void> {
  const onRequest = officials;
  const list = { tags, summary: "The rounds of a day, zone by zone", querystring, response: { 200: Rounds } };
  app.get("/api/staff/conduct/rounds", { onRequest, schema: list }, (request) => {
    const call = staffCall(request, services);
    return dayRounds(services, call, request.query.day ?? shanghaiDay(call.at));
  });
  const begin = { tags, summary: "Begin a zone's next round", body: BeginRound, response: { 201: Begun } };
  app.post("/api/staff/conduct/rounds", { onRequest, schema: begin }, async (request, reply) => {
    const { requestKey, ...what } = request.body;
    const call = { ...staffCall(request, services), requestKey };
    return reply.code(201).send(await beginRound(services, call, what));
  });
  const one = { tags, summary: "The sheet of a round, counter by counter", params };
  const oneSchema = { ...one, response: { 200: RoundSheet } };
  app.get("/api/staff/conduct/rounds/:id", { onRequest, schema: oneSchema }, (request) =>
    roundSheet(services, staffCall(request, services), request.params.id),
  );
  const see = { tags, summary: "A counter was looked at", params, body: SeeCounter };
  const seeSchema = { ...see, response: { 200: Done } };
  app.post("/api/staff/conduct/rounds/:id/seen", { onRequest, schema: seeSchema }, (request) => {
    const { requestKey, counter } = request.body;
    const call = { ...staffCall(request, services), requestKey };
    return seeCounters(services, call, request.params.id, [counter]);
  });
  const end = { tags, summary: "End a round", params, body: KeyOnly, response: { 200: Done } };
  app.post("/api/staff/conduct/rounds/:id/end", { onRequest, schema: end }, (request) =>
    endRound(services, { ...staffCall(request, services), ...request.body }, request.params.id),
  );
  entryRoutes(app, services);
  attendanceRoutes(app, services);
  await photoRoutes(app, services);
}

function entryRoutes(app: App, services: Services): void {
  const enter = { tags, summary: "A deduction or award found on a round", params, body: MakeEntry };
  const enterSchema = { ...enter, response: { 201: Made } };
  app.post(
    "/api/staff/conduct/rounds/:id/entries",
    { onRequest: officials, schema: enterSchema },
    async (request, reply) => {
      const { requestKey, ...what } = request.body;
      const call = { ...staffCall(request, services), requestKey };
      return reply.code(201).send(await makeEntry(services, call, request.params.id, what));
    },
  );
  const body = Type.Object({ ...MakeEntry.properties, day: Day }, exact);
  const beside = {
    tags,
    summary: "An award or deduction not found on a round",
    body,
    response: { 201: Made },
  };
  const keeping = { onRequest: allow("conduct.keep"), schema: beside };
  app.post("/api/staff/conduct/entries", keeping, async (request, reply) => {
    const { requestKey, day, ...what } = request.body;
    const call = { ...staffCall(request, services), requestKey };
    return reply.code(201).send(await enterBeside(services, call, day, what));
  });
  const back = { tags, summary: "Take back an entry of one's own, on the same day", params, body: KeyOnly };
  const backSchema = { ...back, response: { 200: Done } };
  const path = "/api/staff/conduct/entries/:id/take-back";
  app.post(path, { onRequest: officials, schema: backSchema }, (request) =>
    takeBack(services, { ...staffCall(request, services), ...request.body }, request.params.id),
  );
}

function attendanceRoutes(app: App, services: Services): void {
  const read = { tags, summary: "Who was there on a day", querystring, response: { 200: AttendanceSheet } };
  const reading = { onRequest: allow("conduct.read"), schema: read };
  app.get("/api/staff/conduct/attendance", reading, (request) => {
    const { actor, at } = staffCall(request, services);
    return attendanceSheet(services, actor, request.query.day ?? shanghaiDay(at));
  });
  const keep = { tags, summary: "Note who was there", body: KeepAttendance, response: { 200: Done } };
  const keeping = { onRequest: allow("conduct.keep"), schema: keep };
  app.post("/api/staff/conduct/attendance", keeping, (request) => {
    const { requestKey, ...what } = request.body;
    return recordAttendance(services, { ...staffCall(request, services), requestKey }, what);
  });
}

async function photoRoutes(app: App, services: Services): Promise<void> {
  const bytes = sheetOf(services, shanghaiDay(services.now())).photo.mostMegabytes * 1024 * 1024;
  await app.register(multipart, { limits: { files: 1, fileSize: bytes + 1 } });
  const summary = "Bring a photo (multipart, field `file`)";
  const keep = { tags, summary, consumes: ["multipart/form-data"], response: { 201: Photo } };
  app.post("/api/staff/conduct/photos", { onRequest: officials, schema: keep }, async (request, reply) =>
    reply.code(201).send(await keepPhoto(services, staffCall(request, services), await request.file())),
  );
  const idOnly = Type.Object({ id: FileId }, exact);
  const read = { tags, summary: "A photo, for those who may read its entry", params: idOnly };
  app.get("/api/staff/conduct/photos/:id", { onRequest: officials, schema: read }, async (request, reply) => {
    const actor = requireActor(request, "staff");
    const { type, content } = await readPhoto(services, actor, request.params.id);
    return reply.type(type).header("cache-control", "private, max-age=3600").send(content);
  });
}
