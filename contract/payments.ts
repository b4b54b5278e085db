/** Paying by code at a kiosk: what is to be paid, the order, how it stands. */
import Type, { type Static } from "typebox";
import { RequestKey } from "./case.ts";
import { Fen, OfCase, PrintOutcome } from "./kiosk.ts";

const exact = { additionalProperties: false };
const optional = Type.Optional;
const Id = Type.String({ format: "uuid" });
const one = <T extends string>(value: T) => Type.Literal(value);

export const PaymentState = Type.Union([one("waiting"), one("paid"), one("closed"), one("refunded")]);
export type PaymentState = Static<typeof PaymentState>;

/** What is to be paid for a matter. */
export const Payable = Type.Object({
  number: Type.String(),
  subject: Type.String(),
  name: Type.String(),
  basis: Type.String(),
  options: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), fen: Fen })),
  /** It was paid already. */
  paid: optional(
    Type.Object({
      fen: Fen,
      at: Type.String(),
      /** Its slip can be printed once more. */
      slip: Type.Boolean(),
    }),
  ),
});
export type Payable = Static<typeof Payable>;

export const NewPayment = Type.Object(
  {
    requestKey: RequestKey,
    of: OfCase,
    option: Type.String({ pattern: "^[a-z-]{1,20}$" }),
  },
  exact,
);
export type NewPayment = Static<typeof NewPayment>;

export const Payment = Type.Object({
  id: Id,
  name: Type.String(),
  fen: Fen,
  /** What the payer's phone scans. */
  code: Type.String(),
  state: PaymentState,
  expiresAt: Type.String(),
});
export type Payment = Static<typeof Payment>;

/** `again`: it is the second and last one. */
export const PaymentSlip = Type.Object({ paper: PrintOutcome, again: Type.Boolean() });
export type PaymentSlip = Static<typeof PaymentSlip>;

// ── The desk ──

export const AskedCause = Type.Union([one("double"), one("withdrawn"), one("wrong"), one("reduced")]);
export type AskedCause = Static<typeof AskedCause>;
/** `ended`: the system asks, because the matter ended without its fee. */
export const RefundCause = Type.Union([...AskedCause.anyOf, one("ended")]);
export type RefundCause = Static<typeof RefundCause>;

export const refundCauseNames: Record<RefundCause, string> = {
  double: "缴了两次",
  withdrawn: "办件撤回了",
  wrong: "缴错了",
  reduced: "多收了，或者该减免",
  ended: "办件结束，不收费",
};

export const RefundState = Type.Union([
  one("asked"),
  one("declined"),
  one("sending"),
  one("refunded"),
  one("refused"),
]);
export type RefundState = Static<typeof RefundState>;

export const refundStateNames: Record<RefundState, string> = {
  asked: "等另一人审批",
  declined: "没有同意",
  sending: "已同意，等通道退款",
  refunded: "已退",
  refused: "通道没有退",
};

const Reason = Type.String({ minLength: 2, maxLength: 200 });
export const AskRefund = Type.Object(
  {
    ...{ requestKey: RequestKey, cause: AskedCause, reason: Reason },
    /** How much of it; absent: all that is left. */
    fen: optional(Type.Integer({ minimum: 1 })),
  },
  exact,
);
export type AskRefund = Static<typeof AskRefund>;
export const DecideRefund = Type.Object({ requestKey: RequestKey, note: Reason }, exact);
export type DecideRefund = Static<typeof DecideRefund>;

export const RefundView = Type.Object({
  id: Id,
  fen: Fen,
  cause: RefundCause,
  reason: Type.String(),
  state: RefundState,
  askedBy: Type.String(),
  askedAt: Type.String(),
  decidedBy: optional(Type.String()),
  decidedAt: optional(Type.String()),
  note: optional(Type.String()),
  refundedAt: optional(Type.String()),
  reference: optional(Type.String()),
  /** Whether whoever looks may decide it: never who asked for it. */
  mayDecide: Type.Boolean(),
});
export type RefundView = Static<typeof RefundView>;

/** A payment that was made, as the desk sees it. */
export const PaidView = Type.Object({
  id: Id,
  number: Type.String(),
  subject: Type.String(),
  /** How the matter stands. */
  stateName: Type.String(),
  name: Type.String(),
  fen: Fen,
  state: PaymentState,
  deviceName: Type.String(),
  paidAt: Type.String(),
  reference: Type.String(),
  refunds: Type.Array(RefundView),
  /** What was paid and has neither been given back nor asked for. */
  left: Fen,
  mayAsk: Type.Boolean(),
});
export type PaidView = Static<typeof PaidView>;
/** What was paid for one's own matter at a kiosk, and what came back of it. */
export const OwnPayments = Type.Object({
  payments: Type.Array(
    Type.Object({
      id: Id,
      name: Type.String(),
      fen: Fen,
      paidAt: Type.String(),
      reference: Type.String(),
      refunds: Type.Array(
        Type.Object({
          fen: Fen,
          state: Type.Union([one("asked"), one("sending"), one("refunded")]),
          refundedAt: optional(Type.String()),
        }),
      ),
    }),
  ),
});
export type OwnPayments = Static<typeof OwnPayments>;

export const PaidMonthKey = Type.String({ pattern: "^20[0-9]{2}-(0[1-9]|1[0-2])$" });

/** What came in and went back in a month, by tariff: a refund counts in the month the money went back. */
export const PaidMonth = Type.Object({
  month: PaidMonthKey,
  lines: Type.Array(
    Type.Object({
      name: Type.String(),
      paid: Type.Integer({ minimum: 0 }),
      paidFen: Fen,
      refunds: Type.Integer({ minimum: 0 }),
      backFen: Fen,
    }),
  ),
});
export type PaidMonth = Static<typeof PaidMonth>;

export const PaidList = Type.Object({
  rows: Type.Array(PaidView),
  next: optional(Type.String()),
  /** Refunds that wait for somebody to decide. */
  asked: Type.Integer({ minimum: 0 }),
});
export type PaidList = Static<typeof PaidList>;
