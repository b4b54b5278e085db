/** Rules in the staff desk: what there is, drafts and versions, switches, the whole-hall stop, samples. */
import Type from "typebox";
import { CaseNumber } from "#contract/case.ts";
import {
  CheckDecision,
  DecisionDesk,
  DecisionShelf,
  HaltRules,
  JudgedCases,
  PublishDecision,
  SaveDecisionDraft,
  SavedDecisionDraft,
  SwitchRule,
} from "#contract/decision-desk.ts";
import { officials, requireActor } from "#server/modules/access/index.ts";
import { carryOut, staffCall } from "#server/modules/audit/index.ts";
import type { App } from "#server/platform/http/app-frame.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { checkDecision } from "./check-command.ts";
import { haltRules, publishDecision, saveDecisionDraft, switchRule } from "./decision-commands.ts";
import { readJudged } from "./decision-desk-store.ts";
import { newestTables } from "./decision-store.ts";
import { findingViews, readDesk, readShelf } from "./decision-views.ts";

const tags = ["decisions"];
const exact = { additionalProperties: false };
const ItemKey = Type.String({ pattern: "^[a-z][a-z0-9-]{2,59}$" });
const params = Type.Object({ item: ItemKey }, exact);
const Done = Type.Object({}, exact);
/** Tests of cells nest without end, which a serializer made from the schema would cut off. */
const asJson = { serializerCompiler: () => (value: unknown) => JSON.stringify(value) };

const onRequest = officials;

export function decisionRoutes(app: App, services: Services): void {
  readingRoutes(app, services);
  editingRoutes(app, services);
  switchRoutes(app, services);
}

function readingRoutes(app: App, services: Services): void {
  const list = { tags, summary: "Rules that decide", response: { 200: DecisionShelf } };
  app.get("/api/staff/decisions", { onRequest, schema: list }, (request) =>
    readShelf(services, requireActor(request, "staff")),
  );
  const one = { tags, summary: "The rule of an item", params, response: { 200: DecisionDesk } };
  app.get("/api/staff/decisions/:item", { onRequest, ...asJson, schema: one }, (request) =>
    readDesk(services, requireActor(request, "staff"), request.params.item),
  );
  const query = Type.Object(
    {
      sampled: Type.Optional(Type.Boolean()),
      before: Type.Optional(Type.String({ pattern: "^[0-9]{16}$" })),
    },
    exact,
  );
  const judged = { tags, summary: "Cases a rule has judged", params, querystring: query };
  const seen = { ...judged, response: { 200: JudgedCases } };
  app.get("/api/staff/decisions/:item/cases", { onRequest, schema: seen }, async (request) => {
    const { division } = requireActor(request, "staff");
    const { item } = request.params;
    const [table] = await newestTables(services.db, division, item);
    if (!table) throw refuse("decision-table-unknown", { field: "item" });
    const { sampled = false, before } = request.query;
    const from = before === undefined ? {} : { before: Number(before) };
    return await readJudged(services.db, { division, item, sampled, ...from });
  });
}

function editingRoutes(app: App, services: Services): void {
  const summary = "Save a draft of a rule, or only hear what the static check finds";
  const save = { tags, summary, params, body: SaveDecisionDraft, response: { 200: SavedDecisionDraft } };
  app.put("/api/staff/decisions/:item/draft", { onRequest, schema: save }, async (request) => {
    const { item } = request.params;
    const { requestKey, table: content, ...asked } = request.body;
    const call = { ...staffCall(request, services), requestKey };
    return await carryOut(services, call, `decision.save ${item}`, async (tx) => {
      const { table, findings, ...saved } = await saveDecisionDraft(services, tx, call, {
        ...{ item, content, ...asked },
      });
      return { ...saved, findings: findingViews(table, findings) };
    });
  });
  const version = Type.Object({ version: Type.Integer() });
  const publish = { tags, summary: "Publish the draft as the next version", params, body: PublishDecision };
  const published = { ...publish, response: { 201: version } };
  app.post(
    "/api/staff/decisions/:item/versions",
    { onRequest, schema: published },
    async (request, reply) => {
      const { item } = request.params;
      const { requestKey, revision } = request.body;
      const call = { ...staffCall(request, services), requestKey };
      const made = await carryOut(services, call, `decision.publish ${item}`, (tx) =>
        publishDecision(services, tx, call, { item, revision }),
      );
      return reply.code(201).send(made);
    },
  );
}

function switchRoutes(app: App, services: Services): void {
  const turn = {
    tags,
    summary: "Switch a rule on or off",
    params,
    body: SwitchRule,
    response: { 200: Done },
  };
  app.post("/api/staff/decisions/:item/switch", { onRequest, schema: turn }, async (request) => {
    const { item } = request.params;
    const { requestKey, ...asked } = request.body;
    const call = { ...staffCall(request, services), requestKey };
    return await carryOut(services, call, `decision.switch ${item}`, async (tx) => {
      await switchRule(services, tx, call, { item, ...asked });
      return {};
    });
  });
  const halt = {
    tags,
    summary: "Stop all rules of the hall, or go on",
    body: HaltRules,
    response: { 200: Done },
  };
  app.post("/api/staff/decisions/halt", { onRequest, schema: halt }, async (request) => {
    const { requestKey, ...asked } = request.body;
    const call = { ...staffCall(request, services), requestKey };
    return await carryOut(services, call, "decision.halt", async (tx) => {
      await haltRules(tx, call, asked);
      return {};
    });
  });
  const ByNumber = Type.Object({ number: CaseNumber }, exact);
  const check = { tags, summary: "The result of looking at a sampled case", params: ByNumber };
  const checked = { ...check, body: CheckDecision, response: { 201: Done } };
  app.post("/api/staff/decision-checks/:number", { onRequest, schema: checked }, async (request, reply) => {
    const { number } = request.params;
    const { requestKey, ...asked } = request.body;
    const call = { ...staffCall(request, services), requestKey };
    await carryOut(services, call, `decision.check ${number}`, async (tx) => {
      await checkDecision(services, tx, call, { number, ...asked });
      return {};
    });
    return reply.code(201).send({});
  });
}
