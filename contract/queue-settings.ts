/** What a hall decides about its queues itself, at the desk (R12.1–R12.3 [A]); the rest stays in `data/queues.json`. */
import Type, { type Static } from "typebox";
import { RequestKey } from "./case.ts";
import { QueueRules } from "./queue-rules.ts";

const exact = { additionalProperties: false };

/** The rules that are changed at the desk, together. */
export const HallQueueRules = Type.Pick(
  QueueRules,
  ["classes", "recall", "restore", "alarm", "nearby", "comeBack", "personRequired", "onTheWay"],
  exact,
);
export type HallQueueRules = Static<typeof HallQueueRules>;

export const QueueSettings = Type.Object({
  hall: Type.String(),
  /** What a change must name; 0: the hall has changed nothing yet. */
  version: Type.Integer(),
  rules: HallQueueRules,
});
export type QueueSettings = Static<typeof QueueSettings>;

export const SaveQueueRules = Type.Object(
  { requestKey: RequestKey, version: Type.Integer({ minimum: 0 }), rules: HallQueueRules },
  exact,
);
export type SaveQueueRules = Static<typeof SaveQueueRules>;

const word = (max: number) => Type.String({ pattern: `^\\S(.{0,${max - 2}}\\S)?$` });
const CounterId = Type.String({ pattern: "^[A-Za-z0-9][A-Za-z0-9-]{0,39}$" });
const ZoneId = Type.String({ pattern: "^[a-z0-9][a-z0-9-]{0,39}$" });

/** What of a queue is changed at the desk. */
const editable = {
  name: word(30),
  /** 字头: what its numbers begin with; one of its own in the hall. */
  prefix: Type.String({ pattern: "^[A-Z]{1,2}$" }),
  zone: Type.Optional(ZoneId),
  /** Counters that call it. */
  counters: Type.Array(CounterId, { minItems: 1, maxItems: 200, uniqueItems: true }),
  /** False: it gives out no numbers any more; its past stays. */
  open: Type.Boolean(),
};

export const EditableQueue = Type.Object({
  ...{ id: Type.String(), version: Type.Integer(), ...editable, counters: Type.Array(Type.String()) },
  /** Numbers of today that are not ended. */
  standing: Type.Integer(),
});
export type EditableQueue = Static<typeof EditableQueue>;

/** The queues of a hall with what they may be given. */
export const EditableQueues = Type.Object({
  hall: Type.String(),
  queues: Type.Array(EditableQueue),
  zones: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
  counters: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
});
export type EditableQueues = Static<typeof EditableQueues>;

/** Version 0: a new queue. */
export const SaveQueue = Type.Object(
  { requestKey: RequestKey, version: Type.Integer({ minimum: 0, maximum: 2147483646 }), ...editable },
  exact,
);
export type SaveQueue = Static<typeof SaveQueue>;
