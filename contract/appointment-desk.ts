/** Appointments at the desk: a hall's day, booking for people without a smartphone, plans, closed days, figures. */
import Type, { type Static } from "typebox";
import { AppointmentDay, AppointmentState, appointmentPlace } from "./appointment.ts";
import { AppointmentPlan } from "./appointment-rules.ts";
import { RequestKey } from "./case.ts";
import { OpeningHours } from "./organisation.ts";
import { HallId, QueueId } from "./queue.ts";

const optional = Type.Optional;
const exact = { additionalProperties: false };
const Instant = Type.String({ description: "UTC instant, ISO 8601" });
const Id = Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER });
const Version = Type.Integer({ minimum: 1, maximum: 1_000_000_000 });
const Count = Type.Integer({ minimum: 0 });
const ItemKey = Type.String({ pattern: "^[a-z][a-z0-9-]{2,59}$" });
const Phone = Type.String({ pattern: "^1[3-9][0-9]{9}$" });
const PersonName = Type.String({ minLength: 2, maxLength: 50 });
const IdNumber = Type.String({ pattern: "^[0-9]{17}[0-9X]$" });
const Reason = Type.String({ minLength: 2, maxLength: 200 });
/** One of the priority groups of R12.1, by its code. */
const Group = Type.String({ pattern: "^[a-z][a-z-]{0,39}$" });

/** By staff for somebody who stands there or is on the telephone. */
export const StaffAppointment = Type.Object(
  {
    requestKey: RequestKey,
    slot: Id,
    via: Type.Union([Type.Literal("desk"), Type.Literal("phone")]),
    name: PersonName,
    phone: Phone,
    idNumber: optional(IdNumber),
    enterpriseName: optional(Type.String({ minLength: 2, maxLength: 100 })),
    item: optional(ItemKey),
    group: optional(Group),
  },
  exact,
);
export type StaffAppointment = Static<typeof StaffAppointment>;

/** `groupSeen`: whether the proof of the priority group they booked with was looked at and holds (R12.1). */
export const StaffCheckIn = Type.Object(
  { requestKey: RequestKey, groupSeen: optional(Type.Boolean()) },
  exact,
);
export type StaffCheckIn = Static<typeof StaffCheckIn>;

export const StaffMove = Type.Object(
  { requestKey: RequestKey, version: Version, slot: Id, reason: Reason },
  exact,
);
export type StaffMove = Static<typeof StaffMove>;
export const StaffCancel = Type.Object({ requestKey: RequestKey, version: Version, reason: Reason }, exact);
export type StaffCancel = Static<typeof StaffCancel>;

/** A line of the desk's list; the person is masked (R13.5). */
export const DeskAppointment = Type.Object({
  id: Id,
  version: Version,
  state: AppointmentState,
  ...appointmentPlace,
  share: Type.Union([Type.Literal("public"), Type.Literal("internal")]),
  via: Type.String(),
  name: Type.String(),
  phone: Type.String(),
  enterpriseName: optional(Type.String()),
  itemName: optional(Type.String()),
  /** The priority group they booked with, in words, what proves it, and whether that was looked at. */
  group: optional(Type.Object({ name: Type.String(), proof: Type.String(), seen: optional(Type.Boolean()) })),
  late: Type.Boolean(),
  ticketNumber: optional(Type.String()),
  reason: optional(Type.String()),
  mayCheckIn: Type.Boolean(),
});
export type DeskAppointment = Static<typeof DeskAppointment>;

/** A slot as the desk sees it. */
export const DeskSlot = Type.Object({
  id: Id,
  startsAt: Instant,
  endsAt: Instant,
  publicCapacity: Count,
  internalCapacity: Count,
  publicUsed: Count,
  internalUsed: Count,
  /** Places that are kept and given to nobody yet: being typed, offered, about to reopen. */
  kept: Count,
  closed: Type.Boolean(),
});
export type DeskSlot = Static<typeof DeskSlot>;

export const DeskQueue = Type.Object({
  queue: QueueId,
  name: Type.String(),
  slots: Type.Array(DeskSlot),
  waiting: Count,
});
export type DeskQueue = Static<typeof DeskQueue>;

export const DeskDay = Type.Object({
  hall: HallId,
  day: AppointmentDay,
  dayKind: Type.String(),
  halls: Type.Array(Type.Object({ id: HallId, name: Type.String() })),
  appointments: Type.Array(DeskAppointment),
  queues: Type.Array(DeskQueue),
  closures: Type.Array(
    Type.Object({
      id: Id,
      day: AppointmentDay,
      queue: optional(QueueId),
      queueName: optional(Type.String()),
      open: Type.Boolean(),
      reason: Type.String(),
    }),
  ),
  mayPlan: Type.Boolean(),
  mayKeep: Type.Boolean(),
});
export type DeskDay = Static<typeof DeskDay>;

export const PlanView = Type.Object({
  hall: HallId,
  queue: QueueId,
  name: Type.String(),
  version: Count,
  plan: AppointmentPlan,
});
export type PlanView = Static<typeof PlanView>;
export const PlanViews = Type.Object({ plans: Type.Array(PlanView), slotMinutes: Count });
export type PlanViews = Static<typeof PlanViews>;
/** `version` 0: there is no plan of its own yet. */
export const EditPlan = Type.Object({ requestKey: RequestKey, version: Count, plan: AppointmentPlan }, exact);
export type EditPlan = Static<typeof EditPlan>;

/** A day, or a queue's day, or one slot that the hall cannot keep; or a day it opens beyond the calendar. */
export const NewOverride = Type.Object(
  {
    requestKey: RequestKey,
    hall: HallId,
    day: AppointmentDay,
    queue: optional(QueueId),
    /** Absent: closed. */
    hours: optional(Type.Array(OpeningHours, { minItems: 1, maxItems: 5 })),
    reason: Reason,
  },
  exact,
);
export type NewOverride = Static<typeof NewOverride>;
export const CloseSlot = Type.Object({ requestKey: RequestKey, reason: Reason }, exact);
export type CloseSlot = Static<typeof CloseSlot>;
/** Whom it concerned: how many were proposed another time, how many were called off. */
export const Closed = Type.Object({ slots: Count, proposed: Count, calledOff: Count });
export type Closed = Static<typeof Closed>;

const Part = Type.Object({
  planned: Count,
  booked: Count,
  arrived: Count,
  late: Count,
  missed: Count,
  cancelled: Count,
  calledOff: Count,
  /** Mean days between booking and the slot, of all that were booked; absent where none was. */
  leadDays: optional(Type.Number({ minimum: 0 })),
});
/** Planned and used places; every appointment counts once, at the slot it has now. */
export const AppointmentFigures = Type.Object({
  from: AppointmentDay,
  to: AppointmentDay,
  total: Part,
  days: Type.Array(Type.Object({ day: AppointmentDay, ...Part.properties })),
  queues: Type.Array(Type.Object({ queue: QueueId, name: Type.String(), ...Part.properties })),
});
export type AppointmentFigures = Static<typeof AppointmentFigures>;
