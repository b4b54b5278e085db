/** Errand helping (帮代办, R12.5) over HTTP: wishes for help, mandates, helpers and their duty, figures. */
import Type, { type Static } from "typebox";
import {
  AreaCode,
  exact,
  Helper,
  ItemKey,
  instant,
  list,
  oneOf,
  optional,
  Place,
  Step,
  Tier,
  Uuid,
  words,
} from "./assistance-parts.ts";
import { assistanceChannels } from "./assistance-words.ts";
import { AllowedAction, ClockView, RequestKey } from "./case.ts";
import { StaffMandate } from "./errand-mandate.ts";
import { Limit } from "./item.ts";

/** What somebody can choose who wishes for help, and what they are promised. */
export const AssistanceChoices = Type.Object({
  towns: list(Type.Object({ ...Place.properties, villages: list(Place) })),
  places: list(Type.Object({ name: Type.String(), area: AreaCode, tier: Tier })),
  languages: list(Type.String()),
  contact: Limit,
  mandateDays: Type.Integer(),
});
export type AssistanceChoices = Static<typeof AssistanceChoices>;

const where = {
  area: AreaCode,
  place: optional(words(1, 60)),
  language: optional(words(1, 20)),
  item: optional(ItemKey),
  /** House and street, or how to find it. */
  address: optional(words(1, 200)),
  text: words(2, 1000),
};
const Person = Type.Object({ name: words(1, 60), phone: optional(words(7, 20)) }, exact);

/** From the portal: for oneself, or for somebody who cannot ask, such as an old neighbour. */
export const AskForHelp = Type.Object(
  { requestKey: RequestKey, ...where, for: optional(Person), relation: optional(words(1, 30)) },
  exact,
);
export type AskForHelp = Static<typeof AskForHelp>;

/** By staff, for somebody who rang, came to a counter or was visited. */
export const RegisterHelp = Type.Object(
  {
    requestKey: RequestKey,
    channel: oneOf(assistanceChannels.filter((channel) => channel !== "portal")),
    person: Person,
    ...where,
  },
  exact,
);
export type RegisterHelp = Static<typeof RegisterHelp>;

export const HelpAsked = Type.Object({ number: Type.String(), helper: optional(Helper) });
export type HelpAsked = Static<typeof HelpAsked>;

/** A wish for help as whoever asked reads it. */
export const MyAssistance = Type.Object({
  number: Type.String(),
  state: Type.String(),
  stateName: Type.String(),
  stateText: Type.String(),
  concluded: Type.Boolean(),
  version: Type.Integer(),
  askedAt: instant,
  subject: Type.String(),
  text: Type.String(),
  areaName: Type.String(),
  /** For whom, where that is somebody else; masked. */
  forName: optional(Type.String()),
  helper: optional(Helper),
  clocks: list(ClockView),
  timeline: list(Step),
  may: list(Type.String()),
});
export type MyAssistance = Static<typeof MyAssistance>;
export const MyAssistances = Type.Object({
  rows: list(Type.Omit(MyAssistance, ["timeline", "text", "clocks"])),
});
export type MyAssistances = Static<typeof MyAssistances>;

export const AssistanceRow = Type.Object({
  number: Type.String(),
  subject: Type.String(),
  state: Type.String(),
  stateName: Type.String(),
  partyLabel: Type.String(),
  areaName: Type.String(),
  channel: Type.String(),
  tier: optional(Tier),
  helperName: optional(Type.String()),
  mine: Type.Boolean(),
  askedAt: instant,
  clocks: list(ClockView),
});
export type AssistanceRow = Static<typeof AssistanceRow>;
export const AssistanceList = Type.Object({
  rows: list(AssistanceRow),
  next: optional(Type.String()),
  mayRegister: Type.Boolean(),
  mayManage: Type.Boolean(),
  isHelper: Type.Boolean(),
});
export type AssistanceList = Static<typeof AssistanceList>;

const HelperChoice = Type.Object({ staff: Uuid, label: Type.String() });

/** As the desk reads it: its helper in full words, others masked. */
export const StaffAssistance = Type.Object({
  ...AssistanceRow.properties,
  version: Type.Integer(),
  concluded: Type.Boolean(),
  item: optional(ItemKey),
  language: optional(Type.String()),
  text: Type.String(),
  name: Type.String(),
  phone: Type.String(),
  address: optional(Type.String()),
  relation: optional(Type.String()),
  askerName: optional(Type.String()),
  helper: optional(Helper),
  /** Why this helper: in words. */
  why: list(Type.String()),
  timeline: list(Step),
  allowed: list(AllowedAction),
  helpers: list(HelperChoice),
  mandates: list(StaffMandate),
  mayMandate: Type.Boolean(),
});
export type StaffAssistance = Static<typeof StaffAssistance>;

export const AssistanceAct = Type.Object(
  {
    requestKey: RequestKey,
    version: Type.Integer({ minimum: 1 }),
    data: Type.Object(
      {
        text: optional(words(1, 1000)),
        outcome: optional(Type.String({ pattern: "^[a-z]{2,20}$" })),
        reason: optional(Type.String({ pattern: "^[a-z]{2,20}$" })),
        way: optional(Type.String({ pattern: "^[a-z]{2,20}$" })),
        /** To whom it is handed; absent: whoever is nearest. */
        helper: optional(Uuid),
      },
      exact,
    ),
  },
  exact,
);
export type AssistanceAct = Static<typeof AssistanceAct>;
