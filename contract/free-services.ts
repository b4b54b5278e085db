/**
 * Free services (刻章、邮寄、打印、复印, R12.9): what is free for whom, orders that belong to a matter, who supplies them.
 * What is paid for them is in `free-money.ts`.
 */
import Type, { type Static } from "typebox";
import { AllowedAction, CaseNumber, ClockView, RequestKey } from "./case.ts";
import { Limit } from "./item.ts";
import { OrganCode } from "./voice.ts";

const optional = Type.Optional;
const exact = { additionalProperties: false };
const words = (maxLength: number) => Type.String({ minLength: 1, maxLength });
const Instant = Type.String({ description: "UTC instant, ISO 8601" });
export const FreeId = Type.String({
  pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$",
});
export const FreeKindId = Type.String({ pattern: "^[a-z][a-z-]{1,29}$" });

export const FreeGroup = Type.Union([
  Type.Literal("seal"),
  Type.Literal("post"),
  Type.Literal("print"),
  Type.Literal("copy"),
]);
export type FreeGroup = Static<typeof FreeGroup>;

/** How it comes to the person: fetched at the hall, or sent. */
export const FreeWay = Type.Union([Type.Literal("collect"), Type.Literal("post")]);
export type FreeWay = Static<typeof FreeWay>;

const common = {
  id: FreeKindId,
  name: words(30),
  group: FreeGroup,
  unit: words(4),
  detail: words(100),
  /** The line of the budget that pays for it. */
  budget: FreeKindId,
  /** Where it comes from: public law, or the bureau's own doing [A]. */
  source: words(300),
  /** At most so many at once. */
  quantity: Type.Integer({ minimum: 1, maximum: 1000 }),
};

/** Ordered with a matter, promised within limits: a case. */
export const OrderedKind = Type.Object(
  {
    ...common,
    /** `items`: only for these; `results`: the states of the matter in which it can begin. */
    for: Type.Object(
      { items: optional(Type.Array(Type.String())), results: Type.Array(Type.String()) },
      exact,
    ),
    /** Orders a matter may have. */
    most: Type.Integer({ minimum: 1, maximum: 20 }),
    ways: Type.Array(FreeWay, { minItems: 1 }),
    /** Who has got it has got the result of the matter: it is served (送达). */
    serves: Type.Boolean(),
    /** `dispatch`: until it is sent or lies ready; `arrive`: from there until it has come. */
    limits: Type.Object({ dispatch: Limit, arrive: Limit }, exact),
  },
  exact,
);
export type OrderedKind = Static<typeof OrderedKind>;

/** Counted at the counter; nothing is promised to anybody. */
export const TalliedKind = Type.Object({ ...common, key: Type.String({ pattern: "^[a-z]$" }) }, exact);
export type TalliedKind = Static<typeof TalliedKind>;

/** `data/free-services.json`: everything in it is the bureau's own [A]. */
export const FreeServiceRules = Type.Object(
  {
    source: Type.String(),
    bureau: OrganCode,
    /** Of a budget used and ordered, from where on the bureau is warned. */
    warnPercent: Type.Integer({ minimum: 1, maximum: 100 }),
    photoMegabytes: Type.Integer({ minimum: 1, maximum: 20 }),
    budgets: Type.Array(Type.Object({ id: FreeKindId, name: words(40) }, exact), { minItems: 1 }),
    kinds: Type.Array(Type.Union([OrderedKind, TalliedKind]), { minItems: 1 }),
  },
  exact,
);
export type FreeServiceRules = Static<typeof FreeServiceRules>;

/** Who gets it; the address only where it is sent. */
export const Recipient = Type.Object(
  {
    name: words(50),
    phone: Type.String({ pattern: "^1[3-9][0-9]{9}$" }),
    address: optional(Type.String({ minLength: 5, maxLength: 200 })),
  },
  exact,
);
export type Recipient = Static<typeof Recipient>;

export const PlaceFreeOrder = Type.Object(
  {
    requestKey: RequestKey,
    /** The matter it belongs to. */
    about: CaseNumber,
    kind: FreeKindId,
    quantity: Type.Integer({ minimum: 1, maximum: 1000 }),
    way: FreeWay,
    /** Among those who offer it; absent where there is one. */
    supplier: optional(FreeId),
    recipient: Recipient,
  },
  exact,
);
export type PlaceFreeOrder = Static<typeof PlaceFreeOrder>;

export const FreeOrderPlaced = Type.Object({ number: Type.String(), state: Type.String() });
export type FreeOrderPlaced = Static<typeof FreeOrderPlaced>;

/** What a matter may have for free, with how it stands. */
export const FreeOffer = Type.Object({
  about: Type.String(),
  aboutName: Type.String(),
  kind: Type.String(),
  name: Type.String(),
  detail: Type.String(),
  unit: Type.String(),
  group: FreeGroup,
  quantity: Type.Integer(),
  ways: Type.Array(FreeWay),
  limits: Type.Object({ dispatch: Limit, arrive: Limit }),
  /** It begins once the matter has a result. */
  waits: Type.Boolean(),
  suppliers: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
});
export type FreeOffer = Static<typeof FreeOffer>;

/** Which pages of free services this desk has. */
export const FreePlaces = Type.Object({
  tally: Type.Boolean(),
  settlements: Type.Boolean(),
  /** Suppliers, prices, budget. */
  money: Type.Boolean(),
});
export type FreePlaces = Static<typeof FreePlaces>;

const row = {
  number: Type.String(),
  kind: Type.String(),
  kindName: Type.String(),
  unit: Type.String(),
  quantity: Type.Integer(),
  way: FreeWay,
  about: Type.String(),
  aboutName: Type.String(),
  state: Type.String(),
  stateName: Type.String(),
  supplier: Type.String(),
  orderedAt: Instant,
  tracking: optional(Type.String()),
  clocks: Type.Array(ClockView),
};

/** As a desk lists it: whom it is for is masked (R13.5). */
export const FreeOrderRow = Type.Object({ ...row, party: Type.String(), awaits: optional(Type.String()) });
export type FreeOrderRow = Static<typeof FreeOrderRow>;

export const FreeOrderList = Type.Object({
  rows: Type.Array(FreeOrderRow),
  next: optional(Type.String()),
  /** How many still run, by state. */
  counts: Type.Record(Type.String(), Type.Integer()),
});
export type FreeOrderList = Static<typeof FreeOrderList>;

export const FreeOrderEntry = Type.Object({
  seq: Type.Integer(),
  at: Instant,
  title: Type.String(),
  by: Type.String(),
  tracking: optional(Type.String()),
  reason: optional(Type.String()),
  proof: optional(Type.String()),
  /** Who signed, or what was written; masked for staff. */
  text: optional(Type.String()),
  photo: optional(Type.String()),
});
export type FreeOrderEntry = Static<typeof FreeOrderEntry>;

export const StaffFreeOrder = Type.Object({
  ...FreeOrderRow.properties,
  version: Type.Integer(),
  recipient: Type.Object({ name: Type.String(), phone: Type.String(), address: optional(Type.String()) }),
  price: Type.Integer({ description: "fen, a piece" }),
  amount: Type.Integer({ description: "fen" }),
  timeline: Type.Array(FreeOrderEntry),
  allowed: Type.Array(AllowedAction),
  /** Who could have it instead. */
  suppliers: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
  mayReveal: Type.Boolean(),
  photoMegabytes: Type.Integer(),
});
export type StaffFreeOrder = Static<typeof StaffFreeOrder>;

export const FreeOrderAct = Type.Object(
  {
    requestKey: RequestKey,
    version: Type.Integer({ minimum: 1 }),
    data: Type.Record(Type.String(), Type.Unknown()),
  },
  exact,
);
export type FreeOrderAct = Static<typeof FreeOrderAct>;

export const MyFreeOrder = Type.Object({
  ...row,
  stateText: Type.String(),
  recipient: Recipient,
  timeline: Type.Array(FreeOrderEntry),
  version: Type.Integer(),
  mayCancel: Type.Boolean(),
});
export type MyFreeOrder = Static<typeof MyFreeOrder>;

/** What some matters may have, and have. */
export const FreeServicesOf = Type.Object({
  offers: Type.Array(FreeOffer),
  orders: Type.Array(
    Type.Object({
      ...{ number: Type.String(), kindName: Type.String(), about: Type.String() },
      ...{ state: Type.String(), stateName: Type.String(), stateText: Type.String() },
    }),
  ),
  /** Who it would go to, as the matter knows them; for the applicant in full, masked for staff. */
  recipient: optional(
    Type.Object({ name: Type.String(), phone: Type.String(), address: optional(Type.String()) }),
  ),
});
export type FreeServicesOf = Static<typeof FreeServicesOf>;

export const FreePhoto = Type.Object({ id: Type.String() });

export const Tally = Type.Object(
  {
    requestKey: RequestKey,
    kind: FreeKindId,
    quantity: Type.Integer({ minimum: 1, maximum: 1000 }),
    about: optional(CaseNumber),
  },
  exact,
);
export type Tally = Static<typeof Tally>;

export const TallyRow = Type.Object({
  id: Type.String(),
  kind: Type.String(),
  kindName: Type.String(),
  unit: Type.String(),
  quantity: Type.Integer(),
  at: Instant,
  /** It takes another one back. */
  undo: Type.Boolean(),
  undone: Type.Boolean(),
});

/** What I counted today, the newest first, and what all counted today by kind. */
export const TallyPage = Type.Object({
  kinds: Type.Array(
    Type.Object({
      ...{ id: Type.String(), name: Type.String(), unit: Type.String(), key: Type.String() },
      ...{ most: Type.Integer(), detail: Type.String(), today: Type.Integer() },
    }),
  ),
  rows: Type.Array(TallyRow),
});
export type TallyPage = Static<typeof TallyPage>;
