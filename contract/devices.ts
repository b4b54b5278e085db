/** Devices of the halls: enrolled by a code, telling how they are, locked from the desk. */
import Type, { type Static } from "typebox";
import { RequestKey } from "./case.ts";

const exact = { additionalProperties: false };
const optional = Type.Optional;
const Id = Type.String({ format: "uuid" });
const name = Type.String({ minLength: 1, maxLength: 60 });
const Seconds = Type.Integer({ minimum: 5, maximum: 3600 });

export const DeviceKind = Type.Union([
  Type.Literal("kiosk"),
  Type.Literal("screen"),
  Type.Literal("tablet"),
  Type.Literal("dropbox"),
]);
export type DeviceKind = Static<typeof DeviceKind>;

export const deviceKindNames: Record<DeviceKind, string> = {
  kiosk: "自助机",
  screen: "大屏",
  tablet: "窗口平板",
  dropbox: "投件箱",
};

/** `data/device-rules.json`: what a bureau sets for its devices [A]. */
export const DeviceRules = Type.Object(
  {
    source: Type.String({ maxLength: 200 }),
    /** How long a code waits to be entered, and how often one address may try one. */
    code: Type.Object(
      {
        minutes: Type.Integer({ minimum: 1, maximum: 120 }),
        tries: Type.Object(
          {
            most: Type.Integer({ minimum: 1, maximum: 1000 }),
            minutes: Type.Integer({ minimum: 1, maximum: 120 }),
          },
          exact,
        ),
      },
      exact,
    ),
    /** How often a device says how it is, and after how long without a word the desk calls it silent. */
    beatSeconds: Seconds,
    silentSeconds: Seconds,
    /** Codes that always work while demonstrating, by kind: each leads to a device of the hall named. */
    demonstration: Type.Array(
      Type.Object(
        {
          ...{ kind: DeviceKind, name, hall: Type.String({ maxLength: 40 }) },
          counter: optional(Type.String({ maxLength: 40 })),
          code: Type.String({ pattern: "^[0-9]{8}$" }),
        },
        exact,
      ),
    ),
  },
  exact,
);
export type DeviceRules = Static<typeof DeviceRules>;

/** What a device says of itself: nothing of a person. */
export const DeviceState = Type.Object(
  {
    version: Type.String({ maxLength: 40 }),
    sound: Type.Union([Type.Literal("on"), Type.Literal("off"), Type.Literal("none")]),
    paper: Type.Union([Type.Literal("ok"), Type.Literal("low"), Type.Literal("out"), Type.Literal("none")]),
    /** Which page it shows, by a short name. */
    page: Type.String({ pattern: "^[a-z-]{0,30}$" }),
  },
  exact,
);
export type DeviceState = Static<typeof DeviceState>;

/** What a device is told about itself. */
export const OwnDevice = Type.Object(
  {
    ...{ id: Id, name, kind: DeviceKind, hall: Type.String(), hallName: Type.String() },
    counter: optional(Type.String()),
    /** Out of use, and the words to show. */
    locked: optional(Type.String()),
    beatSeconds: Type.Integer(),
  },
  exact,
);
export type OwnDevice = Static<typeof OwnDevice>;

export const DeviceCode = Type.String({ pattern: "^[0-9]{8}$", description: "配对码" });
export const EnrolDevice = Type.Object({ requestKey: RequestKey, kind: DeviceKind, code: DeviceCode }, exact);
export type EnrolDevice = Static<typeof EnrolDevice>;

export const DeviceView = Type.Object(
  {
    ...{ id: Id, name, kind: DeviceKind, hall: Type.String(), hallName: Type.String() },
    /** Of a tablet: the counter it stands at. */
    counter: optional(Type.String()),
    createdAt: Type.String(),
    closed: Type.Boolean(),
    /** `waiting`: never connected; `silent`: not heard of for longer than it should be. */
    standing: Type.Union([
      Type.Literal("waiting"),
      Type.Literal("live"),
      Type.Literal("silent"),
      Type.Literal("closed"),
    ]),
    seenAt: optional(Type.String()),
    state: optional(DeviceState),
    /** Of a locked one: since when, by whom, why. */
    locked: optional(Type.Object({ at: Type.String(), by: Type.String(), reason: Type.String() }, exact)),
  },
  exact,
);
export type DeviceView = Static<typeof DeviceView>;

export const DeviceList = Type.Object(
  {
    devices: Type.Array(DeviceView),
    /** The page version of this server: a device with another one has not been reloaded. */
    version: Type.String(),
  },
  exact,
);
export type DeviceList = Static<typeof DeviceList>;

export const NewDevice = Type.Object(
  {
    ...{ requestKey: RequestKey, name, kind: DeviceKind, hall: Type.String({ maxLength: 40 }) },
    counter: optional(Type.String({ maxLength: 40 })),
  },
  exact,
);
export type NewDevice = Static<typeof NewDevice>;

/** A code, shown once: whoever enters it at a machine in time makes that machine the device. */
export const NewDeviceCode = Type.Object({ id: Id, code: DeviceCode, expiresAt: Type.String() }, exact);
export type NewDeviceCode = Static<typeof NewDeviceCode>;

export const LockDevice = Type.Object(
  { requestKey: RequestKey, reason: Type.String({ minLength: 2, maxLength: 60 }) },
  exact,
);
