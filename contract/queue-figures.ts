/** Figures of a hall's queues (R12.3), each from spans of time alone. Minutes and per cent with one place. */
import Type, { type Static } from "typebox";

const words = Type.String();
const maybe = Type.Union([Type.Number(), Type.Null()]);
const one = <T extends string>(value: T) => Type.Literal(value);

export const QueueFiguresBy = Type.Union([
  one("queue"),
  one("hour"),
  one("counter"),
  one("person"),
  one("class"),
  one("day"),
]);
export type QueueFiguresBy = Static<typeof QueueFiguresBy>;

export const QueueFiguresQuery = Type.Object(
  {
    from: Type.Optional(Type.String({ format: "date" })),
    to: Type.Optional(Type.String({ format: "date" })),
    by: Type.Optional(QueueFiguresBy),
  },
  { additionalProperties: false },
);
export type QueueFiguresQuery = Static<typeof QueueFiguresQuery>;

export const QueueFigures = Type.Object({
  id: words,
  name: words,
  taken: Type.Integer(),
  called: Type.Integer(),
  served: Type.Integer(),
  abandoned: Type.Integer(),
  waitMean: maybe,
  waitP90: maybe,
  waitMost: maybe,
  serviceMean: maybe,
  serviceP90: maybe,
  abandonedRate: maybe,
  recalls: Type.Integer(),
  /** How well the wait was foretold: minutes off, and how many lay in the range. */
  estimated: Type.Integer(),
  bias: maybe,
  error: maybe,
  within: maybe,
  /** Of counters and people: minutes open and busy, and the share. */
  open: Type.Optional(Type.Number()),
  busy: Type.Optional(Type.Number()),
  use: Type.Optional(maybe),
});
export type QueueFigures = Static<typeof QueueFigures>;

export const QueueFiguresPage = Type.Object({
  hall: words,
  from: words,
  to: words,
  by: QueueFiguresBy,
  total: QueueFigures,
  rows: Type.Array(QueueFigures),
});
export type QueueFiguresPage = Static<typeof QueueFiguresPage>;
