/** What a bureau sets for its appointments (R12.2 [A]), and the plan of a queue. */
import Type, { type Static } from "typebox";

const optional = Type.Optional;
const exact = { additionalProperties: false };

/** How many places a weekday has at one queue. */
export const PlanStretch = Type.Object(
  {
    /** 1 Monday … 7 Sunday. */
    days: Type.Array(Type.Integer({ minimum: 1, maximum: 7 }), {
      minItems: 1,
      maxItems: 7,
      uniqueItems: true,
    }),
    /** Counters kept for appointments. */
    counters: Type.Integer({ minimum: 0, maximum: 100 }),
    /** Minutes one appointment takes. */
    minutesEach: Type.Integer({ minimum: 5, maximum: 240 }),
    /** Share that only staff give away: at the desk and by telephone, for people without a smartphone. */
    internalPercent: Type.Integer({ minimum: 0, maximum: 100 }),
    /** Minutes before the first and after the last opening hour of the day (延时服务, R12.2). */
    extend: optional(
      Type.Object(
        {
          before: Type.Integer({ minimum: 0, maximum: 180 }),
          after: Type.Integer({ minimum: 0, maximum: 180 }),
        },
        exact,
      ),
    ),
  },
  exact,
);
export type PlanStretch = Static<typeof PlanStretch>;

/** The plan of a queue; a weekday that nothing names has no appointments. */
export const AppointmentPlan = Type.Object({ stretches: Type.Array(PlanStretch, { maxItems: 14 }) }, exact);
export type AppointmentPlan = Static<typeof AppointmentPlan>;

const minutes = (most: number) => Type.Integer({ minimum: 0, maximum: most });

/** `data/appointment-rules.json`: what a bureau sets for itself (R12.2 [A]). */
export const AppointmentRules = Type.Object(
  {
    source: Type.String(),
    slotMinutes: Type.Integer({ minimum: 10, maximum: 240 }),
    /** Weekday whose hours and plan a make-up day has. */
    makeUpDayAs: Type.Integer({ minimum: 1, maximum: 7 }),
    /** Natural days ahead that can be booked, today being day 0. */
    horizonDays: Type.Integer({ minimum: 1, maximum: 90 }),
    /** From the portal, at least so long before the slot begins. */
    noticeMinutes: minutes(10_080),
    openPerPerson: Type.Integer({ minimum: 1, maximum: 50 }),
    /** A place is kept so long while somebody types. */
    holdMinutes: Type.Integer({ minimum: 1, maximum: 120 }),
    /** A cancelled place opens again after a random time between these, so that nobody can hand it on. */
    reopenMinutes: Type.Object({ from: minutes(1440), to: minutes(1440) }, exact),
    noShow: Type.Object(
      {
        most: Type.Integer({ minimum: 1, maximum: 50 }),
        days: Type.Integer({ minimum: 1, maximum: 3650 }),
        suspendDays: Type.Integer({ minimum: 1, maximum: 3650 }),
      },
      exact,
    ),
    waiting: Type.Object(
      {
        perPerson: Type.Integer({ minimum: 0, maximum: 20 }),
        perQueue: Type.Integer({ minimum: 0, maximum: 10_000 }),
        offerMinutes: Type.Integer({ minimum: 1, maximum: 2880 }),
      },
      exact,
    ),
    /** The day before: from this time on an SMS reminds, unless they booked less than so many hours ago or refuse. */
    reminder: Type.Object(
      {
        from: Type.String({ pattern: "^([01][0-9]|2[0-3]):[0-5][0-9]$" }),
        bookedHours: Type.Integer({ minimum: 0, maximum: 72 }),
      },
      exact,
    ),
    /** How long the proposal of another time stands that the hall makes when it cannot keep one. */
    proposalHours: Type.Integer({ minimum: 1, maximum: 336 }),
    /** For queues without a plan of their own. */
    plan: AppointmentPlan,
  },
  exact,
);
export type AppointmentRules = Static<typeof AppointmentRules>;
