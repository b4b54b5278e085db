/** The rules of a hall's queues over HTTP. */
import Type from "typebox";
import { HallId, QueueId } from "#contract/queue.ts";
import { EditableQueues, QueueSettings, SaveQueue, SaveQueueRules } from "#contract/queue-settings.ts";
import { allow, requireActor } from "#server/modules/access/index.ts";
import { staffCall } from "#server/modules/audit/index.ts";
import type { App } from "#server/platform/http/app-frame.ts";
import type { Services } from "#server/platform/services.ts";
import { editableQueues, saveQueue } from "./edit-queues.ts";
import { queueSettings, saveQueueRules } from "./queue-settings.ts";

const tags = ["queue"];
const Saved = Type.Object({ version: Type.Integer() });
const params = Type.Object({ hall: HallId }, { additionalProperties: false });
const path = "/api/staff/halls/:hall/queue-rules";

export function settingsRoutes(app: App, services: Services): void {
  rulesRoutes(app, services);
  queuesRoutes(app, services);
}

function queuesRoutes(app: App, services: Services): void {
  const onRequest = allow("queue.edit");
  const read = { tags, summary: "Queues of a hall to edit, with its zones and counters", params };
  const all = "/api/staff/halls/:hall/queues";
  app.get(all, { onRequest, schema: { ...read, response: { 200: EditableQueues } } }, (request) => {
    const { division } = requireActor(request, "staff");
    return editableQueues(services, { division, hall: request.params.hall });
  });
  const one = Type.Object({ hall: HallId, queue: QueueId }, { additionalProperties: false });
  const save = {
    tags,
    summary: "Add, change, close or reopen a queue; audited",
    params: one,
    body: SaveQueue,
  };
  app.put(`${all}/:queue`, { onRequest, schema: { ...save, response: { 200: Saved } } }, (request) => {
    const { requestKey, ...wish } = request.body;
    const call = { ...staffCall(request, services), requestKey };
    return saveQueue(services, call, request.params, wish);
  });
}

function rulesRoutes(app: App, services: Services): void {
  const onRequest = allow("queue.edit");
  const read = { tags, summary: "Rules of a hall's queues", params, response: { 200: QueueSettings } };
  app.get(path, { onRequest, schema: read }, (request) => {
    const { division } = requireActor(request, "staff");
    return queueSettings(services, { division, hall: request.params.hall });
  });
  const save = { tags, summary: "Set the rules of a hall's queues; audited", params, body: SaveQueueRules };
  app.put(path, { onRequest, schema: { ...save, response: { 200: Saved } } }, (request) => {
    const { requestKey, ...wish } = request.body;
    const call = { ...staffCall(request, services), requestKey };
    return saveQueueRules(services, call, request.params.hall, wish);
  });
}
