/** The kiosk (一机通, 24-hour hall; B3, B4): what it offers, and what it asks of the server. */
import Type, { type Static } from "typebox";
import { Progress } from "./application.ts";
import { CaseNumber, CaseSummary, RequestKey } from "./case.ts";
import { Limit } from "./limit.ts";
import { TakenTicket } from "./queue.ts";

const exact = { additionalProperties: false };
const optional = Type.Optional;
const words = (maxLength: number) => Type.String({ minLength: 1, maxLength });
const Id = Type.String({ format: "uuid" });
const ItemKey = Type.String({ pattern: "^[a-z][a-z0-9-]{2,59}$" });
export const Fen = Type.Integer({ minimum: 1, maximum: 100_000_000 });
const QueryCode = Type.String({ pattern: "^[0-9]{6}$" });
const one = <T extends string>(value: T) => Type.Literal(value);

export const KioskFunctionId = Type.Union([
  one("number"),
  one("appointment"),
  one("apply"),
  one("progress"),
  one("print"),
  one("deposit"),
  one("pay"),
  one("rate"),
]);
export type KioskFunctionId = Static<typeof KioskFunctionId>;

/** One button of the kiosk. `signIn`: whether an identity card is needed; `allDay`: also when the hall is closed. */
export const KioskFunction = Type.Object(
  {
    ...{ id: KioskFunctionId, name: words(8), words: words(20), icon: words(20) },
    signIn: Type.Union([one("none"), one("either"), one("needed")]),
    allDay: Type.Boolean(),
  },
  exact,
);
export type KioskFunction = Static<typeof KioskFunction>;

const Tariff = Type.Object(
  {
    ...{ item: ItemKey, name: words(40), basis: words(200) },
    options: Type.Array(
      Type.Object({ id: Type.String({ pattern: "^[a-z-]{1,20}$" }), name: words(40), fen: Fen }, exact),
      { minItems: 1 },
    ),
  },
  exact,
);

/** `data/kiosk-rules.json`: every number is the bureau's [A]. */
export const KioskRules = Type.Object(
  {
    source: words(300),
    /** How long somebody may be signed in; after how long a silence they are asked, and then forgotten. */
    session: Type.Object(
      {
        minutes: Type.Integer({ minimum: 1, maximum: 60 }),
        idleSeconds: Type.Integer({ minimum: 20, maximum: 600 }),
        askSeconds: Type.Integer({ minimum: 5, maximum: 120 }),
      },
      exact,
    ),
    functions: Type.Array(KioskFunction, { minItems: 1 }),
    /** Matters that can be applied for whole at a kiosk (B4). */
    applyItems: Type.Array(ItemKey, { uniqueItems: true }),
    /** The organ that answers for the boxes, and its limits. */
    deposit: Type.Object(
      { organ: Type.String({ pattern: "^[0-9A-Z]{18}$" }), takeUp: Limit, forward: Limit },
      exact,
    ),
    printing: Type.Object({ mostPages: Type.Integer({ minimum: 1, maximum: 200 }) }, exact),
    payment: Type.Object(
      {
        minutes: Type.Integer({ minimum: 1, maximum: 60 }),
        /** States of a matter in which nothing is owed for it: it is not paid for, and what was paid is asked back. */
        endedWithoutFee: Type.Array(Type.String(), { uniqueItems: true }),
        tariffs: Type.Array(Tariff),
      },
      exact,
    ),
  },
  exact,
);
export type KioskRules = Static<typeof KioskRules>;

export const Paper = Type.Union([one("ok"), one("low"), one("out"), one("none")]);
export type Paper = Static<typeof Paper>;

/** Whoever is signed in at a kiosk, as the kiosk may show them to whoever stands behind. */
export const KioskPerson = Type.Object({ name: Type.String() });
export type KioskPerson = Static<typeof KioskPerson>;

export const KioskHome = Type.Object({
  /** The county: 常宁市. */
  county: Type.String(),
  division: Type.String(),
  hall: Type.String(),
  hallName: Type.String(),
  /** Whether counters are open now; when not, only what works all day is offered. */
  open: Type.Boolean(),
  functions: Type.Array(KioskFunction),
  person: optional(KioskPerson),
  paper: Paper,
  /** Why nobody can sign in here, if so. */
  reader: optional(Type.String()),
  applyItems: Type.Array(Type.String()),
  session: KioskRules.properties.session,
  /** A simulator stands in for card reader and printer. */
  simulated: Type.Boolean(),
});
export type KioskHome = Static<typeof KioskHome>;

/** A card was read: what to show, and the sealed token to go on to the face check with. */
export const CardRead = Type.Object({ name: Type.String(), card: Type.String() });
export type CardRead = Static<typeof CardRead>;
export const KioskSignIn = Type.Object({ card: Type.String({ pattern: "^[A-Za-z0-9_-]{40,2000}$" }) }, exact);
export const KioskLeave = Type.Object({ by: Type.Union([one("left"), one("silence")]) }, exact);

/** By the receipt's number and query code, or, signed in, one's own by its number. */
export const OfCase = Type.Object({ number: CaseNumber, code: optional(QueryCode) }, exact);
export type OfCase = Static<typeof OfCase>;

export const KioskProgress = Type.Union([
  Progress,
  Type.Object({
    deposit: Type.Object({ number: Type.String(), stateName: Type.String(), words: Type.String() }),
  }),
]);
export type KioskProgress = Static<typeof KioskProgress>;

/** Something that can be printed here for whoever is signed in. */
export const Printable = Type.Object({
  kind: Type.Union([one("document"), one("licence")]),
  /** Of a document: `number/seq`; of a licence its id. */
  id: Type.String(),
  title: Type.String(),
  about: Type.String(),
  at: Type.String(),
});
export type Printable = Static<typeof Printable>;
export const Printables = Type.Object({ documents: Type.Array(Printable), licences: Type.Array(Printable) });
export type Printables = Static<typeof Printables>;

export const PrintAsk = Type.Object(
  {
    requestKey: RequestKey,
    what: Type.Union([
      Type.Object(
        {
          kind: one("document"),
          number: CaseNumber,
          seq: Type.Integer({ minimum: 1, maximum: 100_000 }),
        },
        exact,
      ),
      Type.Object({ kind: one("licence"), id: Id }, exact),
    ]),
  },
  exact,
);
export type PrintAsk = Static<typeof PrintAsk>;

/** `no-paper` and `failed`: what was asked for is done all the same, only the paper is missing. */
export const PrintOutcome = Type.Union([one("printed"), one("no-paper"), one("failed")]);
export type PrintOutcome = Static<typeof PrintOutcome>;
export const Printed = Type.Object({ pages: Type.Integer() });
export type Printed = Static<typeof Printed>;

export const TakeKioskNumber = Type.Object(
  {
    requestKey: RequestKey,
    queue: optional(Type.String({ pattern: "^[a-z][a-z0-9-]{0,39}$" })),
    items: optional(Type.Array(ItemKey, { minItems: 1, maxItems: 10 })),
    group: optional(Type.String({ pattern: "^[a-z][a-z0-9-]{0,39}$" })),
  },
  exact,
);
export type TakeKioskNumber = Static<typeof TakeKioskNumber>;

export const DepositPurpose = Type.Union([one("apply"), one("add"), one("other")]);
export type DepositPurpose = Static<typeof DepositPurpose>;

export const depositPurposeNames: Record<DepositPurpose, string> = {
  apply: "申请办事",
  add: "补材料",
  other: "其他",
};

export const NewDeposit = Type.Object(
  {
    requestKey: RequestKey,
    purpose: DepositPurpose,
    item: optional(ItemKey),
    number: optional(CaseNumber),
    sheets: Type.Integer({ minimum: 1, maximum: 999 }),
    /** Needed of whoever is not signed in: how to reach them. */
    phone: optional(Type.String({ pattern: "^1[3-9][0-9]{9}$" })),
  },
  exact,
);
export type NewDeposit = Static<typeof NewDeposit>;

export const DepositReceipt = Type.Object({
  number: Type.String(),
  code: QueryCode,
  /** Until when it is taken out. */
  takenUpBy: optional(Type.String()),
  paper: PrintOutcome,
});
export type DepositReceipt = Static<typeof DepositReceipt>;

const Inventory = Type.Array(
  Type.Object({ name: words(60), sheets: Type.Integer({ minimum: 1, maximum: 999 }) }, exact),
  { minItems: 1, maxItems: 40 },
);

export const DepositAct = Type.Object(
  {
    requestKey: RequestKey,
    version: Type.Integer({ minimum: 1 }),
    /** Taking up: what lay in the envelope. */
    inventory: optional(Inventory),
    /** Forwarding: the matter it was received as, where it has a number already. */
    number: optional(CaseNumber),
    note: optional(words(300)),
  },
  exact,
);
export type DepositAct = Static<typeof DepositAct>;

export const DepositStep = Type.Object({
  at: Type.String(),
  name: Type.String(),
  by: Type.String(),
  inventory: optional(Inventory),
  number: optional(Type.String()),
  note: optional(Type.String()),
});
export type DepositStep = Static<typeof DepositStep>;

/** A deposit as clerks see it. Name and phone are masked. */
export const DepositView = Type.Object({
  case: CaseSummary,
  version: Type.Integer(),
  hall: Type.String(),
  deviceName: Type.String(),
  purpose: DepositPurpose,
  item: optional(Type.Object({ key: Type.String(), name: Type.String() })),
  about: optional(Type.String()),
  sheets: Type.Integer(),
  name: Type.String(),
  phone: Type.String(),
  droppedAt: Type.String(),
  steps: Type.Array(DepositStep),
  allowed: Type.Array(Type.String()),
});
export type DepositView = Static<typeof DepositView>;
export const DepositList = Type.Object({ rows: Type.Array(DepositView), next: optional(Type.String()) });
export type DepositList = Static<typeof DepositList>;

export const KioskNumber = Type.Object({
  ticket: TakenTicket,
  /** Address of its page on the phone. */
  phone: Type.String(),
  paper: PrintOutcome,
});
export type KioskNumber = Static<typeof KioskNumber>;

/** An appointment of whoever is signed in, and what it means here and now. */
export const KioskAppointment = Type.Object({
  id: Type.Integer(),
  queueName: Type.String(),
  when: Type.String(),
  /** Whether a number can be taken for it at this kiosk now. */
  now: Type.Boolean(),
  /** What to do about it: one plain sentence. */
  words: Type.String(),
});
export type KioskAppointment = Static<typeof KioskAppointment>;
export const KioskAppointments = Type.Object({ rows: Type.Array(KioskAppointment) });
export type KioskAppointments = Static<typeof KioskAppointments>;

/** One's own by card, or whichever the voucher is of: typed, or read by a scanner. */
export const KioskCheckIn = Type.Object(
  {
    requestKey: RequestKey,
    of: Type.Union([
      Type.Object({ id: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }) }, exact),
      Type.Object({ voucher: Type.String({ pattern: "^[0-9A-Za-z -]{10,14}$" }) }, exact),
    ]),
  },
  exact,
);
export type KioskCheckIn = Static<typeof KioskCheckIn>;

export const KioskCheckedIn = Type.Object({ ...KioskNumber.properties, late: Type.Boolean() });
export type KioskCheckedIn = Static<typeof KioskCheckedIn>;
