/** Editions of the published lists in the staff desk (A7): lists, files in and out, comparison, ties to items. */
import Type from "typebox";
import {
  AddListEdition,
  EditionComparison,
  EditionImportReport,
  ItemImportQuery,
  LinkListEntry,
  ListEditions,
  ListEditionView,
} from "#contract/catalogue-lists.ts";
import { officials, requireActor } from "#server/modules/access/index.ts";
import { staffCall } from "#server/modules/audit/index.ts";
import type { App } from "#server/platform/http/app-frame.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import { sendWorkbook, xlsxType } from "#server/platform/http/workbook-body.ts";
import type { Services } from "#server/platform/services.ts";
import { editionWorkbook } from "./exchange/edition-file.ts";
import { change } from "./ground.ts";
import { addEdition, tieEntry } from "./list-edition-commands.ts";
import { importEdition } from "./list-edition-import.ts";
import { compareEditions } from "./list-editions.ts";
import { readEdition, readEditions } from "./list-editions-store.ts";
import { Done } from "./staff-routes.ts";

const read = { onRequest: officials };
const ByEdition = Type.Object({ id: Type.String({ pattern: "^[a-z0-9][a-z0-9-]{0,39}$" }) });
const TwoEditions = Type.Object(
  { from: ByEdition.properties.id, to: ByEdition.properties.id },
  { additionalProperties: false },
);

export function editionRoutes(app: App, services: Services): void {
  readRoutes(app, services);
  fileRoutes(app, services);
  writeRoutes(app, services);
}

async function requireEdition({ db }: Services, division: string, id: string) {
  const found = await readEdition(db, division, id);
  if (!found) throw refuse("list-edition-not-found", { id });
  return found;
}

function readRoutes(app: App, services: Services): void {
  const list = { ...read, schema: { response: { 200: ListEditions } } };
  app.get("/api/staff/list-editions", list, async (request) => ({
    editions: await readEditions(services.db, requireActor(request, "staff").division),
  }));
  const one = { ...read, schema: { params: ByEdition, response: { 200: ListEditionView } } };
  app.get("/api/staff/list-editions/:id", one, (request) =>
    requireEdition(services, requireActor(request, "staff").division, request.params.id),
  );
  const compare = { ...read, schema: { querystring: TwoEditions, response: { 200: EditionComparison } } };
  app.get("/api/staff/list-editions/compare", compare, async (request) => {
    const { division } = requireActor(request, "staff");
    const { from, to } = request.query;
    const before = await requireEdition(services, division, from);
    return compareEditions(before, await requireEdition(services, division, to));
  });
}

/** Files come as they are, whatever their name: told apart by their first bytes. */
function fileRoutes(app: App, services: Services): void {
  app.get("/api/staff/list-editions/template.xlsx", { ...read, schema: {} }, (_, reply) =>
    sendWorkbook(reply, "list-template.xlsx", editionWorkbook()),
  );
  const one = { ...read, schema: { params: ByEdition } };
  app.get("/api/staff/list-editions/:id/export.xlsx", one, async (request, reply) => {
    const { division } = requireActor(request, "staff");
    const { id } = request.params;
    const content = await requireEdition(services, division, id);
    return await sendWorkbook(reply, `${id}.xlsx`, editionWorkbook(content));
  });
  const bodyLimit = services.config.uploadMegabytes * 1024 * 1024;
  const consumes = [xlsxType, "application/octet-stream"];
  const schema = { querystring: ItemImportQuery, consumes, response: { 200: EditionImportReport } };
  app.register(async (scope) => {
    scope.addContentTypeParser(
      consumes,
      { parseAs: "buffer", bodyLimit },
      async (_: unknown, bytes: Buffer<ArrayBuffer>) => bytes,
    );
    (scope as App).post(
      "/api/staff/list-editions/import",
      { ...read, bodyLimit, schema },
      async (request) => {
        const { body } = request;
        if (!Buffer.isBuffer(body)) throw refuse("wrong-content-type");
        const { requestKey, dryRun = false } = request.query;
        return await importEdition(services, { ...staffCall(request, services), requestKey }, body, dryRun);
      },
    );
  });
}

function writeRoutes(app: App, services: Services): void {
  const bodyLimit = services.config.uploadMegabytes * 1024 * 1024;
  const add = { ...read, bodyLimit, schema: { body: AddListEdition, response: { 200: Done } } };
  app.post("/api/staff/list-editions", add, async (request) => {
    const { requestKey, edition, entries } = request.body;
    const call = { ...staffCall(request, services), requestKey };
    await change(services, call, `list-edition.add ${edition.id}`, (tx) =>
      addEdition(tx, call, { edition, entries }),
    );
    return {};
  });
  const link = { ...read, schema: { params: ByEdition, body: LinkListEntry, response: { 200: Done } } };
  app.post("/api/staff/list-editions/:id/links", link, async (request) => {
    const { requestKey, number, item } = request.body;
    const call = { ...staffCall(request, services), requestKey };
    const asked = { edition: request.params.id, number, item };
    await change(services, call, `list-edition.link ${asked.edition} ${number}`, (tx) =>
      tieEntry(tx, call, asked),
    );
    return {};
  });
}
