/** The hall's big screens: what each shows, the notices on them, the map of the hall. Nothing personal is in any of it. */
import Type, { type Static } from "typebox";
import { RequestKey } from "./case.ts";

const optional = Type.Optional;
const exact = { additionalProperties: false };
const Version = Type.Integer({ minimum: 0, maximum: 1_000_000_000 });
const HallId = Type.String({ pattern: "^[a-z][a-z0-9-]{0,39}$" });
const ZoneId = Type.String({ pattern: "^[a-z0-9][a-z0-9-]{0,39}$" });
const Uuid = Type.String({ format: "uuid" });
const Instant = Type.String({ format: "date-time" });

/** 叫号、等候人数、大厅地图、公告、今日大厅. */
export const ScreenLayout = Type.Union([
  Type.Literal("called"),
  Type.Literal("waiting"),
  Type.Literal("map"),
  Type.Literal("notices"),
  Type.Literal("today"),
]);
export type ScreenLayout = Static<typeof ScreenLayout>;

/** What the screen says aloud. `system`: the system's Chinese voice where it has one; the clips otherwise. */
export const ScreenSound = Type.Object(
  {
    on: Type.Boolean(),
    volume: Type.Integer({ minimum: 0, maximum: 100 }),
    voice: Type.Union([Type.Literal("clips"), Type.Literal("system")]),
    /** How often each call is said. */
    times: Type.Integer({ minimum: 1, maximum: 3 }),
  },
  exact,
);
export type ScreenSound = Static<typeof ScreenSound>;

/** What one screen shows. Several panes stand side by side, or one after the other for so many seconds each. */
export const ScreenSettings = Type.Object(
  {
    panes: Type.Array(ScreenLayout, { minItems: 1, maxItems: 4, uniqueItems: true }),
    arrangement: Type.Union([Type.Literal("rotate"), Type.Literal("split")]),
    seconds: Type.Integer({ minimum: 5, maximum: 300 }),
    /** Only this zone is shown and called; without it the whole hall. */
    zone: optional(ZoneId),
    theme: Type.Union([Type.Literal("dark"), Type.Literal("light")]),
    sound: ScreenSound,
  },
  exact,
);
export type ScreenSettings = Static<typeof ScreenSettings>;

/** `data/screens.json`: what a screen shows where nobody has chosen, and for how long notices are kept [A]. */
export const ScreenDefaults = Type.Object(
  {
    source: Type.String(),
    settings: ScreenSettings,
    /** Days an expired notice is still listed at the desk. */
    noticeDays: Type.Integer({ minimum: 1, maximum: 3650 }),
  },
  exact,
);
export type ScreenDefaults = Static<typeof ScreenDefaults>;

/** `data/demonstration-screens.json`: what stands on the demonstration's screens, shown for so many days from the start. */
export const DemonstrationNotices = Type.Object(
  {
    source: Type.String(),
    /** Login name of whoever wrote them. */
    account: Type.String(),
    notices: Type.Array(
      Type.Object(
        {
          hall: HallId,
          title: Type.String({ minLength: 2, maxLength: 30 }),
          text: Type.String({ minLength: 2, maxLength: 200 }),
          urgent: Type.Boolean(),
          days: Type.Integer({ minimum: 1, maximum: 366 }),
        },
        exact,
      ),
    ),
  },
  exact,
);

const measure = Type.Number({ minimum: 0, maximum: 1000 });
const place = { x: measure, y: measure, width: measure, height: measure };

/** Where things are on a floor, in units of the floor's own width and height; y grows downwards. */
export const HallFloor = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 10 }),
    width: measure,
    height: measure,
    zones: Type.Array(Type.Object({ zone: ZoneId, ...place }, exact), { maxItems: 40 }),
    places: Type.Array(
      Type.Object(
        {
          kind: Type.Union([
            Type.Literal("entrance"),
            Type.Literal("guide"),
            Type.Literal("kiosk"),
            Type.Literal("toilet"),
            Type.Literal("stairs"),
            Type.Literal("lift"),
            Type.Literal("seats"),
            Type.Literal("nursing"),
          ]),
          name: Type.String({ minLength: 1, maxLength: 12 }),
          ...place,
        },
        exact,
      ),
      { maxItems: 60 },
    ),
  },
  exact,
);
export type HallFloor = Static<typeof HallFloor>;

/** `data/hall-maps.json`. A hall without a map gets one drawn from its zones. */
export const HallMaps = Type.Array(
  Type.Object({ hall: HallId, source: Type.String(), floors: Type.Array(HallFloor, { minItems: 1 }) }, exact),
);
export type HallMaps = Static<typeof HallMaps>;

/** A notice as a screen shows it. */
export const ShownNotice = Type.Object({
  id: Type.String(),
  title: Type.String(),
  text: Type.String(),
  urgent: Type.Boolean(),
  /** When it is taken off by itself. */
  until: Type.String(),
});
export type ShownNotice = Static<typeof ShownNotice>;

/** Everything a screen needs beside the hall's stream; read again every minute. */
export const ScreenPlan = Type.Object({
  hall: Type.Object({ id: Type.String(), name: Type.String() }),
  /** Of a screen that was enrolled: which one it is. */
  device: optional(Type.String()),
  settings: ScreenSettings,
  zones: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), floor: optional(Type.String()) })),
  counters: Type.Array(
    Type.Object({ id: Type.String(), name: Type.String(), zone: Type.String(), kind: Type.String() }),
  ),
  floors: Type.Array(HallFloor),
  notices: Type.Array(ShownNotice),
});
export type ScreenPlan = Static<typeof ScreenPlan>;

const noticeWords = {
  /** Short enough to be read from ten metres. */
  title: Type.String({ minLength: 2, maxLength: 30 }),
  text: Type.String({ minLength: 2, maxLength: 200 }),
  urgent: Type.Boolean(),
  from: Instant,
  until: Instant,
};

export const NewScreenNotice = Type.Object({ requestKey: RequestKey, ...noticeWords }, exact);
export type NewScreenNotice = Static<typeof NewScreenNotice>;

export const ScreenNoticeEdit = Type.Object(
  { requestKey: RequestKey, version: Version, ...noticeWords },
  exact,
);
export type ScreenNoticeEdit = Static<typeof ScreenNoticeEdit>;

export const EndScreenNotice = Type.Object({ requestKey: RequestKey, version: Version }, exact);
export type EndScreenNotice = Static<typeof EndScreenNotice>;

/** `screen`: for one enrolled device; without it for all screens of the hall that have nothing of their own. */
export const KeepScreenSettings = Type.Object(
  { requestKey: RequestKey, version: Version, screen: optional(Uuid), settings: ScreenSettings },
  exact,
);
export type KeepScreenSettings = Static<typeof KeepScreenSettings>;

export const KeptNotice = Type.Object({
  ...ShownNotice.properties,
  version: Type.Integer(),
  from: Type.String(),
  /** `coming`: its time begins later; `shown`: on the screens now; `over`: expired or taken off. */
  state: Type.Union([Type.Literal("coming"), Type.Literal("shown"), Type.Literal("over")]),
  madeBy: Type.String(),
});
export type KeptNotice = Static<typeof KeptNotice>;

/** The screens of one hall, as its staff keep them. */
export const ScreensView = Type.Object({
  hall: Type.Object({ id: Type.String(), name: Type.String() }),
  halls: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
  zones: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
  mayKeep: Type.Boolean(),
  /** Of the hall as a whole; version 0: nobody has chosen yet. */
  common: Type.Object({ version: Type.Integer(), settings: ScreenSettings }),
  screens: Type.Array(
    Type.Object({
      id: Type.String(),
      name: Type.String(),
      /** 0: it follows the hall. */
      version: Type.Integer(),
      settings: ScreenSettings,
    }),
  ),
  notices: Type.Array(KeptNotice),
});
export type ScreensView = Static<typeof ScreensView>;
