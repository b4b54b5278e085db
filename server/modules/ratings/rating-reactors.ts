/** What follows from events: services become rateable, people are asked once, bad ratings are followed and published. */
import type { Case, CaseEvent } from "#server/kernel/case-type/case.ts";
import { withoutPersonalData } from "#server/kernel/rating/personal-text.ts";
import { isRateable, settles } from "#server/kernel/rating/service-points.ts";
import type { Clock } from "#server/kernel/time/clock.ts";
import { addDays, endOfDay, type Instant, instantOf, msOf, shanghaiDay } from "#server/kernel/time/day.ts";
import { dueOf, type Timekeeping } from "#server/kernel/time/due.ts";
import { servedOf } from "#server/modules/applications/index.ts";
import { sendMessages, type Telling } from "#server/modules/messages/index.ts";
import type { Database } from "#server/platform/database/pool.ts";
import type { Services } from "#server/platform/services.ts";
import { engineOf, numberOf, type Occurrence, type Reactor, readEvents } from "../../cases/index.ts";
import { exclusionOf, replyOf } from "./bad-rating.ts";
import {
  excludeRating,
  moveBadRating,
  type Progress,
  publishRating,
  ratingIdOf,
} from "./bad-rating-store.ts";
import { makeInvitations, makeLinks, type NewLink } from "./link-store.ts";
import { readServedOf } from "./points.ts";
import { findRating, ratedServices } from "./rating-store.ts";
import { ratingsDataOf } from "./ratings-data.ts";
import { isToldOf, tellOfBadRating } from "./tell-of-bad-rating.ts";

const each =
  (act: (tx: Database, occurrence: Occurrence) => Promise<void>): Reactor["react"] =>
  async (tx, occurrences) => {
    for (const occurrence of occurrences) await act(tx, occurrence);
  };

const serving = new Set(["receive", "deliver", "deliver-document"]);

export function ratingReactors(services: Services): Reactor[] {
  return [
    {
      name: "rating-points",
      wants: ({ case: it, event }) => isRateable(it) && (serving.has(event.action) || settles(event)),
      react: (tx, those) => keepPoints(services, tx, those),
    },
    {
      name: "ask-for-rating",
      wants: ({ case: it, event }) => isRateable(it) && settles(event),
      react: (tx, those) => askForRatings(services, tx, those),
    },
    {
      name: "follow-bad-rating",
      wants: ({ case: it, event }) => it.type === "bad-rating" && event.action !== "open",
      react: each((tx, one) => followBadRating(services, tx, one)),
    },
    {
      name: "tell-of-bad-rating",
      wants: ({ case: it, event }) => it.type === "bad-rating" && isToldOf(event),
      react: each((tx, one) => tellOfBadRating(services, tx, one)),
    },
  ];
}

/** A service at a counter is also put before whoever stands there. */
async function keepPoints(
  services: Services,
  tx: Database,
  occurrences: readonly Occurrence[],
): Promise<void> {
  const served = await readServedOf(
    services,
    tx,
    occurrences.map(({ case: it }) => it),
  );
  const { tablet } = ratingsDataOf(services).rules;
  const invitations = occurrences.flatMap(({ case: it, event }) =>
    (served.get(it.id)?.points ?? []).flatMap((point): NewLink[] => {
      const { division, id, service, hall, counter } = point;
      if (counter === undefined || hall === undefined || point.servedAt !== event.at) return [];
      const madeAt = point.servedAt;
      const expiresAt = instantOf(msOf(madeAt) + tablet.minutes * 60_000);
      return [{ division, id, service, channel: 4, hall, counter, madeAt, expiresAt }];
    }),
  );
  await makeInvitations(tx, invitations);
}

/** R4.4: once the matter is decided the applicant is asked by SMS, once; who has rated is not asked. */
async function askForRatings(
  services: Services,
  tx: Database,
  occurrences: readonly Occurrence[],
): Promise<void> {
  const cases = occurrences.map(({ case: it }) => it);
  const all = await readServedOf(services, tx, cases);
  const rated = await ratedServices(tx, services.config.division, [...all.keys()]);
  const asked = occurrences.flatMap(({ case: it, event: { at } }) => {
    const read = all.get(it.id);
    const open = read?.points.findLast(({ service }) => !rated.get(it.id)?.has(service));
    return read && open ? [{ read, service: open.service, at }] : [];
  });
  const { days } = ratingsDataOf(services).rules.link;
  const links = asked.map(({ read, service, at }): NewLink => {
    const { division, id } = read.current;
    const expiresAt = endOfDay(addDays(shanghaiDay(at), days));
    return { division, id, service, channel: 7, madeAt: at, expiresAt };
  });
  // Without a token they were told before: an event may be replayed.
  const tokens = await makeLinks(tx, links);
  const tellings = asked.flatMap(({ read: { current: it, served }, at }): Telling[] => {
    const token = tokens.get(it.id);
    if (token === undefined) return [];
    const link = `${services.config.origin}/rate/${token}`;
    return [
      {
        ...{ division: it.division, key: `rating ${it.id}`, at, template: "rating-asked" },
        to: { kind: "resident", id: served.resident },
        phone: served.phone,
        parameters: { item: it.subject, days, link, number: numberOf(it) },
      },
    ];
  });
  await sendMessages(tx, services, tellings);
}

async function followBadRating(
  services: Services,
  tx: Database,
  { case: it, event }: Occurrence,
): Promise<void> {
  const { timekeeper } = await engineOf(services);
  await moveBadRating(tx, it, progressOf(it, event, timekeeper.current()));
  const rating = await ratingIdOf(tx, it);
  if (rating === undefined) return;
  const { division } = it;
  const key = { division, rating };
  if (event.action === "exclude") {
    await excludeRating(tx, { ...key, reason: exclusionOf(await readEvents(services.pool, it)) });
  }
  if (event.action === "pass") await publish(services, tx, it, { rating, at: event.at });
}

/** The reply is published with the names taken out that its writer did not know to leave out. */
async function publish(
  services: Services,
  tx: Database,
  it: Case,
  { rating, at }: { rating: string; at: Instant },
): Promise<void> {
  const { division } = it;
  const { sealing } = services;
  const stored = await findRating({ db: tx, sealing }, division, rating);
  const served = stored && (await servedOf(tx, sealing, { division, id: stored.caseId }));
  const reply = withoutPersonalData(
    replyOf(await readEvents(services.pool, it)),
    served ? [served.name] : [],
  );
  await publishRating(tx, { division, rating, reply, at });
}

/** What an event means for the figures of R4.8. Pure. */
export function progressOf(it: Case, { action, at }: CaseEvent, time: Timekeeping): Progress {
  switch (action) {
    case "contact":
      return { called_at: at };
    case "confirm":
    case "confirm-complex":
      return { confirmed_at: at, due_at: deadline(it.clocks.complex ?? it.clocks.ordinary, time) };
    case "send-back":
      return { due_at: deadline(it.clocks.redo, time) };
    case "rectify":
      return { rectified_at: at, ...(isLate(it, time) && { late: true }) };
    case "pass":
      return { closed_at: at };
    default:
      return {};
  }
}

/** Also of a clock that has stopped meanwhile: events are followed a moment later. */
function deadline(clock: Clock | undefined, time: Timekeeping): Instant | null {
  const due = clock && dueOf(clock, time);
  const end = due?.kind === "stopped" ? due.due : due;
  return end?.kind === "due" ? end.at : null;
}

/** One of its limits to put it right was overrun, the first time or when it was sent back. */
function isLate(it: Case, time: Timekeeping): boolean {
  const ended = [it.clocks.complex ?? it.clocks.ordinary, it.clocks.redo];
  return ended.some((clock) => {
    const due = clock && dueOf(clock, time);
    return due?.kind === "stopped" && due.late === true;
  });
}
