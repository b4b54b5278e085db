/** Ratings (好差评, R4.1–R4.10): what people give, what the hall keeps as data, what each reader is shown. */
import Type, { type Static } from "typebox";
import { CaseNumber, RequestKey } from "./case.ts";
import { Limit } from "./limit.ts";

const exact = { additionalProperties: false };
const text = (maxLength: number) => Type.String({ maxLength });
const Day = Type.String({ format: "date" });
const Id = Type.String({ format: "uuid" });
const one = <N extends number>(value: N) => Type.Literal(value);

/** R4.1: 1 非常满意 … 5 非常不满意; 4 and 5 are bad ratings (差评). */
export const Grade = Type.Union([one(1), one(2), one(3), one(4), one(5)]);
export type Grade = Static<typeof Grade>;

/** R4.2: 1 PC, 2 mobile, 3 QR code, 4 hall tablet, 5 other hall terminal, 6 telephone, 7 SMS. */
export const RatingChannel = Type.Union([one(1), one(2), one(3), one(4), one(5), one(6), one(7)]);
export type RatingChannel = Static<typeof RatingChannel>;

export const DetailCode = Type.String({ pattern: "^[1-5][0-9]{2}$", description: "评价详情代码 (R4.6)" });

/** A detail code and what it says; its first digit is the star. `basic`: of the basic list, the others expand it. */
export const RatingDetail = Type.Object({ code: DetailCode, text: text(40), basic: Type.Boolean() }, exact);
export type RatingDetail = Static<typeof RatingDetail>;

/** `data/rating-details.json`: what may be chosen now, and codes that only old data has. */
export const RatingDetails = Type.Object(
  {
    source: text(200),
    details: Type.Array(RatingDetail),
    retired: Type.Array(Type.Object({ from: DetailCode, to: DetailCode }, exact)),
  },
  exact,
);
export type RatingDetails = Static<typeof RatingDetails>;

const note = Type.Optional(text(200));
const days = Type.Object({ n: Type.Integer({ minimum: 1, maximum: 365 }), note }, exact);
const Burst = Type.Object(
  { n: Type.Integer({ minimum: 1, maximum: 1000 }), minutes: Type.Integer({ minimum: 1, maximum: 1440 }) },
  exact,
);
const points = Type.Number({ minimum: 0, maximum: 100 });

/** `data/rating-rules.json`: everything a bureau may set for ratings. */
export const RatingRules = Type.Object(
  {
    source: text(200),
    window: days,
    followUp: days,
    /** R4.5: ratings are given of one's own will; whoever says nothing has not rated. There is no other setting. */
    defaultRating: Type.Literal("off"),
    link: Type.Object(
      {
        days: Type.Integer({ minimum: 1, maximum: 90 }),
        minutes: Type.Integer({ minimum: 1, maximum: 120 }),
        note,
      },
      exact,
    ),
    tablet: Type.Object({ minutes: Type.Integer({ minimum: 1, maximum: 60 }), note }, exact),
    limits: Type.Object(
      { contact: Limit, ordinary: Limit, complex: Limit, redo: Limit, check: Limit },
      exact,
    ),
    attempts: Type.Object({ n: Type.Integer({ minimum: 1, maximum: 10 }), note }, exact),
    bursts: Type.Object({ device: Burst, network: Burst, note }, exact),
    /** Networks of the halls (`10.1.0.0/16`, `2001:db8:4::/48`): from there nobody rates by a link in another's place. */
    hallNetworks: Type.Array(Type.String({ pattern: "^[0-9a-fA-F:.]{2,45}/[0-9]{1,3}$" })),
    /** R4.8: points of each grade in the mean. */
    grades: Type.Record(Type.String({ pattern: "^[1-5]$" }), points),
    /** R4.9: weights of the department score. */
    weights: Type.Object({ active: points, good: points, rectified: points, coverage: points }, exact),
  },
  exact,
);
export type RatingRules = Static<typeof RatingRules>;

/** `data/complaint-themes.json`. */
export const ComplaintThemes = Type.Object(
  {
    source: text(200),
    themes: Type.Array(
      Type.Object(
        {
          id: Type.String({ pattern: "^[a-z][a-z-]{0,19}$" }),
          name: text(20),
          words: Type.Array(Type.String({ minLength: 1, maxLength: 12 }), { minItems: 1 }),
        },
        exact,
      ),
    ),
    negations: Type.Array(Type.String({ minLength: 1, maxLength: 6 })),
  },
  exact,
);
export type ComplaintThemes = Static<typeof ComplaintThemes>;

/** R4.3: once for each service at the hall (一次一评), once for a matter online (一事一评). */
export const PointKind = Type.Union([
  Type.Literal("acceptance"),
  Type.Literal("collection"),
  Type.Literal("case"),
]);
export type PointKind = Static<typeof PointKind>;

/** What somebody says of a service; nothing is chosen for them. */
const given = {
  requestKey: RequestKey,
  grade: Grade,
  codes: Type.Array(DetailCode, { maxItems: 8 }),
  text: Type.Optional(text(500)),
};

/** From one's own matter at the portal. */
export const GiveRating = Type.Object(
  { ...given, service: Type.Integer({ minimum: 1, maximum: 99 }), channel: Type.Union([one(1), one(2)]) },
  exact,
);
export type GiveRating = Static<typeof GiveRating>;

const Token = Type.String({ pattern: "^[A-Za-z0-9_-]{22}$", description: "令牌，只用一次" });
export const RatingToken = Type.Object({ token: Token }, exact);
export const GiveByToken = Type.Object({ ...given, token: Token }, exact);
export type GiveByToken = Static<typeof GiveByToken>;

const receipt = { number: CaseNumber, code: Type.String({ pattern: "^[0-9]{6}$" }) };
/** What a receipt says: it opens the services of its case at a kiosk. */
export const RatingReceipt = Type.Object(receipt, exact);
export type RatingReceipt = Static<typeof RatingReceipt>;
export const GiveAtKiosk = Type.Object(
  { ...given, ...receipt, service: Type.Integer({ minimum: 1, maximum: 99 }) },
  exact,
);
export type GiveAtKiosk = Static<typeof GiveAtKiosk>;

export const GiveAtTablet = Type.Object({ ...given, invitation: Id }, exact);
export type GiveAtTablet = Static<typeof GiveAtTablet>;

/** A caller of the hall asked by telephone and notes the answer. */
export const GiveByPhone = Type.Object(
  { ...given, number: CaseNumber, service: Type.Integer({ minimum: 1, maximum: 99 }) },
  exact,
);
export type GiveByPhone = Static<typeof GiveByPhone>;

export const AddFollowUp = Type.Object(
  {
    requestKey: RequestKey,
    service: Type.Integer({ minimum: 1, maximum: 99 }),
    text: Type.String({ minLength: 1, maxLength: 500 }),
  },
  exact,
);
export type AddFollowUp = Static<typeof AddFollowUp>;

/** How a bad rating stands, in words for the person who gave it. */
export const GivenRating = Type.Object({
  grade: Grade,
  star: Type.Integer(),
  details: Type.Array(text(40)),
  text: Type.Optional(Type.String()),
  ratedOn: Day,
  followUp: Type.Optional(Type.String()),
  /** May still be added to, once. */
  mayFollowUp: Type.Boolean(),
  /** Of a bad rating: what is being done. */
  progress: Type.Optional(Type.String()),
  reply: Type.Optional(Type.String()),
});
export type GivenRating = Static<typeof GivenRating>;

/** A service that may be rated, or was. */
export const RatedService = Type.Object({
  service: Type.Integer(),
  kind: PointKind,
  kindName: Type.String(),
  item: Type.String(),
  servedOn: Day,
  /** Until when it may be rated; absent: too late, or rated. */
  until: Type.Optional(Day),
  rating: Type.Optional(GivenRating),
});
export type RatedService = Static<typeof RatedService>;

export const RatedServices = Type.Object({
  services: Type.Array(RatedService),
  details: Type.Array(RatingDetail),
});
export type RatedServices = Static<typeof RatedServices>;

/** What a link or a tablet shows: the service, nothing of the person. */
export const RatingInvitation = Type.Object({
  service: Type.Object({
    item: Type.String(),
    kindName: Type.String(),
    servedOn: Day,
    place: Type.Optional(Type.String()),
  }),
  details: Type.Array(RatingDetail),
});
export type RatingInvitation = Static<typeof RatingInvitation>;

export const TabletView = Type.Object({
  counter: Type.String(),
  invitation: Type.Optional(Type.Intersect([RatingInvitation, Type.Object({ id: Id })])),
});
export type TabletView = Static<typeof TabletView>;

export const Rated = Type.Object({ id: Id, grade: Grade, star: Type.Integer() });
export type Rated = Static<typeof Rated>;

/** A rating as everybody may read it (R4.10): personal data removed, with the reply to it. */
export const PublishedRating = Type.Object({
  id: Id,
  item: Type.String(),
  itemKey: Type.String(),
  organName: Type.String(),
  grade: Grade,
  star: Type.Integer(),
  details: Type.Array(text(40)),
  text: Type.Optional(Type.String()),
  followUp: Type.Optional(Type.String()),
  reply: Type.Optional(Type.String()),
  ratedOn: Day,
});
export type PublishedRating = Static<typeof PublishedRating>;

export const PublishedRatings = Type.Object({
  rows: Type.Array(PublishedRating),
  organs: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
  /** Of what the filter leaves, of all time; `good` is null where nobody has rated. */
  summary: Type.Object({ ratings: Type.Integer(), good: Type.Union([Type.Number(), Type.Null()]) }),
  next: Type.Optional(Id),
});
export type PublishedRatings = Static<typeof PublishedRatings>;
