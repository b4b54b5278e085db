/**
 * Appointments (R12.2): an hour at a service queue of a hall, promised to one person. Shapes of what
 * goes over HTTP to whoever books. Who booked is sealed in the database; these show it to its owner.
 */
import Type, { type Static } from "typebox";
import { RequestKey } from "./case.ts";
import { HallId, QueueId } from "./queue.ts";

const optional = Type.Optional;
const exact = { additionalProperties: false };
const Instant = Type.String({ description: "UTC instant, ISO 8601" });
export const AppointmentDay = Type.String({ format: "date" });
const Id = Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER });
const Version = Type.Integer({ minimum: 1, maximum: 1_000_000_000 });
const Count = Type.Integer({ minimum: 0 });
const ItemKey = Type.String({ pattern: "^[a-z][a-z0-9-]{2,59}$" });
const PersonName = Type.String({ minLength: 2, maxLength: 50 });
/** One of the priority groups of R12.1, by its code. */
const Group = Type.String({ pattern: "^[a-z][a-z-]{0,39}$" });

/**
 * `booked`; `displaced`: the hall cannot keep it and proposed another time; `arrived`: checked in; `missed`: nobody
 * came; `cancelled` by whoever booked; `called-off` by the hall.
 */
export const AppointmentState = Type.Union([
  Type.Literal("booked"),
  Type.Literal("displaced"),
  Type.Literal("arrived"),
  Type.Literal("missed"),
  Type.Literal("cancelled"),
  Type.Literal("called-off"),
]);
export type AppointmentState = Static<typeof AppointmentState>;

export const appointmentStateNames: Record<AppointmentState, string> = {
  booked: "已预约",
  displaced: "大厅要改时间",
  arrived: "已到",
  missed: "没有来",
  cancelled: "已取消",
  "called-off": "大厅取消",
};

/** Whether anybody may take the place, or only staff for somebody. */
export type Share = "public" | "internal";
/** How it came. */
export type AppointmentVia = "portal" | "desk" | "phone" | "system";

export const FreeSlot = Type.Object({
  id: Id,
  startsAt: Instant,
  endsAt: Instant,
  free: Count,
});
export type FreeSlot = Static<typeof FreeSlot>;

/** One day at a queue. `holiday`, `closed`, `unplanned`, `unknown`: why there is nothing to book. */
export const BookableDay = Type.Object({
  day: AppointmentDay,
  state: Type.Union([
    Type.Literal("open"),
    Type.Literal("full"),
    Type.Literal("holiday"),
    Type.Literal("closed"),
    Type.Literal("unplanned"),
    Type.Literal("unknown"),
  ]),
  slots: Type.Array(FreeSlot),
});
export type BookableDay = Static<typeof BookableDay>;

export const BookableQueue = Type.Object({
  hall: HallId,
  hallName: Type.String(),
  queue: QueueId,
  name: Type.String(),
  zone: optional(Type.String()),
  next: optional(Type.Object({ slot: Id, startsAt: Instant, endsAt: Instant })),
});
export type BookableQueue = Static<typeof BookableQueue>;
export const BookableQueues = Type.Object({
  item: optional(Type.String()),
  queues: Type.Array(BookableQueue),
});
export type BookableQueues = Static<typeof BookableQueues>;

export const QueueSlots = Type.Object({
  hall: HallId,
  hallName: Type.String(),
  queue: QueueId,
  name: Type.String(),
  /** Whether the waiting list takes somebody more. */
  waitingOpen: Type.Boolean(),
  days: Type.Array(BookableDay),
});
export type QueueSlots = Static<typeof QueueSlots>;

export const NewHold = Type.Object({ requestKey: RequestKey, slot: Id }, exact);
export type NewHold = Static<typeof NewHold>;
export const Hold = Type.Object({ hold: Id, slot: Id, endsAt: Instant });
export type Hold = Static<typeof Hold>;

/** From the portal. `name` where the account has none yet; `enterprise` under a mandate to apply. */
export const NewAppointment = Type.Object(
  {
    requestKey: RequestKey,
    slot: Id,
    hold: optional(Id),
    name: optional(PersonName),
    enterprise: optional(Type.String({ pattern: "^[0-9A-Z]{18}$" })),
    item: optional(ItemKey),
    group: optional(Group),
  },
  exact,
);
export type NewAppointment = Static<typeof NewAppointment>;

export const MoveAppointment = Type.Object(
  { requestKey: RequestKey, version: Version, slot: Id, hold: optional(Id) },
  exact,
);
export type MoveAppointment = Static<typeof MoveAppointment>;
export const ActOnAppointment = Type.Object({ requestKey: RequestKey, version: Version }, exact);
export type ActOnAppointment = Static<typeof ActOnAppointment>;
/** Where and when. */
export const appointmentPlace = {
  hall: HallId,
  hallName: Type.String(),
  queue: QueueId,
  queueName: Type.String(),
  startsAt: Instant,
  endsAt: Instant,
};

/** What its owner sees. */
export const MyAppointment = Type.Object({
  id: Id,
  version: Version,
  state: AppointmentState,
  ...appointmentPlace,
  address: Type.String(),
  name: Type.String(),
  enterpriseName: optional(Type.String()),
  item: optional(Type.String()),
  itemName: optional(Type.String()),
  /** Shown as letters and as a code to scan; the kiosk takes it or the identity card. */
  voucher: Type.String(),
  /** When checking in begins, and after when it counts as late. */
  checkInFrom: Instant,
  onTimeUntil: Instant,
  mayMove: Type.Boolean(),
  mayCancel: Type.Boolean(),
  mayCheckIn: Type.Boolean(),
  ticketNumber: optional(Type.String()),
  /** Another time the hall proposes, and until when it stands. */
  proposal: optional(Type.Object({ startsAt: Instant, endsAt: Instant, until: Instant })),
  reason: optional(Type.String()),
});
export type MyAppointment = Static<typeof MyAppointment>;

export const MyWaiting = Type.Object({
  id: Id,
  hallName: Type.String(),
  queueName: Type.String(),
  from: AppointmentDay,
  to: AppointmentDay,
  /** How many wait before. */
  before: Count,
  offer: optional(Type.Object({ slot: Id, startsAt: Instant, endsAt: Instant, until: Instant })),
});
export type MyWaiting = Static<typeof MyWaiting>;

export const MyAppointments = Type.Object({
  coming: Type.Array(MyAppointment),
  past: Type.Array(MyAppointment),
  waiting: Type.Array(MyWaiting),
  /** Open bookings one may have at once. */
  most: Count,
  /** Last day on which nothing can be booked because appointments were missed. */
  suspendedUntil: optional(AppointmentDay),
});
export type MyAppointments = Static<typeof MyAppointments>;

export const NewWaiting = Type.Object(
  {
    requestKey: RequestKey,
    hall: HallId,
    queue: QueueId,
    from: AppointmentDay,
    to: AppointmentDay,
    name: optional(PersonName),
    item: optional(ItemKey),
  },
  exact,
);
export type NewWaiting = Static<typeof NewWaiting>;

export const CheckedIn = Type.Object({
  appointment: Id,
  late: Type.Boolean(),
  /** Late, they still go first as one of a priority group (R12.1). */
  priority: Type.Boolean(),
  queueName: Type.String(),
  ticketNumber: Type.String(),
  /** Opens the page of the ticket. */
  token: Type.String(),
});
export type CheckedIn = Static<typeof CheckedIn>;
