/** Who is posted where, with which certificates; who supervises a zone (R12.6, B6). By supervision or the director. */
import type { AddCertificate, AddSupervisor, AddTerm, EndOn } from "#contract/conduct-staff.ts";
import { permit } from "#server/modules/access/index.ts";
import { carryOut, doneBy, type KeyedCall, recordAudit } from "#server/modules/audit/index.ts";
import { staffDirectory } from "#server/modules/people/index.ts";
import type { Database } from "#server/platform/database/pool.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import "./conduct-refusals.ts";
import { countersOf } from "./places.ts";
import { recorded } from "./round-commands.ts";
import {
  allTerms,
  endOn,
  holdPerson,
  insertCertificate,
  insertSupervisor,
  insertTerm,
  supervisorsOn,
} from "./term-store.ts";

type Unkeyed<T> = Omit<T, "requestKey">;

/** Refused: a counter that is closed, somebody unknown, a time in which the person has another post. */
export async function addTerm(
  services: Services,
  call: KeyedCall,
  term: Unkeyed<AddTerm>,
): Promise<{ id: string }> {
  const { division } = mayKeep(call);
  return await carryOut(services, call, `conduct.term ${term.staff}`, async (tx) => {
    const { organ } = await staffOf(tx, division, term.staff);
    await openCounter(tx, division, term);
    await holdPerson(tx, division, term.staff);
    const others = await allTerms(tx, division, term.staff);
    if (others.some(({ until }) => until === undefined || until >= term.from))
      throw refuse("conduct-term-overlaps", { field: "from" });
    const id = await insertTerm(tx, recorded(call), { ...term, organ });
    const { staff, hall, counter, from, payBase } = term;
    const what = { hall, counter, from, payBase };
    await recordAudit(tx, doneBy(call, "conduct.term", { kind: "staff", id: staff }, what));
    return { id };
  });
}

const endings = {
  term: { table: "conduct_term", action: "conduct.end-term" },
  supervisor: { table: "conduct_zone_supervisor", action: "conduct.end-supervisor" },
} as const;

/** The last day of a term at a counter, or of supervising a zone. */
export async function setLastDay(
  services: Services,
  call: KeyedCall,
  kind: keyof typeof endings,
  { id, until }: Unkeyed<EndOn> & { id: string },
): Promise<{ done: boolean }> {
  const { division } = mayKeep(call);
  const { table, action } = endings[kind];
  return await carryOut(services, call, `${action} ${id}`, async (tx) => {
    if (!(await endOn(tx, table, { division, id, until }))) throw refuse("conduct-day", { field: "until" });
    await recordAudit(tx, doneBy(call, action, { kind: `conduct-${kind}`, id }, { until }));
    return { done: true };
  });
}

export async function addCertificate(
  services: Services,
  call: KeyedCall,
  certificate: Unkeyed<AddCertificate>,
): Promise<{ id: string }> {
  const { division } = mayKeep(call);
  const { staff, obtainedOn, expiresOn } = certificate;
  if (expiresOn !== undefined && expiresOn < obtainedOn) throw refuse("conduct-day", { field: "expiresOn" });
  return await carryOut(services, call, `conduct.certificate ${staff}`, async (tx) => {
    await staffOf(tx, division, staff);
    return { id: await insertCertificate(tx, recorded(call), certificate) };
  });
}

/** Somebody begins to supervise a zone; each zone should have two (4区2管). */
export async function addSupervisor(
  services: Services,
  call: KeyedCall,
  supervision: Unkeyed<AddSupervisor>,
): Promise<{ id: string }> {
  const { division } = mayKeep(call);
  const { hall, zone, staff, from } = supervision;
  return await carryOut(services, call, `conduct.supervisor ${hall}/${zone} ${staff}`, async (tx) => {
    await staffOf(tx, division, staff);
    const counters = [...(await countersOf(tx, division)).values()];
    if (!counters.some((one) => one.hall === hall && one.zone === zone))
      throw refuse("conduct-place-not-found", { field: "zone" });
    await holdPerson(tx, division, staff);
    const now = await supervisorsOn(tx, division, from);
    if (now.some((one) => one.hall === hall && one.zone === zone && one.staff === staff))
      throw refuse("conduct-supervisor-twice", { field: "staff" });
    const id = await insertSupervisor(tx, recorded(call), supervision);
    await recordAudit(
      tx,
      doneBy(call, "conduct.supervisor", { kind: "staff", id: staff }, { hall, zone, from }),
    );
    return { id };
  });
}

export function mayKeep({ actor }: KeyedCall): { division: string } {
  const { division } = actor;
  permit(actor, "conduct.keep", { division });
  return { division };
}

export async function staffOf(tx: Database, division: string, id: string) {
  const found = (await staffDirectory(tx, division)).find((one) => one.id === id);
  if (!found) throw refuse("conduct-person-not-found", { field: "staff" });
  return found;
}

export async function openCounter(
  tx: Database,
  division: string,
  { hall, counter }: { hall: string; counter: string },
): Promise<void> {
  const found = (await countersOf(tx, division)).get(`${hall}/${counter}`);
  if (!found || found.closed) throw refuse("conduct-place-not-found", { field: "counter" });
}
