/** From a case and one of its events to what its document needs. Pure. */

import type { CaseType } from "#contract/case-type.ts";
import type { Item } from "#contract/item.ts";
import { type Case, type CaseEvent, momentOf } from "#server/kernel/case-type/case.ts";
import { foldCase } from "#server/kernel/case-type/evolve.ts";
import { isThere } from "#server/kernel/promises.ts";
import { askedMaterials } from "#server/kernel/submission.ts";
import type { Day } from "#server/kernel/time/day.ts";
import { dueOf, type Timekeeping } from "#server/kernel/time/due.ts";
import type { DocumentInput } from "#server/modules/documents/index.ts";
import { numberOf } from "../../../cases/index.ts";
import type { ApplicationContent } from "../application.ts";

export interface DocumentSources {
  type: CaseType;
  current: Case;
  events: readonly CaseEvent[];
  item: Item;
  /** What was handed in by the time of the event. */
  content: ApplicationContent;
  county: string;
  organ: { name: string; shortName: string };
  queryCode: string;
  timekeeping: Timekeeping;
  /** Public address of the portal. */
  origin: string;
  /** Identifier of the case's licence, when there is one. */
  licence?: string;
  /** The documents made so far, named and numbered. */
  titled: (template: string, event: CaseEvent, nth: number) => { title: string; number: string };
}

/** The template of an event's document; undefined when its action makes none. */
export function templateOf(type: CaseType, event: CaseEvent): string | undefined {
  return type.actions[event.action]?.document;
}

/** Everything the document of this event says. The due dates are those of the moment, not of today. */
export function documentInput(sources: DocumentSources, event: CaseEvent, template: string): DocumentInput {
  const { type, current, events, item, content, timekeeping } = sources;
  const then = foldCase(() => type, current, events.slice(0, event.seq)) ?? current;
  const accepted = then.clocks.statutory?.startedAt ?? then.clocks.promised?.startedAt;
  const { name, idNumber, enterprise } = content.applicant;
  const decided = then.concludedAt;
  return {
    template,
    at: momentOf(event),
    nth: nthOf(type, events, event, template),
    county: sources.county,
    organ: sources.organ,
    caseNumber: numberOf(current),
    queryCode: sources.queryCode,
    item,
    applicant: { name, idNumber, ...(enterprise && { enterprise }) },
    receivedAt: current.openedAt,
    ...(accepted !== undefined && { acceptedAt: accepted }),
    ...(decided !== undefined && { decidedAt: decided }),
    deemed: then.taken["deem-accept"] !== undefined,
    lapsed: then.taken.lapse !== undefined,
    unsupplied: then.taken["lapse-deferred"] !== undefined,
    ...promisesOf(item, content, current),
    limits: current.facts.limits,
    due: dueDays(then, timekeeping),
    materials: materialsOf(item, content),
    documents: documentsBefore(sources, event),
    ...(sources.licence !== undefined && { licence: { number: sources.licence } }),
    data: event.data,
    address: `${sources.origin}/progress?number=${numberOf(current)}`,
  };
}

/** 1 for the case's first document of this template. */
function nthOf(type: CaseType, events: readonly CaseEvent[], event: CaseEvent, template: string): number {
  return events.filter((one) => one.seq <= event.seq && templateOf(type, one) === template).length;
}

function dueDays(then: Case, timekeeping: Timekeeping): DocumentInput["due"] {
  const days = Object.entries(then.clocks).flatMap(([id, clock]): [string, Day][] => {
    const due = dueOf(clock, timekeeping);
    return due.kind === "due" ? [[id, due.on]] : [];
  });
  return Object.fromEntries(days);
}

function materialsOf(item: Item, content: ApplicationContent): DocumentInput["materials"] {
  return askedMaterials(item, content).flatMap(({ id, name, kind, originals, copies }) => {
    const entry = content.materials.find(({ material }) => material === id);
    if (!entry || !isThere(entry)) return [];
    const { paper = false, papers } = entry;
    return [{ name, kind, originals, copies, paper, ...(papers && { papers }) }];
  });
}

/** What is promised in writing, by the name it was signed with. */
function promisesOf(
  item: Item,
  content: ApplicationContent,
  { channel }: Case,
): Pick<DocumentInput, "promises"> {
  const promised = content.materials.flatMap((entry) => {
    const material = item.materials.find(({ id }) => id === entry.material);
    return entry.promise && material ? [{ entry, material, ...entry.promise }] : [];
  });
  const [first] = promised;
  if (!first) return {};
  const deferred = promised.flatMap(({ kind, material }) => (kind === "deferral" ? [material.name] : []));
  const commitments = promised.flatMap(({ kind, material: { name, commitment } }) =>
    kind === "commitment" && commitment ? [{ name, ...commitment }] : [],
  );
  return { promises: { deferred, commitments, signedBy: first.signedBy, atCounter: channel === "counter" } };
}

function documentsBefore(sources: DocumentSources, until: CaseEvent): DocumentInput["documents"] {
  const { type, events } = sources;
  return events
    .filter((event) => event.seq < until.seq)
    .flatMap((event) => {
      const template = templateOf(type, event);
      if (template === undefined) return [];
      const named = sources.titled(template, event, nthOf(type, events, event, template));
      return [{ ...named, at: momentOf(event) }];
    });
}
