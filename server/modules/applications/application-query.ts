/** An application read whole: case, events, item in its version, what was handed in; and who it may be shown to. */
import type { ApplicationView, MaterialView } from "#contract/application.ts";
import type { CaseSummary } from "#contract/case.ts";
import type { CaseType } from "#contract/case-type.ts";
import type { Item } from "#contract/item.ts";
import type { Grade } from "#contract/materials.ts";
import type { Actor, ResidentActor, StaffActor } from "#server/kernel/access/actor.ts";
import { can } from "#server/kernel/access/permission.ts";
import type { Case, CaseEvent, CaseKey } from "#server/kernel/case-type/case.ts";
import { caseKeyIn, parseCaseNumber } from "#server/kernel/codes/case-number.ts";
import { tidyCode } from "#server/kernel/codes/tidy.ts";
import type { Instant } from "#server/kernel/time/day.ts";
import { permit } from "#server/modules/access/index.ts";
import { documentName } from "#server/modules/documents/index.ts";
import { gradesOfCase } from "#server/modules/materials/index.ts";
import { readResident } from "#server/modules/people/index.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import {
  allowedOf,
  casesOfParties,
  engineOf,
  findCase,
  numberOf,
  partyOf,
  readEvents,
  rolesTowards,
  subjectOf,
  summaryOf,
  timelineOf,
} from "../../cases/index.ts";
import { namesFor } from "../casework/index.ts";
import type { ApplicationContent } from "./application.ts";
import { type Application, casesWithToken, findApplication, readContent } from "./application-store.ts";
import {
  answerViews,
  applicantView,
  materialViews,
  openProblems,
  situationViews,
  stepViews,
} from "./application-view.ts";
import { templates } from "./documents/templates.ts";
import { namedFiles, readFiles } from "./files/file-store.ts";
import { searchToken } from "./handing-in/content.ts";
import { itemVersionOf } from "./item-of.ts";
import { partOfJoint } from "./joint/joint.ts";
import { jointLink, mayRead } from "./joint/joint-query.ts";
import { licenceOfCase } from "./licence-link.ts";
import { falseCommitment } from "./promises/false-commitment.ts";
import { sourcesOfCase } from "./registers/register-facts.ts";
import { ruleOfCase } from "./rule/rule-view.ts";
import { calledTicketOf } from "./tickets/ticket-store.ts";

export interface WholeApplication {
  type: CaseType;
  current: Case;
  events: CaseEvent[];
  application: Application;
  item: Item;
  content: ApplicationContent;
}

/** The key behind a case number; a number that is none, or of another division, is as good as not found. */
export function caseKeyOf(division: string, number: string): CaseKey {
  const key = caseKeyIn(division, number);
  if (!key) throw refuse("case-not-found", { field: "number" });
  return key;
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
    itemVersionOf(services, key.division, application.itemKey, application.itemVersion),
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
  const key = caseKeyOf(actor.division, number);
  const whole = await readWhole(services, key);
  const { type, current, events, application, item, content } = whole;
  permit(actor, "case.read", subjectOf(current));
  const masked = actor.kind !== "resident";
  const reader = masked ? "staff" : "applicant";
  const { timekeeper } = await engineOf(services);
  const [names, files, licence, joint, rule, sources, untrue, grades, ticket] = await Promise.all([
    namesFor(services, key.division, [current], events),
    readFiles(services.db, key.division, fileIds(content)),
    licenceOfCase(services, key),
    jointLink(services, current),
    ruleOfCase(services, current, item),
    sourcesOfCase(services, key.id, content),
    masked ? falseCommitment(services, services.db, key) : undefined,
    masked ? gradesOfCase(services.db, key) : new Map<string, Grade>(),
    masked ? calledTicketOf(services.db, key) : undefined,
  ]);
  const summary = summaryOf(type, current, timekeeper.current(), now, names);
  return {
    case: masked ? summary : withOwnName(summary, current, content.applicant.name),
    timeline: timelineOf(type, current, events, reader, names).map(nameDocument(type)),
    allowed: allowedOf(type, current, rolesTowards(actor, current)),
    item: { key: item.key, version: item.version, name: item.name },
    applicant: applicantView(content, masked),
    situation: situationViews(item, content),
    answers: answerViews(item, content, { masked, files, sources }),
    materials: materialViews(item, content, files, openProblems(current, events)).map(
      withGrade(grades, actor, current),
    ),
    reasons: content.asked?.reasons ?? [],
    steps: stepViews(current),
    ...(!masked && { queryCode: application.queryCode }),
    ...(licence && { licence }),
    ...(joint && { joint }),
    ...(ticket && { ticket }),
    ...(rule && { rule }),
    ...(untrue && { falseCommitment: numberOf(untrue) }),
    ...lettersOf(number, content),
  };
}

/** Staff see how far what was handed in here is proven; a clerk of the case may look at an original later (R1.19). */
function withGrade(grades: ReadonlyMap<string, Grade>, actor: Actor, current: Case) {
  const isClerk = can(actor, "case.act", { ...subjectOf(current), role: "clerk" });
  return (view: MaterialView): MaterialView => {
    const grade = view.files.length > 0 ? grades.get(view.id) : undefined;
    return grade ? { ...view, kept: { grade, maySee: isClerk && grade === "C" } } : view;
  };
}

/** The promises signed for it, as papers. */
function lettersOf(number: string, { materials }: ApplicationContent): Pick<ApplicationView, "letters"> {
  const kinds = new Set(materials.flatMap(({ promise }) => promise?.kind ?? []));
  const letters = [...kinds].map((kind) => ({
    name: kind === "deferral" ? "容缺受理承诺书" : "告知承诺书",
    href: `/api/applications/${number}/promises/${kind}.pdf`,
  }));
  return letters.length > 0 ? { letters } : {};
}

/** The files whoever may read it may read. */
export function fileIds(content: ApplicationContent): string[] {
  return namedFiles(content).map(({ id }) => id);
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

const pageSize = 20;

/** Whose matters this is about: the resident's own, and those of the enterprises they act for. */
export async function myApplications(
  services: Services,
  actor: ResidentActor,
  before: string | undefined,
  now: Instant,
): Promise<{ rows: CaseSummary[]; next?: string }> {
  const { division, id, enterprises } = actor;
  const parties = [
    partyOf({ resident: id }),
    ...enterprises.map(({ uscc }) => partyOf({ resident: id, enterprise: uscc })),
  ];
  const cases = await casesOfParties(services.pool, {
    ...{ division, parties, without: partOfJoint, limit: pageSize },
    ...(before !== undefined && { before: Number(before) }),
  });
  const last = cases.length === pageSize ? cases.at(-1) : undefined;
  const rows = await summaries(services, division, cases, now);
  const name = (await readResident(services.db, services.sealing, division, id))?.name;
  const named = rows.map((row, at) => withOwnName(row, cases[at]!, name));
  return { rows: named, ...(last && { next: String(last.id) }) };
}

/** R13.5 masks a person's name for others only: to themselves it is told in full. */
function withOwnName(summary: CaseSummary, current: Case, name: string | undefined): CaseSummary {
  const isOwn = subjectOf(current).resident !== undefined;
  return isOwn && name ? { ...summary, partyLabel: name } : summary;
}

/** What a clerk typed: a case number, a name, an identity number, a phone, an enterprise's name or code. */
export async function searchApplications(
  services: Services,
  actor: StaffActor,
  text: string,
  now: Instant,
): Promise<{ rows: CaseSummary[] }> {
  const { division } = actor;
  const { db, pool, sealing } = services;
  const number = parseCaseNumber(tidyCode(text));
  const ids = number.ok
    ? [number.value.id]
    : await casesWithToken(db, { division, token: searchToken(sealing, text), limit: pageSize });
  const found = await Promise.all(ids.map((id) => findCase(pool, { division, id })));
  const cases = found.filter((it) => it !== undefined);
  const readable = await Promise.all(cases.map((it) => mayRead(services, actor, it)));
  const shown = cases.filter((_, at) => readable[at]);
  return { rows: await summaries(services, division, shown, now) };
}

export async function summaries(
  services: Services,
  division: string,
  cases: readonly Case[],
  now: Instant,
): Promise<CaseSummary[]> {
  const { types, timekeeper } = await engineOf(services);
  const names = await namesFor(services, division, cases);
  return cases.map((it) =>
    summaryOf(types.version(it.type, it.typeVersion), it, timekeeper.current(), now, names),
  );
}
