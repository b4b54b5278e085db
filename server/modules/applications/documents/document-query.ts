/** The document of an event as a PDF, made on demand. */
import type { CaseKey } from "#server/kernel/case-type/case.ts";
import type { PromiseKind } from "#server/kernel/promises.ts";
import { caseDocument, type MadeDocument, makeDocument } from "#server/modules/documents/index.ts";
import { divisionName, organOf } from "#server/modules/organisation/index.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { engineOf } from "../../../cases/index.ts";
import type { WholeApplication } from "../application-query.ts";
import { readContent } from "../application-store.ts";
import { licenceOfCase } from "../licence-link.ts";
import { type DocumentSources, documentInput, templateOf } from "./document-input.ts";
import { templates } from "./templates.ts";

/** Refused with `document-not-found` when the event is none that makes a document. */
export async function documentOfEvent(
  services: Services,
  whole: WholeApplication,
  seq: number,
): Promise<MadeDocument> {
  const event = whole.events.find((one) => one.seq === seq);
  const template = event && templateOf(whole.type, event);
  if (!event || template === undefined) throw refuse("document-not-found");
  const content = await readContent(services.db, services.sealing, whole.current, seq);
  const sources = await sourcesOf(services, { ...whole, content: content ?? whole.content });
  return await makeDocument(templates(), documentInput(sources, event, template));
}

/** What the documents of a case are called and numbered, first to last, without making any. */
export async function documentTitles(
  services: Services,
  whole: WholeApplication,
): Promise<{ seq: number; title: string; number: string }[]> {
  const sources = await sourcesOf(services, whole);
  return whole.events.flatMap((event) => {
    const template = templateOf(whole.type, event);
    return template === undefined ? [] : [{ seq: event.seq, ...sources.titled(template, event, 0) }];
  });
}

/** What the applicant has signed, as it was handed in (R2.31, R2.32). Refused when they have signed none of it. */
export async function promiseDocument(
  services: Services,
  whole: WholeApplication,
  kind: PromiseKind,
): Promise<MadeDocument> {
  const [opening] = whole.events;
  const content = await readContent(services.db, services.sealing, whole.current, 1);
  const signed = content?.materials.some(({ promise }) => promise?.kind === kind);
  if (!opening || !content || !signed) throw refuse("document-not-found");
  const sources = await sourcesOf(services, { ...whole, content });
  return await makeDocument(templates(), documentInput(sources, opening, letters[kind]));
}

const letters: Record<PromiseKind, string> = {
  deferral: "deferral-promise",
  commitment: "commitment-letter",
};

async function sourcesOf(services: Services, whole: WholeApplication): Promise<DocumentSources> {
  const { db, config } = services;
  const { division, organ } = whole.current;
  const { timekeeper } = await engineOf(services);
  const key: CaseKey = whole.current;
  const [county, organName, licence] = await Promise.all([
    divisionName(db, division),
    organOf(db, division, organ),
    licenceOfCase(services, key),
  ]);
  const bare: DocumentSources = {
    ...whole,
    county: county ?? division,
    organ: organName,
    queryCode: whole.application.queryCode,
    timekeeping: timekeeper.current(),
    origin: config.origin,
    ...(licence && { licence: licence.number }),
    titled: (template, event) => {
      const { title, number } = caseDocument(
        templates(),
        documentInput({ ...bare, events: upTo(event) }, event, template),
      );
      return { title, number };
    },
  };
  const upTo = (event: { seq: number }) => whole.events.filter(({ seq }) => seq <= event.seq);
  return bare;
}
