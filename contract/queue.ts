/** Visits, numbers, counters and the hall's one stream (一号通, R12.1–R12.3), as kiosk, phone, desk and screens see them. */
import Type, { type Static } from "typebox";
import { RequestKey } from "./case.ts";
import { TicketClass } from "./queue-rules.ts";

export * from "./hall-stream.ts";

const exact = { additionalProperties: false };
const words = Type.String();
const Instant = Type.String({ description: "UTC instant, ISO 8601" });
const Day = Type.String({ format: "date" });
const one = <T extends string>(value: T) => Type.Literal(value);

export const HallId = Type.String({ pattern: "^[a-z][a-z0-9-]{0,39}$" });
export const CounterId = Type.String({ pattern: "^[A-Za-z0-9][A-Za-z0-9-]{0,39}$" });
export const QueueId = Type.String({ pattern: "^[a-z][a-z0-9-]{0,39}$" });
const ItemKey = Type.String({ pattern: "^[a-z][a-z0-9-]{0,59}$" });
const GroupId = Type.String({ pattern: "^[a-z][a-z0-9-]{0,39}$" });
export const TicketId = Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER });

/** Opens the page of a ticket on the phone: in the fragment of its address and in bodies, never in a path or a log. */
export const TicketToken = Type.String({ pattern: "^[A-Za-z0-9_-]{22}$", description: "令牌" });

export const TicketState = Type.Union([
  one("waiting"),
  one("called"),
  one("serving"),
  one("held"),
  one("parked"),
  one("missed"),
  one("done"),
  one("cancelled"),
  one("left"),
]);
export type TicketState = Static<typeof TicketState>;

export const TicketAction = Type.Union([
  one("recall"),
  one("start"),
  one("finish"),
  one("miss"),
  one("restore"),
  one("hold"),
  one("resume"),
  one("park"),
  one("transfer"),
  one("return"),
  one("cancel"),
]);
export type TicketAction = Static<typeof TicketAction>;

export const TicketVia = Type.Union([
  one("kiosk"),
  one("desk"),
  one("phone"),
  one("appointment"),
  one("direct"),
]);
export type TicketVia = Static<typeof TicketVia>;

/** Who takes a number, as far as they say; kept sealed. */
export const VisitPerson = Type.Object(
  {
    name: Type.String({ pattern: "^\\S.{0,49}$" }),
    idNumber: Type.Optional(Type.String({ pattern: "^[0-9]{17}[0-9X]$" })),
    phone: Type.Optional(Type.String({ pattern: "^1[3-9][0-9]{9}$" })),
  },
  exact,
);
export type VisitPerson = Static<typeof VisitPerson>;

const taking = {
  requestKey: RequestKey,
  /** One of these says where to queue: the queue itself, or the matters. */
  queue: Type.Optional(QueueId),
  items: Type.Optional(Type.Array(ItemKey, { minItems: 1, maxItems: 10 })),
  group: Type.Optional(GroupId),
};

export const TakeNumber = Type.Object({ ...taking, person: Type.Optional(VisitPerson) }, exact);
export type TakeNumber = Static<typeof TakeNumber>;

/** Minutes, rounded outwards to whole ones. */
export const WaitEstimate = Type.Object({
  low: Type.Integer(),
  likely: Type.Integer(),
  high: Type.Integer(),
});
export type WaitEstimate = Static<typeof WaitEstimate>;

/** A number as its paper shows it. */
export const TakenTicket = Type.Object({
  id: TicketId,
  number: words,
  hall: words,
  queue: words,
  queueName: words,
  class: TicketClass,
  takenAt: Instant,
  /** How many go before. */
  ahead: Type.Integer(),
  /** Counters that call it, open or not. */
  counters: Type.Array(words),
  /** Absent: no counter is open that could be reckoned with. */
  estimate: Type.Optional(WaitEstimate),
});
export type TakenTicket = Static<typeof TakenTicket>;

export const Taken = Type.Object({ ticket: TakenTicket, token: TicketToken });
export type Taken = Static<typeof Taken>;

// ── What the hall offers; what everybody in it may see is in hall-stream.ts ──

/** A queue one may take a number for, and what that would mean now. */
export const QueueNow = Type.Object({
  id: words,
  name: words,
  prefix: words,
  zone: Type.Optional(words),
  zoneName: Type.Optional(words),
  counters: Type.Array(words),
  open: Type.Integer({ description: "counters that call it now" }),
  waiting: Type.Integer(),
  estimate: Type.Optional(WaitEstimate),
});
export type QueueNow = Static<typeof QueueNow>;

export const HallQueues = Type.Object({
  hall: words,
  name: words,
  day: Day,
  personRequired: Type.Boolean(),
  /** Numbers may be taken on the phone, on the way. */
  onTheWay: Type.Boolean(),
  queues: Type.Array(QueueNow),
  groups: Type.Array(Type.Object({ id: words, name: words, proof: words })),
  /** Groups that need no number: where they go. */
  direct: Type.Array(Type.Object({ name: words, groups: Type.Array(words), counters: Type.Array(words) })),
});
export type HallQueues = Static<typeof HallQueues>;

// ── The phone ──

export const TicketLook = Type.Object({ token: TicketToken }, exact);
export const TicketCancel = Type.Object({ token: TicketToken, requestKey: RequestKey }, exact);

/** A ticket to whoever holds its token. */
export const PhoneTicket = Type.Object({
  number: words,
  hall: words,
  hallName: words,
  queueName: words,
  state: TicketState,
  takenAt: Instant,
  counter: Type.Optional(words),
  ahead: Type.Optional(Type.Integer()),
  estimate: Type.Optional(WaitEstimate),
  /** Whoever goes away should be back by then. */
  comeBackAt: Type.Optional(Instant),
  /** Why it stands where it stands, one sentence each. */
  explained: Type.Array(words),
  mayCancel: Type.Boolean(),
  /** Other numbers of the same visit. */
  others: Type.Array(Type.Object({ number: words, queueName: words, state: TicketState })),
});
export type PhoneTicket = Static<typeof PhoneTicket>;

// ── The desk ──

const KeyOnly = Type.Object({ requestKey: RequestKey }, exact);
export const QueueKeyOnly = KeyOnly;
export const OpenCounter = Type.Object({ requestKey: RequestKey, hall: HallId, counter: CounterId }, exact);
export type OpenCounter = Static<typeof OpenCounter>;
export const TransferTicket = Type.Object({ requestKey: RequestKey, queue: QueueId }, exact);
export const AddMatter = Type.Object(
  {
    requestKey: RequestKey,
    queue: Type.Optional(QueueId),
    items: Type.Optional(Type.Array(ItemKey, { minItems: 1, maxItems: 10 })),
  },
  exact,
);
export const ReceiveDirect = Type.Object(
  {
    requestKey: RequestKey,
    queue: QueueId,
    group: GroupId,
    items: Type.Optional(Type.Array(ItemKey, { minItems: 1, maxItems: 10 })),
  },
  exact,
);

/** What may be done with it now; `from` where it has to wait for its moment. */
export const AllowedAction = Type.Object({ action: TicketAction, from: Type.Optional(Instant) });
export type AllowedAction = Static<typeof AllowedAction>;

export const TicketView = Type.Object({
  id: TicketId,
  number: words,
  state: TicketState,
  since: Instant,
  queue: words,
  queueName: words,
  class: TicketClass,
  className: words,
  group: Type.Optional(words),
  takenAt: Instant,
  dueAt: Instant,
  calls: Type.Integer(),
  counter: Type.Optional(words),
  items: Type.Array(Type.Object({ key: words, name: words })),
  /** Masked. */
  person: Type.Optional(
    Type.Object({ name: words, idNumber: Type.Optional(words), phone: Type.Optional(words) }),
  ),
  appointment: Type.Optional(words),
  /** Other numbers of the same visit, in their order. */
  others: Type.Array(Type.Object({ id: TicketId, number: words, queueName: words, state: TicketState })),
  allowed: Type.Array(AllowedAction),
});
export type TicketView = Static<typeof TicketView>;

/** A ticket with where it stands and why, for whoever asks at the desk. */
export const ExplainedTicket = Type.Object({
  ticket: TicketView,
  ahead: Type.Optional(Type.Integer()),
  estimate: Type.Optional(WaitEstimate),
  comeBackAt: Type.Optional(Instant),
  explained: Type.Array(words),
});
export type ExplainedTicket = Static<typeof ExplainedTicket>;

export const ListedTicket = Type.Object({
  id: TicketId,
  number: words,
  state: TicketState,
  since: Instant,
  queue: words,
  queueName: words,
  class: TicketClass,
  className: words,
  takenAt: Instant,
  waitedMinutes: Type.Integer(),
  /** Of one that waits: how many of its queue go before. */
  ahead: Type.Optional(Type.Integer()),
  counter: Type.Optional(words),
  /** Masked name. */
  person: Type.Optional(words),
});
export type ListedTicket = Static<typeof ListedTicket>;

/** Everybody in the hall today, those who wait in their order; and who sits where. */
export const HallList = Type.Object({
  hall: words,
  day: Day,
  tickets: Type.Array(ListedTicket),
  counters: Type.Array(
    Type.Object({
      counter: words,
      state: Type.Union([one("open"), one("paused")]),
      openedAt: Instant,
      since: Instant,
    }),
  ),
  /** R12.3: from here on a wait is too long. */
  alarmMinutes: Type.Integer(),
});
export type HallList = Static<typeof HallList>;

export const CounterPanel = Type.Object({
  session: Type.Optional(
    Type.Object({
      hall: words,
      counter: words,
      counterName: words,
      state: Type.Union([one("open"), one("paused")]),
      openedAt: Instant,
      since: Instant,
    }),
  ),
  queues: Type.Array(Type.Object({ id: words, name: words, prefix: words, waiting: Type.Integer() })),
  /** Who is called or served at this counter. */
  current: Type.Optional(TicketView),
  /** Held here, parked in these queues, missed and still restorable. */
  aside: Type.Array(TicketView),
});
export type CounterPanel = Static<typeof CounterPanel>;

/** Whom `next` called; nobody waits: absent. */
export const CalledNext = Type.Object({ ticket: Type.Optional(TicketView) });
export type CalledNext = Static<typeof CalledNext>;

/** Which counter a clerk sits at, so that the tablet there knows whom to ask (R4.2). */
export const CounterSeat = Type.Object({ hall: HallId, counter: CounterId }, exact);
export type CounterSeat = Static<typeof CounterSeat>;
export const SeatView = Type.Object({ seat: Type.Optional(CounterSeat) });
export type SeatView = Static<typeof SeatView>;
