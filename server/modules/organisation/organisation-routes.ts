/** The organisation in the staff desk: lists, edits row by row, and the workbook. */
import Type, { type TObject, type TSchema } from "typebox";
import { ImportQuery } from "#contract/import-report.ts";
import {
  CounterEdit,
  CounterRow,
  Division,
  HallEdit,
  HallRow,
  ImportReport,
  NewCounter,
  NewHall,
  NewOrgan,
  NewZone,
  OrganEdit,
  type OrganisationKind,
  OrganRow,
  ZoneEdit,
  ZoneRow,
} from "#contract/organisation.ts";
import { allow } from "#server/modules/access/index.ts";
import { staffCall } from "#server/modules/audit/index.ts";
import type { App } from "#server/platform/http/app-frame.ts";
import {
  acceptWorkbooks,
  commitKey,
  sendWorkbook,
  workbookIn,
  xlsxType,
} from "#server/platform/http/workbook-body.ts";
import type { Services } from "#server/platform/services.ts";
import type { OrganisationRow } from "./organisation.ts";
import { importOrganisation, organisationRows, previewImport, saveRow } from "./organisation-commands.ts";
import { writeSheets } from "./organisation-sheets.ts";
import { readDivisions, readOrganisation, readRows } from "./organisation-store.ts";
import { townRoutes } from "./town-routes.ts";

interface Routes {
  kind: OrganisationKind;
  path: string;
  /** The properties that name one row, in the address and in this order. */
  key: string[];
  row: TObject;
  create: TSchema;
  edit: TSchema;
}

const all: Routes[] = [
  { kind: "organ", path: "organs", key: ["uscc"], row: OrganRow, create: NewOrgan, edit: OrganEdit },
  { kind: "hall", path: "halls", key: ["id"], row: HallRow, create: NewHall, edit: HallEdit },
  { kind: "zone", path: "zones", key: ["hall", "id"], row: ZoneRow, create: NewZone, edit: ZoneEdit },
  {
    kind: "counter",
    path: "counters",
    key: ["hall", "id"],
    row: CounterRow,
    create: NewCounter,
    edit: CounterEdit,
  },
];

const read = { onRequest: allow("organisation.read") };
const edit = { onRequest: allow("organisation.edit") };
const Saved = Type.Object({ version: Type.Integer() });

/** What a client sends about a row, beside its own fields. */
interface Sent {
  requestKey: string;
  version?: number;
}

export function organisationRoutes(app: App, services: Services): void {
  for (const routes of all) rowRoutes(app, services, routes);
  app.get(
    "/api/staff/divisions",
    { ...read, schema: { response: { 200: Type.Object({ divisions: Type.Array(Division) }) } } },
    async () => ({ divisions: await readDivisions(services.db) }),
  );
  townRoutes(app, services);
  workbookRoutes(app, services);
}

function rowRoutes(
  app: App,
  services: Services,
  { kind, path, key, row, create, edit: change }: Routes,
): void {
  const address = `/api/staff/${path}`;
  const Rows = Type.Object({ [path]: Type.Array(row) });
  app.get(address, { ...read, schema: { response: { 200: Rows } } }, async (request) => {
    const { actor } = staffCall(request, services);
    return { [path]: await readRows(services.db, actor.division, kind) } as never;
  });
  app.post(address, { ...edit, schema: { body: create, response: { 200: Saved } } }, async (request) => {
    const { requestKey, ...value } = request.body as Sent;
    return await saveRow(services, { ...staffCall(request, services), requestKey, row: rowOf(kind, value) });
  });
  const params = Type.Pick(row, key, { additionalProperties: false });
  const schema = { params, body: change, response: { 200: Saved } };
  app.put([address, ...key.map((name) => `:${name}`)].join("/"), { ...edit, schema }, async (request) => {
    const { requestKey, version = 0, ...value } = request.body as Sent;
    const row = rowOf(kind, { ...value, ...(request.params as object) });
    return await saveRow(services, { ...staffCall(request, services), requestKey, row, version });
  });
}

/** The route's schema has checked the value. */
function rowOf(kind: OrganisationKind, value: object): OrganisationRow {
  return { kind, value } as OrganisationRow;
}

function workbookRoutes(app: App, services: Services): void {
  const { db, config } = services;
  const bodyLimit = config.uploadMegabytes * 1024 * 1024;
  acceptWorkbooks(app, bodyLimit);
  app.get("/api/staff/organisation.xlsx", { ...read, schema: {} }, async (request, reply) => {
    const { actor } = staffCall(request, services);
    const sheets = writeSheets(await readOrganisation(db, actor.division));
    return await sendWorkbook(reply, "organisation.xlsx", sheets);
  });
  const schema = { querystring: ImportQuery, consumes: [xlsxType], response: { 200: ImportReport } };
  app.post("/api/staff/organisation/import", { ...edit, bodyLimit, schema }, async (request) => {
    const call = staffCall(request, services);
    const rows = organisationRows(workbookIn(request));
    const requestKey = commitKey(request.query);
    if (!requestKey) return await previewImport(db, call.actor.division, rows);
    return await importOrganisation(services, { ...call, requestKey, rows });
  });
}
