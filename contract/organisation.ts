/** The organisation: organs and halls as trees down to the village, zones and counters in the halls. */
import Type, { type Static } from "typebox";
import { importReport, importRow } from "./import-report.ts";

const text = (maxLength: number) => Type.String({ minLength: 1, maxLength });
const optional = Type.Optional;
const exact = { additionalProperties: false };

export const Uscc = Type.String({ pattern: "^[0-9A-Z]{18}$", description: "统一社会信用代码 (R6.9)" });
const Area = Type.String({ pattern: "^[0-9]{6}([0-9]{3}([0-9]{3})?)?$", description: "行政区划代码" });
const Day = Type.String({ format: "date" });
export const HallId = Type.String({ pattern: "^[a-z][a-z0-9-]{0,39}$" });
const order = Type.Integer({ minimum: 0, maximum: 1_000_000, default: 0 });

/** A row of the division tree; level as in R1.8: 2 province, 3 city, 4 county, 5 town, 6 village. */
export const Division = Type.Object(
  {
    code: Area,
    parent: optional(Area),
    name: text(60),
    level: Type.Union([
      Type.Literal("2"),
      Type.Literal("3"),
      Type.Literal("4"),
      Type.Literal("5"),
      Type.Literal("6"),
    ]),
  },
  exact,
);
export type Division = Static<typeof Division>;

export const OrganKind = Type.Union([
  Type.Literal("organ"),
  Type.Literal("public-institution"),
  Type.Literal("utility"),
  Type.Literal("town"),
  Type.Literal("village"),
]);
export type OrganKind = Static<typeof OrganKind>;

/** 机构. `closedOn` is the day it was dissolved: it stays, because old cases name it. */
export const Organ = Type.Object(
  {
    uscc: Uscc,
    name: text(100),
    shortName: text(30),
    parent: optional(Uscc),
    area: Area,
    kind: OrganKind,
    order,
    phone: optional(text(30)),
    closedOn: optional(Day),
  },
  exact,
);
export type Organ = Static<typeof Organ>;

/** Open on these days (1 Monday … 7 Sunday) from one time to another; the calendar's days off come on top. */
export const OpeningHours = Type.Object(
  {
    days: Type.Array(Type.Integer({ minimum: 1, maximum: 7 }), {
      minItems: 1,
      maxItems: 7,
      uniqueItems: true,
    }),
    from: Type.String({ pattern: "^([01][0-9]|2[0-3]):[0-5][0-9]$" }),
    to: Type.String({ pattern: "^([01][0-9]|2[0-3]):[0-5][0-9]$" }),
  },
  exact,
);
export type OpeningHours = Static<typeof OpeningHours>;

/** 大厅: the county's hall, its branches, the towns' service centres, the villages' service points. */
export const Hall = Type.Object(
  {
    id: HallId,
    name: text(60),
    parent: optional(HallId),
    area: Area,
    /** The organ that runs it. */
    organ: optional(Uscc),
    address: Type.String({ maxLength: 200 }),
    phone: optional(text(30)),
    hours: Type.Array(OpeningHours, { maxItems: 20 }),
    order,
    closedOn: optional(Day),
  },
  exact,
);
export type Hall = Static<typeof Hall>;

/** 分区. */
export const Zone = Type.Object(
  {
    hall: HallId,
    id: Type.String({ pattern: "^[a-z0-9][a-z0-9-]{0,39}$" }),
    name: text(60),
    floor: optional(text(10)),
    order,
    closedOn: optional(Day),
  },
  exact,
);
export type Zone = Static<typeof Zone>;

export const CounterKind = Type.Union([
  Type.Literal("comprehensive"),
  Type.Literal("department"),
  Type.Literal("collection"),
  Type.Literal("unresolved"),
  Type.Literal("assistance"),
  Type.Literal("consultation"),
]);
export type CounterKind = Static<typeof CounterKind>;

/** 窗口. `organs` are those whose matters it receives, none meaning all; `items` narrows them to some matters. */
export const Counter = Type.Object(
  {
    hall: HallId,
    id: Type.String({ pattern: "^[A-Za-z0-9][A-Za-z0-9-]{0,39}$" }),
    name: text(60),
    zone: optional(Type.String({ maxLength: 40 })),
    kind: CounterKind,
    organs: Type.Array(Uscc, { maxItems: 200, uniqueItems: true }),
    items: optional(
      Type.Array(Type.String({ pattern: "^[a-z][a-z0-9-]{2,59}$" }), {
        minItems: 1,
        maxItems: 1000,
        uniqueItems: true,
      }),
    ),
    closedOn: optional(Day),
  },
  exact,
);
export type Counter = Static<typeof Counter>;

const requestKey = Type.String({
  format: "uuid",
  description: "made by the client, once for each intention",
});
const version = Type.Integer({ minimum: 1, description: "what an edit must name" });
const versioned = { version };
const created = { requestKey };
const edited = { requestKey, version };

export const OrganRow = Type.Object({ ...Organ.properties, ...versioned }, exact);
export type OrganRow = Static<typeof OrganRow>;
export const NewOrgan = Type.Object({ ...Organ.properties, ...created }, exact);
export const OrganEdit = Type.Object({ ...Type.Omit(Organ, ["uscc"]).properties, ...edited }, exact);

export const HallRow = Type.Object({ ...Hall.properties, ...versioned }, exact);
export type HallRow = Static<typeof HallRow>;
export const NewHall = Type.Object({ ...Hall.properties, ...created }, exact);
export const HallEdit = Type.Object({ ...Type.Omit(Hall, ["id"]).properties, ...edited }, exact);

export const ZoneRow = Type.Object({ ...Zone.properties, ...versioned }, exact);
export type ZoneRow = Static<typeof ZoneRow>;
export const NewZone = Type.Object({ ...Zone.properties, ...created }, exact);
export const ZoneEdit = Type.Object({ ...Type.Omit(Zone, ["hall", "id"]).properties, ...edited }, exact);

export const CounterRow = Type.Object({ ...Counter.properties, ...versioned }, exact);
export type CounterRow = Static<typeof CounterRow>;
export const NewCounter = Type.Object({ ...Counter.properties, ...created }, exact);
export const CounterEdit = Type.Object(
  { ...Type.Omit(Counter, ["hall", "id"]).properties, ...edited },
  exact,
);

/** The four kinds of rows of an organisation file, and where a row stands in it. */
export const OrganisationKind = Type.Union([
  Type.Literal("organ"),
  Type.Literal("hall"),
  Type.Literal("zone"),
  Type.Literal("counter"),
]);
export type OrganisationKind = Static<typeof OrganisationKind>;

/** What an import makes of one row. `changes` names the fields that differ. */
export const ImportRow = Type.Object(
  {
    ...importRow,
    kind: OrganisationKind,
    key: Type.String(),
    faults: Type.Array(Type.Object({ field: Type.String(), message: Type.String() }, exact)),
  },
  exact,
);
export type ImportRow = Static<typeof ImportRow>;

export const ImportReport = importReport(ImportRow);
export type ImportReport = Static<typeof ImportReport>;
