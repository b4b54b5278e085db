/**
 * Suppliers of free services as connected systems (R12.9): a system with the scope `supply.orders`, tied to one supplier,
 * reads that supplier's orders and reports what became of them, under `/api/supply`.
 *
 * `GET /api/supply/orders` SupplyOrders · `GET /api/supply/orders/:number` SupplyOrder ·
 * `POST /api/supply/orders/:number/acts/:action` SupplyAct → ActAnswer · `POST /api/supply/photos` FreePhoto.
 */
import Type, { type Static } from "typebox";
import { CaseNumber, RequestKey } from "./case.ts";
import { FreeWay, Recipient } from "./free-services.ts";

const exact = { additionalProperties: false };
const optional = Type.Optional;
const code = { pattern: "^[a-z-]{1,30}$" };

export const SupplyQuery = Type.Object(
  {
    state: optional(Type.String({ ...code, description: "ordered, making, shipped …" })),
    show: optional(
      Type.Union([Type.Literal("open"), Type.Literal("over")], {
        description: "those that run (the default), or ended",
      }),
    ),
    after: optional(Type.String({ ...CaseNumber, description: "`next` of the page before" })),
  },
  exact,
);

const brief = {
  number: Type.String({ description: "of the order, as it is printed" }),
  kind: Type.String(),
  kindName: Type.String(),
  unit: Type.String(),
  quantity: Type.Integer(),
  way: FreeWay,
  /** The matter it belongs to. */
  about: Type.String(),
  aboutName: Type.String(),
  state: Type.String(),
  stateName: Type.String(),
  version: Type.Integer({ description: "what a report must name" }),
  orderedAt: Type.String({ description: "UTC instant, ISO 8601" }),
  dueOn: optional(Type.String({ description: "last day of the limit that runs" })),
  tracking: optional(Type.String()),
};

export const SupplyOrderRow = Type.Object(brief);
export type SupplyOrderRow = Static<typeof SupplyOrderRow>;
export const SupplyOrders = Type.Object({ rows: Type.Array(SupplyOrderRow), next: optional(Type.String()) });
export type SupplyOrders = Static<typeof SupplyOrders>;

export const SupplyOrder = Type.Object({
  ...brief,
  price: Type.Integer({ description: "fen, a piece; of the day it was ordered" }),
  /** Only while the order is to be done. */
  recipient: optional(Recipient),
  /** What may be reported now, each with the JSON Schema of its data. */
  allowed: Type.Array(
    Type.Object({
      action: Type.String(),
      name: Type.String(),
      data: optional(Type.Record(Type.String(), Type.Unknown())),
    }),
  ),
});
export type SupplyOrder = Static<typeof SupplyOrder>;

export const SupplyAct = Type.Object(
  {
    requestKey: RequestKey,
    version: Type.Integer({ minimum: 1 }),
    data: optional(Type.Record(Type.String({ pattern: "^[a-zA-Z]{1,30}$" }), Type.Unknown())),
  },
  exact,
);
export type SupplyAct = Static<typeof SupplyAct>;
