/** Hand-over lists as the desk reads them. */
import type { HandOverDesk, HandOverRow, HandOver as View, WaitingPapers } from "#contract/hand-overs.ts";
import type { StaffActor } from "#server/kernel/access/actor.ts";
import { can } from "#server/kernel/access/permission.ts";
import { caseNumber } from "#server/kernel/codes/case-number.ts";
import { hallsAbove } from "#server/kernel/sites/above.ts";
import { addDays, type Instant, shanghaiDay } from "#server/kernel/time/day.ts";
import { receivedPapers } from "#server/modules/applications/index.ts";
import { hallNames, hallParents, hallsInOrder } from "#server/modules/organisation/index.ts";
import { staffNames } from "#server/modules/people/index.ts";
import { forwardingOf } from "#server/modules/sites/index.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import type { HandOver, Paper } from "./hand-over.ts";
import { findHandOver, listedCases, listHandOvers, papersOf } from "./hand-over-store.ts";

/** Days for which settled lists and unlisted papers are shown: further back one looks by number. */
const shownDays = 60;

export async function handOverDesk(
  services: Services,
  actor: StaffActor,
  asked: string | undefined,
  at: Instant,
): Promise<HandOverDesk> {
  const { db } = services;
  const { division } = actor;
  const since = addDays(shanghaiDay(at), -shownDays);
  const [names, order, parents] = await Promise.all([
    hallNames(db, division),
    hallsInOrder(db, division),
    hallParents(db, division),
  ]);
  const named = (id: string) => ({ id, name: names.get(id) ?? id });
  const mine = order.filter(({ id }) => can(actor, "hand-over.make", { division, hall: id }));
  const hall = mine.find(({ id }) => id === asked)?.id ?? mine[0]?.id;
  // Whoever makes none (supervision, the director) sees all.
  const halls = hall === undefined ? undefined : [hall];
  const lists = await listHandOvers(db, { division, halls, since });
  const papers = await papersOf(
    db,
    division,
    lists.map(({ id }) => id),
  );
  return {
    halls: mine.map(({ id }) => named(id)),
    ...(hall !== undefined && { hall }),
    targets: hall === undefined ? [] : hallsAbove(parents, hall).map(named),
    waiting: hall === undefined ? [] : await waitingAt(services, division, hall, since),
    lists: lists.map((one) => rowOf(one, papers.get(one.id) ?? [], names)),
  };
}

/** Received there to be forwarded, with papers, and on no list yet. */
async function waitingAt(
  services: Services,
  division: string,
  hall: string,
  since: string,
): Promise<WaitingPapers[]> {
  const forwarding = await forwardingOf(services.db, division, hall);
  const items = [...forwarding.keys()];
  const received = await receivedPapers(services, { division, hall, items, since });
  const listed = await listedCases(
    services.db,
    division,
    received.map(({ id }) => id),
  );
  return received
    .filter(({ id, papers }) => papers.length > 0 && !listed.has(id))
    .map(({ id, subject, party, receivedAt, papers }) => ({
      ...{ number: caseNumber(division, id), subject, party, receivedAt, papers },
    }));
}

function rowOf(one: HandOver, papers: readonly Paper[], names: ReadonlyMap<string, string>): HandOverRow {
  const { id, number, from, to, state, madeAt, sentAt, receivedAt } = one;
  return {
    ...{ id, number, state, madeAt, papers: papers.length },
    ...{ from: names.get(from) ?? from, to: names.get(to) ?? to },
    missing: papers.filter((paper) => paper.state === "missing").length,
    ...(sentAt && { sentAt }),
    ...(receivedAt && { receivedAt }),
  };
}

export async function showHandOver(
  { db }: Pick<Services, "db">,
  actor: StaffActor,
  id: string,
): Promise<View> {
  const { division } = actor;
  const one = await findHandOver(db, { division, id });
  if (!one) throw refuse("hand-over-not-found");
  const [names, papers, staff] = await Promise.all([
    hallNames(db, division),
    papersOf(db, division, [id]),
    staffNames(
      db,
      division,
      [one.madeBy, one.sentBy, one.receivedBy].filter((each) => each !== undefined),
    ),
  ]);
  const lines = papers.get(id) ?? [];
  const who = (account: string | undefined) => account && (staff.get(account) ?? "工作人员");
  const [sentBy, receivedBy] = [who(one.sentBy), who(one.receivedBy)];
  return {
    ...rowOf(one, lines, names),
    ...{ version: one.version, madeBy: who(one.madeBy)! },
    ...(one.carrier && { carrier: one.carrier }),
    ...(sentBy && { sentBy }),
    ...(receivedBy && { receivedBy }),
    lines: lines.map(({ seq, caseId, name, copies, state, note }) => ({
      ...{ seq, name, copies, state, case: caseNumber(division, caseId) },
      ...(note && { note }),
    })),
    maySend: can(actor, "hand-over.make", { division, hall: one.from }),
    mayReceive: can(actor, "hand-over.make", { division, hall: one.to }),
  };
}
