/** Official documents of a case (受理通知书, 决定书 …), made on demand from the case, the event and a template. */
import { type DocumentInput, factsOf } from "./case-facts.ts";
import { documentOf, type OfficialDocument } from "./document.ts";
import { renderDocument } from "./render.ts";
import type { Template, Templates } from "./template.ts";

export type { DocumentInput, DocumentMaterial } from "./case-facts.ts";
export type { OfficialDocument } from "./document.ts";
export { documentNumber, organMark } from "./document-number.ts";
export type { Templates } from "./template.ts";
export { readTemplates } from "./template-store.ts";
export { dayInWords, instantInWords } from "./words.ts";

export interface MadeDocument {
  title: string;
  number: string;
  /** For the download: 受理通知书-4304822026112101000042K.pdf. */
  fileName: string;
  bytes: Buffer;
  /** Characters that could not be printed; to be logged (docs/decisions/0010-document-font.md). */
  missing: string[];
}

/** The document as data: title, number and text; for lists and for printing. Throws on an unknown template. */
export function caseDocument(templates: Templates, input: DocumentInput): OfficialDocument {
  const template = templateOf(templates, input.template);
  return documentOf(template, templates.clauses, factsOf(template, input));
}

/** The document as a PDF. The same input always gives the same bytes, so nothing is stored. */
export async function makeDocument(templates: Templates, input: DocumentInput): Promise<MadeDocument> {
  const document = caseDocument(templates, input);
  const { bytes, missing } = await renderDocument(document);
  const { title, number, caseNumber } = document;
  return { title, number, fileName: `${title}-${caseNumber}.pdf`, bytes, missing };
}

/** What the document is called in timelines; undefined when there is no such template. */
export function documentName(templates: Templates, id: string): string | undefined {
  return templates.all.get(id)?.name;
}

function templateOf(templates: Templates, id: string): Template {
  const template = templates.all.get(id);
  if (!template) throw new Error(`no document template ${id}`);
  return template;
}
