/**
 * Appointments for connected systems, in the words of the GovStack Scheduler building block: an event is a slot, its
 * host entity a hall, its category a service queue; an appointment is a booking of a participant. What fits and what
 * does not: `docs/decisions/0073-appointments.md`.
 */
import Type, { type Static } from "typebox";
import { RequestKey } from "./case.ts";
import { HallId, QueueId } from "./queue.ts";

const exact = { additionalProperties: false };
const optional = Type.Optional;
const Id = Type.String({ pattern: "^[1-9][0-9]{0,14}$" });
const DateTime = Type.String({ format: "date-time" });

export const EventQuery = Type.Object(
  {
    event_id: optional(Id),
    host_entity_id: optional(HallId),
    category: optional(QueueId),
    from: optional(DateTime),
    to: optional(DateTime),
  },
  exact,
);
export type EventQuery = Static<typeof EventQuery>;

export const EventList = Type.Array(
  Type.Object({
    event_id: Id,
    details: Type.Object({
      name: Type.String(),
      description: Type.String(),
      category: QueueId,
      host_entity_id: HallId,
      from: DateTime,
      to: DateTime,
      /** Until when it can be booked. */
      deadline: DateTime,
      /** Places for everybody. The specification has a text here. */
      subscriber_limit: Type.String(),
      /** Not in the specification: places that are left. */
      free: Type.Integer({ minimum: 0 }),
      terms: Type.String(),
      status: Type.Union([Type.Literal("open"), Type.Literal("full"), Type.Literal("closed")]),
      venue: Type.Object({ building: Type.String(), street: Type.String(), country: Type.String() }),
    }),
  }),
);
export type EventList = Static<typeof EventList>;

/** `participant` stands where the specification has the id of a subscriber: personal data is sent once, in the body. */
export const NewSchedulerAppointment = Type.Object(
  {
    request_key: RequestKey,
    appointment_details: Type.Object(
      {
        event_ids: Type.Array(Id, { minItems: 1, maxItems: 5, uniqueItems: true }),
        exclusive: optional(Type.Boolean()),
        participant_type: Type.Literal("subscriber"),
        participant: Type.Object(
          {
            name: Type.String({ minLength: 2, maxLength: 50 }),
            phone: Type.String({ pattern: "^1[3-9][0-9]{9}$" }),
            id_number: optional(Type.String({ pattern: "^[0-9]{17}[0-9X]$" })),
          },
          exact,
        ),
      },
      exact,
    ),
  },
  exact,
);
export type NewSchedulerAppointment = Static<typeof NewSchedulerAppointment>;

export const AppointmentIds = Type.Array(Type.Object({ event_id: Id, appointment_id: Id }));

export const SchedulerStatus = Type.Union([
  Type.Literal("confirmed"),
  Type.Literal("rescheduling"),
  Type.Literal("attended"),
  Type.Literal("missed"),
  Type.Literal("cancelled"),
]);
export type SchedulerStatus = Static<typeof SchedulerStatus>;

export const SchedulerAppointmentQuery = Type.Object(
  {
    appointment_id: optional(Id),
    status: optional(SchedulerStatus),
    from: optional(DateTime),
    to: optional(DateTime),
  },
  exact,
);
export type SchedulerAppointmentQuery = Static<typeof SchedulerAppointmentQuery>;

/** Whom a system booked for is masked: it knows them anyway, and nobody else learns them from here. */
export const SchedulerAppointmentList = Type.Array(
  Type.Object({
    appointment_id: Id,
    details: Type.Object({
      exclusive: Type.Boolean(),
      event_id: Id,
      participant_type: Type.Literal("subscriber"),
      participant: Type.Object({ name: Type.String(), phone: Type.String() }),
      participant_entity_id: HallId,
      status_id: SchedulerStatus,
      from: DateTime,
      to: DateTime,
    }),
  }),
);
export type SchedulerAppointmentList = Static<typeof SchedulerAppointmentList>;

export const SchedulerChange = Type.Object(
  { request_key: RequestKey, details: Type.Object({ event_id: Id }, exact) },
  exact,
);
export const OneSchedulerAppointment = Type.Object({ appointment_id: Id }, exact);
export const CancelledSchedulerAppointment = Type.Object(
  { appointment_id: Id, request_key: RequestKey },
  exact,
);
