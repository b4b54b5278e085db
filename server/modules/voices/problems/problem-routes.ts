/** The problem list and its dispatch meetings over HTTP. */
import Type from "typebox";
import {
  HoldMeeting,
  Meetings,
  NoteProblem,
  Problem,
  ProblemList,
  RaiseProblem,
} from "#contract/problems.ts";
import { allow, requireActor } from "#server/modules/access/index.ts";
import { staffCall } from "#server/modules/audit/index.ts";
import type { App } from "#server/platform/http/app-frame.ts";
import type { Services } from "#server/platform/services.ts";
import { holdMeeting, noteProblem, raiseProblem } from "./problem-commands.ts";
import { showMeetings, showProblem, showProblems } from "./problem-query.ts";

const tags = ["problems"];
const exact = { additionalProperties: false };
const optional = Type.Optional;
const byId = Type.Object({ id: Type.String({ format: "uuid" }) }, exact);
const Query = Type.Object(
  {
    show: optional(Type.Union([Type.Literal("open"), Type.Literal("over")])),
    organ: optional(Type.String({ pattern: "^[0-9A-Z]{18}$" })),
  },
  exact,
);
const Made = Type.Object({ id: Type.String() });

export function problemRoutes(app: App, services: Services): void {
  const reading = allow("problem.read");
  const keeping = allow("problem.keep");

  const list = { tags, summary: "The problem list, what is due soonest first", querystring: Query };
  const listSchema = { ...list, response: { 200: ProblemList } };
  app.get("/api/staff/problems", { onRequest: reading, schema: listSchema }, (request) => {
    const { show = "open", organ } = request.query;
    return showProblems(services, requireActor(request, "staff"), { open: show === "open", organ });
  });

  const raise = { tags, summary: "Put a problem on the list", body: RaiseProblem, response: { 201: Made } };
  app.post("/api/staff/problems", { onRequest: keeping, schema: raise }, async (request, reply) =>
    reply.code(201).send(await raiseProblem(services, staffCall(request, services), request.body)),
  );

  const meetings = { tags, summary: "Dispatch meetings, the newest first", response: { 200: Meetings } };
  app.get("/api/staff/problems/meetings", { onRequest: reading, schema: meetings }, (request) =>
    showMeetings(services, requireActor(request, "staff")),
  );

  const hold = { tags, summary: "A dispatch meeting: its minutes and decisions", body: HoldMeeting };
  const holdSchema = { ...hold, response: { 201: Made } };
  app.post(
    "/api/staff/problems/meetings",
    { onRequest: keeping, schema: holdSchema },
    async (request, reply) =>
      reply.code(201).send(await holdMeeting(services, staffCall(request, services), request.body)),
  );

  const one = { tags, summary: "One problem with everything decided on it", params: byId };
  const oneSchema = { ...one, response: { 200: Problem } };
  app.get("/api/staff/problems/:id", { onRequest: reading, schema: oneSchema }, (request) =>
    showProblem(services, requireActor(request, "staff"), request.params.id),
  );

  const note = { tags, summary: "Progress, or its end", params: byId, body: NoteProblem };
  const noteSchema = { ...note, response: { 200: Made } };
  app.post("/api/staff/problems/:id/notes", { onRequest: reading, schema: noteSchema }, (request) =>
    noteProblem(services, staffCall(request, services), request.params.id, request.body),
  );
}
