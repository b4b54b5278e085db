/**
 * Service points (A17, B17, B19): what each hall can do, when it is open, where it is; which one is nearest; the
 * circle of fifteen minutes; stickers and posters.
 *
 * `GET /api/halls` PointList · `GET /api/halls/:hall` PointPage · `GET /api/halls/:hall/counters/:counter` CounterPage.
 */
import Type, { type Static } from "typebox";
import { importReport, importRow } from "./import-report.ts";
import { HallId, OpeningHours } from "./organisation.ts";

const exact = { additionalProperties: false };
const optional = Type.Optional;
const text = (most: number) => Type.String({ pattern: `^.{1,${most}}$` });
const Time = Type.String({ pattern: "^([01][0-9]|2[0-3]):[0-5][0-9]$" });
const Day = Type.String({ format: "date" });
const Item = Type.String({ pattern: "^[a-z][a-z0-9-]{2,59}$" });
export const AreaCode = Type.String({ pattern: "^[0-9]{6}([0-9]{3}([0-9]{3})?)?$" });

/** How a point does a matter: on the spot; received there and forwarded to the organ (代收); advice only. */
export const How = Type.Union([Type.Literal("here"), Type.Literal("forward"), Type.Literal("advice")]);
export type How = Static<typeof How>;

export const SiteKind = Type.Union([
  Type.Literal("hall"),
  Type.Literal("branch"),
  Type.Literal("town"),
  Type.Literal("village"),
  Type.Literal("self-service"),
]);
export type SiteKind = Static<typeof SiteKind>;

export const Accessibility = Type.Union([
  Type.Literal("ramp"),
  Type.Literal("lift"),
  Type.Literal("toilet"),
  Type.Literal("low-counter"),
  Type.Literal("parking"),
  Type.Literal("sign-language"),
  Type.Literal("hearing-loop"),
  Type.Literal("tactile-paving"),
]);
export type Accessibility = Static<typeof Accessibility>;

/** `synthetic`: made up for the demonstration, measured by nobody. */
export const Position = Type.Object(
  {
    lon: Type.Number({ minimum: 70, maximum: 140 }),
    lat: Type.Number({ minimum: 0, maximum: 60 }),
    source: Type.Union([Type.Literal("measured"), Type.Literal("synthetic")]),
  },
  exact,
);
export type Position = Static<typeof Position>;

/**
 * Beside the usual hours: market days (逢三、八: days of the month that end so, of the lunar month where `lunar`), days
 * agreed with a village, days shut for a reason.
 */
export const ExtraHours = Type.Union([
  Type.Object(
    {
      kind: Type.Literal("market"),
      digits: Type.Array(Type.Integer({ minimum: 0, maximum: 9 }), {
        minItems: 1,
        maxItems: 10,
        uniqueItems: true,
      }),
      lunar: Type.Boolean(),
      from: Time,
      to: Time,
    },
    exact,
  ),
  Type.Object(
    { kind: Type.Literal("agreed"), on: Day, from: Time, to: Time, note: optional(text(60)) },
    exact,
  ),
  Type.Object({ kind: Type.Literal("closed"), from: Day, to: Day, note: text(60) }, exact),
]);
export type ExtraHours = Static<typeof ExtraHours>;

export const SiteItem = Type.Object({ item: Item, how: How }, exact);
export type SiteItem = Static<typeof SiteItem>;

/** What is kept of a point beside its hall's own row. */
export const Site = Type.Object(
  {
    kind: SiteKind,
    position: optional(Position),
    accessibility: Type.Array(Accessibility, { maxItems: 8, uniqueItems: true }),
    route: optional(text(300)),
    extra: Type.Array(ExtraHours, { maxItems: 60 }),
    /** Beside what the counters say; what stands here counts. */
    items: Type.Array(SiteItem, { maxItems: 1000 }),
  },
  exact,
);
export type Site = Static<typeof Site>;

export const SiteEdit = Type.Object(
  {
    ...Site.properties,
    requestKey: Type.String({ format: "uuid" }),
    /** 0: nothing was kept of it yet. */
    version: Type.Integer({ minimum: 0 }),
  },
  exact,
);
export type SiteEdit = Static<typeof SiteEdit>;

/** Opening hours of a point's hall, kept with the organisation. */
export const SiteHoursEdit = Type.Object(
  {
    hours: Type.Array(OpeningHours, { maxItems: 20 }),
    requestKey: Type.String({ format: "uuid" }),
    /** The hall's, not the site's. */
    version: Type.Integer({ minimum: 1 }),
  },
  exact,
);
export type SiteHoursEdit = Static<typeof SiteHoursEdit>;

/** Open now, or when next; `words` says it to people. `provisional`: no official notice covers the day yet. */
export const OpenState = Type.Object({
  open: Type.Boolean(),
  words: Type.String(),
  provisional: Type.Boolean(),
});
export type OpenState = Static<typeof OpenState>;

export const Point = Type.Object({
  id: Type.String(),
  name: Type.String(),
  kind: SiteKind,
  area: Type.String(),
  areaName: Type.String(),
  parent: optional(Type.String()),
  address: Type.String(),
  phone: optional(Type.String()),
  hours: Type.String(),
  now: OpenState,
  position: optional(Position),
  /** Kiosks there. */
  kiosks: Type.Integer(),
  /** Tickets waiting, where the hall hands out numbers. */
  waiting: optional(Type.Integer()),
  /** How it does the matter asked about. */
  how: optional(How),
});
export type Point = Static<typeof Point>;

export const PointQuery = Type.Object({ item: optional(Item) }, exact);
export const PointList = Type.Object({
  item: optional(Type.Object({ key: Type.String(), name: Type.String() })),
  /** Points that can do the matter; without one, every point. */
  points: Type.Array(Point),
  /** Towns and villages to choose from. */
  areas: Type.Array(Type.Object({ code: Type.String(), name: Type.String() })),
});
export type PointList = Static<typeof PointList>;

const NamedItem = Type.Object({ key: Type.String(), name: Type.String() });

export const PointPage = Type.Object({
  ...Point.properties,
  route: optional(Type.String()),
  accessibility: Type.Array(Accessibility),
  /** Days beside the usual hours, in words. */
  extra: Type.Array(Type.String()),
  items: Type.Array(Type.Object({ how: How, items: Type.Array(NamedItem) })),
  counters: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), zone: Type.String() })),
  /** The hall it belongs to and the points below it. */
  above: optional(Type.Object({ id: Type.String(), name: Type.String() })),
  below: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), kind: SiteKind })),
});
export type PointPage = Static<typeof PointPage>;

export const CounterParams = Type.Object(
  { hall: HallId, counter: Type.String({ pattern: "^[A-Za-z0-9][A-Za-z0-9-]{0,39}$" }) },
  exact,
);
export const CounterPage = Type.Object({
  id: Type.String(),
  name: Type.String(),
  zone: Type.String(),
  hall: Type.Object({ id: Type.String(), name: Type.String() }),
  now: OpenState,
  organs: Type.Array(Type.String()),
  items: Type.Array(NamedItem),
});
export type CounterPage = Static<typeof CounterPage>;

/** A point as the desk keeps it. */
export const SiteRow = Type.Object({
  ...Point.properties,
  site: Site,
  /** 0: nothing is kept of it yet, what stands in `site` is presumed. */
  version: Type.Integer(),
  weekly: Type.Array(OpeningHours),
  hallVersion: Type.Integer(),
  /** Words of `site.extra`, one for each. */
  extraWords: Type.Array(Type.String()),
  counts: Type.Object({ here: Type.Integer(), forward: Type.Integer(), advice: Type.Integer() }),
});
export type SiteRow = Static<typeof SiteRow>;
export const SiteRows = Type.Object({
  sites: Type.Array(SiteRow),
  mayKeep: Type.Boolean(),
  items: Type.Array(NamedItem),
});
export type SiteRows = Static<typeof SiteRows>;

const SiteImportRow = Type.Object({
  ...importRow,
  sheet: Type.String(),
  faults: Type.Array(Type.String()),
});
export type SiteImportRow = Static<typeof SiteImportRow>;
export const SiteImportReport = importReport(SiteImportRow);
export type SiteImportReport = Static<typeof SiteImportReport>;

/** A point in `data/sites.json`. */
export const SiteData = Type.Object(
  { source: Type.String(), sites: Type.Array(Type.Object({ hall: HallId, ...Site.properties }, exact)) },
  exact,
);
export type SiteData = Static<typeof SiteData>;
