/** What the pages of the queue read beside the tickets themselves: a counter's line and day, a ticket's reception. */
import Type, { type Static } from "typebox";
import { CaseSummary } from "./case.ts";
import { ExplainedTicket, QueueNow, TicketId, TicketView, VisitPerson } from "./queue.ts";

const words = Type.String();
const Instant = Type.String({ description: "UTC instant, ISO 8601" });
const Minutes = Type.Optional(Type.Number({ description: "minutes; absent: nothing to reckon from" }));

/** Who waits for a counter, in the order in which they will be called, and what its clerk has done today. */
export const CounterDay = Type.Object({
  /** The server's time, by which the pages reckon how long somebody has waited. */
  at: Instant,
  waiting: Type.Integer(),
  /** When whoever waits longest took their number. */
  oldest: Type.Optional(Instant),
  /** The first of them. */
  next: Type.Array(
    Type.Object({
      id: TicketId,
      number: words,
      queueName: words,
      className: words,
      takenAt: Instant,
    }),
  ),
  figures: Type.Object({
    served: Type.Integer(),
    missed: Type.Integer(),
    /** Means over today's numbers of this clerk. */
    waited: Minutes,
    serving: Minutes,
  }),
});
export type CounterDay = Static<typeof CounterDay>;

/** A called ticket at its reception: who it is in full (audited), and what they came for. */
export const TicketReception = Type.Object({
  ticket: TicketView,
  person: Type.Optional(VisitPerson),
});
export type TicketReception = Static<typeof TicketReception>;

/** What was received under the number, and what its person has at the hall already. */
export const TicketCases = Type.Object({
  cases: Type.Array(CaseSummary),
  others: Type.Array(CaseSummary),
});
export type TicketCases = Static<typeof TicketCases>;

/** Where the counters of a hall are, for whoever looks for one. */
export const HallCounters = Type.Object({
  counters: Type.Array(
    Type.Object({
      id: words,
      name: words,
      zone: Type.Optional(words),
      zoneName: Type.Optional(words),
      floor: Type.Optional(words),
    }),
  ),
});
export type HallCounters = Static<typeof HallCounters>;

/** Halls that have a queue for a matter, with how it stands there now; the county's own hall first. */
export const ItemQueues = Type.Object({
  halls: Type.Array(
    Type.Object({
      hall: words,
      name: words,
      address: words,
      /** Numbers may be taken on the phone, on the way. */
      onTheWay: Type.Boolean(),
      queue: QueueNow,
    }),
  ),
});
export type ItemQueues = Static<typeof ItemQueues>;

/** What somebody at the guide desk shows or says: a number, or their identity number (in the body, never in an address). */
export const FindTickets = Type.Object(
  { text: Type.String({ pattern: "^[0-9A-Za-z ]{1,20}$" }) },
  { additionalProperties: false },
);

export const FoundTickets = Type.Object({ tickets: Type.Array(ExplainedTicket) });
export type FoundTickets = Static<typeof FoundTickets>;
