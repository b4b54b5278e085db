/** What a hall decides about its queues (R12.1–R12.3): `data/queues.json`. Every number is the bureau's own [A]. */
import Type, { type Static } from "typebox";

const exact = { additionalProperties: false };
const word = (length: number) => Type.String({ pattern: `^\\S.{0,${length - 1}}$` });
const id = Type.String({ pattern: "^[a-z][a-z0-9-]{0,39}$" });
const whole = (minimum: number, maximum: number) => Type.Integer({ minimum, maximum });
const note = Type.Optional(Type.String());

/** The four classes of A6: what a ticket is, by how its person came. */
export const TicketClass = Type.Union([
  Type.Literal("appointment"),
  Type.Literal("priority"),
  Type.Literal("walk-in"),
  Type.Literal("late"),
]);
export type TicketClass = Static<typeof TicketClass>;

/** The smaller weight goes first. Whoever waited `lift.minutes` since they were due goes by weight `lift.to` from then on. */
export const ClassRule = Type.Object(
  {
    id: TicketClass,
    name: word(20),
    weight: whole(1, 9),
    lift: Type.Optional(Type.Object({ minutes: whole(1, 600), to: whole(1, 9) }, exact)),
    note,
  },
  exact,
);
export type ClassRule = Static<typeof ClassRule>;

/** R12.1: whom the hall lets go first, and what they show for it. */
export const PriorityGroup = Type.Object({ id, name: word(20), proof: word(60), note }, exact);
export type PriorityGroup = Static<typeof PriorityGroup>;

export const QueueRules = Type.Object(
  {
    /** Digits of a number after its prefix. */
    digits: whole(3, 4),
    classes: Type.Array(ClassRule, { minItems: 4, maxItems: 4 }),
    groups: Type.Array(PriorityGroup, { maxItems: 20 }),
    /** Prefix of the numbers of priority groups; absent: that of the queue. */
    priorityPrefix: Type.Optional(Type.String({ pattern: "^[A-Z]{1,2}$" })),
    /** R12.3: how often a number is called again, and how long that waits for the person to walk up. */
    recall: Type.Object({ times: whole(0, 9), seconds: whole(5, 600), note }, exact),
    /** R12.3: a missed number comes back so often, within so many minutes, behind so many others. */
    restore: Type.Object({ times: whole(0, 9), minutes: whole(1, 600), behind: whole(0, 20), note }, exact),
    /** Not called before its time by more than `callEarly`; on time until `grace` after it, from `early` before it. */
    appointment: Type.Object(
      { early: whole(0, 240), callEarly: whole(0, 60), grace: whole(0, 120), note },
      exact,
    ),
    /** R12.3: a wait of so many minutes is told to the supervisors. */
    alarm: Type.Object({ minutes: whole(1, 600), note }, exact),
    /** Without experience a service is taken to last so long; with it, the last `days` count. */
    estimate: Type.Object({ serviceMinutes: whole(1, 240), days: whole(1, 90), note }, exact),
    /** With so many ahead, whoever left a phone number is sent an SMS. */
    nearby: Type.Object({ ahead: whole(1, 20), note }, exact),
    /** Whoever waits elsewhere is asked back so many minutes before their turn is expected. */
    comeBack: Type.Object({ minutes: whole(1, 120), note }, exact),
    /** How many of the last called the screens show (FQM #172). */
    lastCalled: whole(1, 20),
    /** Whether a number is given only to whoever says who they are. */
    personRequired: Type.Boolean(),
    /** 在路上先取号: people may take a number on their phone before they are in the hall. */
    onTheWay: Type.Boolean(),
  },
  exact,
);
export type QueueRules = Static<typeof QueueRules>;

/** A queue of a hall as the data folder has it; organs and items left out are those of its counters. */
export const QueueData = Type.Object(
  {
    id,
    name: word(30),
    prefix: Type.String({ pattern: "^[A-Z]{1,2}$" }),
    zone: Type.Optional(Type.String({ pattern: "^[a-z0-9][a-z0-9-]{0,39}$" })),
    counters: Type.Array(Type.String({ pattern: "^[A-Za-z0-9][A-Za-z0-9-]{0,39}$" }), { minItems: 1 }),
    organs: Type.Optional(Type.Array(Type.String())),
    items: Type.Optional(Type.Array(Type.String())),
  },
  exact,
);
export type QueueData = Static<typeof QueueData>;

/** 免叫号、免排队: these groups go straight to these counters, without a number. */
export const DirectArea = Type.Object(
  {
    name: word(30),
    groups: Type.Array(id, { minItems: 1 }),
    counters: Type.Array(Type.String(), { minItems: 1 }),
  },
  exact,
);
export type DirectArea = Static<typeof DirectArea>;

export const QueuesFile = Type.Object(
  {
    source: Type.String(),
    rules: QueueRules,
    halls: Type.Array(
      Type.Object(
        {
          hall: id,
          queues: Type.Array(QueueData),
          direct: Type.Array(DirectArea),
          rules: Type.Optional(Type.Partial(QueueRules)),
        },
        exact,
      ),
    ),
  },
  exact,
);
export type QueuesFile = Static<typeof QueuesFile>;
