/**
 * Supervision orders (督办): opened by a supervisor, by a leader's mark, or by the system; addressed to an organ or a person.
 *
 * `GET /api/orders` OrderList · `POST /api/orders` OpenOrder → Opened · `GET /api/orders/:number` OrderView ·
 * `POST /api/orders/:number/actions/:action` ActRequest → ActAnswer.
 */
import Type, { type Static } from "typebox";
import { CaseNumber, CaseSummary, CaseView, RequestKey } from "./case.ts";
import { cardFilters as filters } from "./supervision.ts";

const exact = { additionalProperties: false };
const Instant = Type.String({ description: "UTC instant, ISO 8601" });
const Uscc = Type.String({ pattern: "^[0-9A-Z]{18}$" });
const Id = Type.String({ format: "uuid" });
const text = (least: number, most: number) => Type.String({ minLength: least, maxLength: most });
const optional = Type.Optional;

/** A supervision order (督办). `mark`: by a leader's note (批示). */
export const OpenOrder = Type.Object(
  {
    requestKey: RequestKey,
    title: text(2, 60),
    matter: text(2, 2000),
    organ: Uscc,
    /** One person of the organ, where it is for them. */
    person: optional(Id),
    about: optional(CaseNumber),
    /** A leader's note, in their words. */
    mark: optional(text(1, 500)),
    days: Type.Integer({ minimum: 1, maximum: 60, description: "working days to reply" }),
  },
  exact,
);
export type OpenOrder = Static<typeof OpenOrder>;

export const OrderRow = Type.Object({
  number: Type.String(),
  title: Type.String(),
  source: Type.Union([Type.Literal("supervisor"), Type.Literal("mark"), Type.Literal("system")]),
  sourceName: Type.String(),
  organ: Type.String(),
  organName: Type.String(),
  person: optional(Type.String()),
  personName: optional(Type.String()),
  issuerName: Type.String(),
  state: Type.String(),
  stateName: Type.String(),
  openedAt: Instant,
  dueAt: optional(Instant),
  late: Type.Boolean(),
});
export type OrderRow = Static<typeof OrderRow>;

export const OrderQuery = Type.Object(
  {
    ...{ organ: filters.organ },
    state: optional(
      Type.Union([
        Type.Literal("open"),
        Type.Literal("late"),
        Type.Literal("replied"),
        Type.Literal("closed"),
      ]),
    ),
    after: optional(Type.String({ maxLength: 300 })),
    limit: Type.Integer({ minimum: 1, maximum: 100, default: 50 }),
  },
  exact,
);
export type OrderQuery = Static<typeof OrderQuery>;
export const OrderList = Type.Object({
  rows: Type.Array(OrderRow),
  next: optional(Type.String()),
  mayOpen: Type.Boolean(),
});
export type OrderList = Static<typeof OrderList>;

export const OrderView = Type.Object({
  ...CaseView.properties,
  order: OrderRow,
  matter: Type.String(),
  mark: optional(Type.String()),
  aboutCase: optional(CaseSummary),
});
export type OrderView = Static<typeof OrderView>;
export const Opened = Type.Object({ number: Type.String() });
