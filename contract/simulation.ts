/** `data/simulation.json`: how much happens in a made-up year, and how often what goes otherwise. */
import Type, { type Static } from "typebox";

const exact = { additionalProperties: false };
const share = Type.Number({ minimum: 0, maximum: 1 });
const weight = Type.Number({ minimum: 0 });
const weights = Type.Record(Type.String({ pattern: "^[A-Za-z0-9-]{1,60}$" }), weight);
const days = Type.Number({ minimum: 0, maximum: 60, description: "working days" });

/** Where and when people come. */
const Arrivals = Type.Object(
  {
    /** How many people share the year's matters: matters a person. */
    mattersPerPerson: Type.Number({ minimum: 1 }),
    /** Of matters that are for an enterprise as well as for a person, those of an enterprise. */
    enterprises: share,
    portal: share,
    /** Of the portal's, those handed in on days off. */
    portalOnDaysOff: share,
    /** Halls of those who come to a counter. */
    halls: weights,
    months: Type.Array(weight, { minItems: 12, maxItems: 12 }),
    /** Monday to Sunday, as far as they are working days. */
    weekdays: Type.Array(weight, { minItems: 7, maxItems: 7 }),
    /** The first working day after three days off or more, against another. */
    afterHolidays: weight,
    /** Hour of the day (0–23) to weight; at counters within office hours only. */
    counterHours: weights,
    portalHours: weights,
    /** Of all matters, those handed in as a bundle. */
    bundles: share,
    bundleWeights: weights,
    itemWeights: weights,
    /** Items that are not named: those decided at once, and the others. */
    otherInstant: weight,
    otherPromised: weight,
  },
  exact,
);

/** What becomes of an application. Shares are of all, unless said otherwise. */
const Handling = Type.Object(
  {
    /** Of receptions at a counter, those accepted while the applicant stands there. */
    acceptedAtOnce: share,
    corrections: share,
    /** Of corrections, those that are never answered and lapse. */
    lapses: share,
    refusals: share,
    notRequired: share,
    withdrawals: share,
    /** Of decisions. */
    rejections: share,
    /** Of matters with steps. */
    specialProcedures: share,
    extensions: share,
    returned: share,
    /** Of matters that may be promised so. */
    deferrals: share,
    commitments: share,
    /** Of promised materials that come late, or never. */
    deferralsLapsed: share,
    /** Of checks of commitments. */
    falseCommitments: share,
    archived: share,
    /** Working days until the first word on what came by the portal. */
    acceptance: Type.Tuple([days, days]),
    /** Part of its limit that a step takes. */
    stepShare: Type.Tuple([share, share]),
    resubmission: Type.Tuple([days, days]),
    delivery: Type.Tuple([days, days]),
    archiving: Type.Tuple([days, days]),
  },
  exact,
);

/** Who works, and how. */
const Crew = Type.Object(
  {
    clerks: Type.Integer({ minimum: 1, maximum: 200 }),
    examiners: Type.Integer({ minimum: 1, maximum: 20 }),
    surveyors: Type.Integer({ minimum: 2, maximum: 20 }),
    approvers: Type.Integer({ minimum: 1, maximum: 20 }),
    /** How much slower or quicker than the others somebody is. */
    speed: Type.Tuple([weight, weight]),
    /** Days off a year besides holidays. */
    leaveDays: Type.Integer({ minimum: 0, maximum: 60 }),
    /** Of the handlers, those who are late more often, and how often; the others. */
    careless: share,
    carelessLate: share,
    late: share,
    /** Of what is decided at once, how much of that: somebody waits for it. */
    lateInstant: share,
    /** How many times its limit a late step takes. */
    lateBy: Type.Tuple([weight, weight]),
  },
  exact,
);

const count = Type.Integer({ minimum: 0 });
const workdays = Type.Integer({ minimum: 1, maximum: 10 });

/** What people say of how they were served. */
const Ratings = Type.Object(
  {
    /** Of results, those that somebody rates. */
    share,
    /** From 非常满意 to 非常不满意. */
    grades: Type.Array(weight, { minItems: 5, maxItems: 5 }),
    /** Of bad ratings. */
    mistaken: share,
    complex: share,
    sentBack: share,
    late: share,
  },
  exact,
);

/** What people bring besides applications, of a county with 110,000 applications a year. */
const Voices = Type.Object(
  {
    kinds: Type.Object({ unresolved: count, complaint: count, suggestion: count, clue: count }, exact),
    /** Of complaints, suggestions and clues. */
    anonymous: share,
    /** Of calls back. */
    satisfied: share,
    sentBack: share,
    /** Of all steps. */
    late: share,
  },
  exact,
);

/** The counters' daily appraisal. */
const Conduct = Type.Object(
  {
    /** Of people and days. */
    late: share,
    away: share,
    /** Of people and rounds, those of whom something is noted. */
    found: share,
    contested: share,
    /** Of contests. */
    upheld: share,
  },
  exact,
);

/** Answering cards, and supervision orders. */
const Supervision = Type.Object(
  {
    /** Of answers. */
    late: share,
    /** Of cards, and of appeals. */
    appeals: share,
    upheld: share,
    /** Orders of a county with 110,000 applications a year. */
    orders: count,
  },
  exact,
);

/** Questions and the ledger of answers, of a county with 110,000 applications a year. */
const Questions = Type.Object(
  {
    asked: count,
    /** Of questions, those nobody has replied to. */
    unanswered: share,
    /** New answers for the ledger. */
    answers: count,
  },
  exact,
);

/** The problem list, of a county with 110,000 applications a year. */
const Problems = Type.Object(
  {
    raised: count,
    /** Of problems, those a meeting decides on. */
    met: share,
    late: share,
  },
  exact,
);

/** The queues of the main hall (R12.1, R12.3). */
const Hall = Type.Object(
  {
    /** Of those who hand something in at a counter: how many more come who only ask, or fetch something. */
    asking: weight,
    /** Minutes at the counter, at least and at most. */
    minutes: Type.Tuple([weight, weight]),
    /** Of numbers called, those whose person does not come. */
    noShows: share,
    /** Of numbers, those of older people, who go first. */
    seniors: share,
    /** Who books ahead (R12.2); shares are of bookings, but for the first. */
    appointments: Type.Object(
      {
        /** Of those who come. */
        share,
        /** Working days ahead, at least and at most. */
        ahead: Type.Tuple([workdays, workdays]),
        byPhone: share,
        late: share,
        missed: share,
        cancelled: share,
      },
      exact,
    ),
  },
  exact,
);

export const Simulation = Type.Object(
  {
    note: Type.String(),
    sources: Type.Array(Type.String(), { minItems: 1 }),
    arrivals: Arrivals,
    handling: Handling,
    crew: Crew,
    ratings: Ratings,
    voices: Voices,
    conduct: Conduct,
    supervision: Supervision,
    questions: Questions,
    problems: Problems,
    hall: Hall,
  },
  exact,
);
export type Simulation = Static<typeof Simulation>;
