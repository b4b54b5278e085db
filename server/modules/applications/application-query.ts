/** An application read whole: case, events, item in its version, what was handed in; and who it may be shown to. */
import type { ApplicationView } from "#contract/application.ts";
import type { CaseType } from "#contract/case-type.ts";
import type { Item } from "#contract/item.ts";
import type { Actor } from "#server/kernel/access/actor.ts";
import type { Case, CaseEvent, CaseKey } from "#server/kernel/case-type/case.ts";
import { parseCaseNumber } from "#server/kernel/codes/case-number.ts";
import { tidyCode } from "#server/kernel/codes/tidy.ts";
import { permit } from "#server/modules/access/index.ts";
import { documentName } from "#server/modules/documents/index.ts";
import { itemVersion } from "#server/modules/items/index.ts";
import { licenceOfCase } from "#server/modules/licences/index.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import {
  allowedOf,
  engineOf,
  findCase,
  readEvents,
  rolesTowards,
  subjectOf,
  summaryOf,
  timelineOf,
} from "../../cases/index.ts";
import { namesFor } from "../casework/index.ts";
import type { ApplicationContent } from "./application.ts";
import { type Application, findApplication, readContent } from "./application-store.ts";
import {
  answerViews,
  applicantView,
  materialViews,
  openProblems,
  situationViews,
  stepViews,
} from "./application-view.ts";
import { readFiles } from "./file-store.ts";
import { templates } from "./templates.ts";

export interface WholeApplication {
  type: CaseType;
  current: Case;
  events: CaseEvent[];
  application: Application;
  item: Item;
  content: ApplicationContent;
}

/** The key of a case number as somebody typed or scanned it; a number that is none is as good as not found. */
export function caseKeyOf(number: string): CaseKey {
  const parsed = parseCaseNumber(tidyCode(number));
  if (!parsed.ok) throw refuse("case-not-found", { field: "number" });
  return parsed.value;
}

/** Refused with `case-not-found` when it is not there. Permission is the caller's to ask. */
export async function readWhole(services: Services, key: CaseKey): Promise<WholeApplication> {
  const { db, pool, sealing } = services;
  const [current, application] = await Promise.all([findCase(pool, key), findApplication(db, key)]);
  if (!current || !application) throw refuse("case-not-found");
  const { types } = await engineOf(services);
  const [events, content, item] = await Promise.all([
    readEvents(pool, key),
    readContent(db, sealing, key),
    itemVersion(services, key.division, application.itemKey, application.itemVersion),
  ]);
  if (!content) throw new Error("an application has no content");
  const type = types.version(current.type, current.typeVersion);
  return { type, current, events, application, item, content };
}

/** The page of an application for this actor. Somebody else's is as good as not there. */
export async function showApplication(
  services: Services,
  actor: Actor,
  number: string,
  now: string,
): Promise<ApplicationView> {
  const key = caseKeyOf(number);
  const whole = await readWhole(services, key);
  const { type, current, events, application, item, content } = whole;
  permit(actor, "case.read", subjectOf(current));
  const masked = actor.kind !== "resident";
  const reader = masked ? "staff" : "applicant";
  const { timekeeper } = await engineOf(services);
  const [names, files, licence] = await Promise.all([
    namesFor(services, key.division, [current], events),
    readFiles(services.db, key.division, fileIds(content)),
    licenceOfCase(services, key),
  ]);
  return {
    case: summaryOf(type, current, timekeeper.current(), now, names),
    timeline: timelineOf(type, current, events, reader, names).map(nameDocument(type)),
    allowed: allowedOf(type, current, rolesTowards(actor, current)),
    item: { key: item.key, version: item.version, name: item.name },
    applicant: applicantView(content, masked),
    situation: situationViews(item, content),
    answers: answerViews(item, content, masked),
    materials: materialViews(item, content, files, openProblems(current, events)),
    steps: stepViews(current),
    ...(!masked && { queryCode: application.queryCode }),
    ...(licence && { licence }),
  };
}

export function fileIds(content: ApplicationContent): string[] {
  return content.materials.flatMap(({ files }) => files.map(({ id }) => id));
}

/** The document of a timeline entry is called by its title, not by the action. */
function nameDocument(type: CaseType) {
  return (entry: ApplicationView["timeline"][number]) => {
    const template = type.actions[entry.action]?.document;
    if (!entry.document || template === undefined) return entry;
    return {
      ...entry,
      document: { ...entry.document, name: documentName(templates(), template) ?? entry.document.name },
    };
  };
}
