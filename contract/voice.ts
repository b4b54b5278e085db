/**
 * What people bring besides applications: what could not be done (R12.7), complaints and suggestions (B8), clues of
 * demands or favours (B13). What they tell is sealed; these are the shapes of what goes over HTTP, and the words of the
 * codes in it.
 */
import Type, { type Static } from "typebox";
import { AllowedAction, CaseNumber, ClockView, RequestKey } from "./case.ts";
import { Limit } from "./item.ts";

export type { VoiceAbout, VoiceKind } from "./voice-words.ts";

const optional = Type.Optional;
const exact = { additionalProperties: false };
const words = (maxLength: number) => Type.String({ minLength: 1, maxLength });
const Instant = Type.String({ description: "UTC instant, ISO 8601" });
export const OrganCode = Type.String({ pattern: "^[0-9A-Z]{18}$", description: "统一社会信用代码" });

const Kind = Type.Union([
  Type.Literal("unresolved"),
  Type.Literal("complaint"),
  Type.Literal("suggestion"),
  Type.Literal("clue"),
]);
const About = Type.Union([
  Type.Literal("item"),
  Type.Literal("case"),
  Type.Literal("counter"),
  Type.Literal("person"),
  Type.Literal("organ"),
  Type.Literal("matter"),
]);
const Channel = Type.Union([Type.Literal("counter"), Type.Literal("phone"), Type.Literal("letter")]);

/** At most so many from one network in a window of so many minutes. */
const Attempts = Type.Array(
  Type.Object({ most: Type.Integer({ minimum: 1 }), minutes: Type.Integer({ minimum: 1 }) }, exact),
  { minItems: 1 },
);

/** `data/voice-rules.json`: limits a bureau sets for itself [A]. */
export const VoiceRules = Type.Object(
  {
    source: Type.String(),
    /** The bureau whose desk and supervisors take what people bring. */
    bureau: OrganCode,
    /** `checks`: for which reasons supervision looks at it as well, once an organ has answered (R12.7); [] for none. */
    unresolved: Type.Object(
      {
        ...{ triage: Limit, solve: Limit, complex: Limit, call: Limit, improve: Limit },
        checks: Type.Array(Type.String()),
      },
      exact,
    ),
    complaint: Type.Object(
      { accept: Limit, investigate: Limit, extended: Limit, call: Limit, improve: Limit },
      exact,
    ),
    clue: Type.Object({ screen: Limit, verify: Limit, extended: Limit }, exact),
    /** Calls that reached nobody before it may go on without one. */
    callTries: Type.Integer({ minimum: 1, maximum: 10 }),
    attempts: Type.Object({ "voice-client": Attempts, "voice-code-client": Attempts }, exact),
  },
  exact,
);
export type VoiceRules = Static<typeof VoiceRules>;

const about = {
  about: About,
  item: optional(Type.String({ pattern: "^[a-z][a-z0-9-]{2,59}$" })),
  number: optional(CaseNumber),
  organ: optional(OrganCode),
  /** As people call it: 3 号窗口. */
  counter: optional(words(60)),
  /** Name or badge. */
  person: optional(words(40)),
  text: Type.String({ minLength: 5, maxLength: 2000 }),
};

/** From the portal. Anonymous: nothing of who they are is kept; what could not be done wants a call back and has a name. */
export const NewVoice = Type.Object(
  { requestKey: RequestKey, kind: Kind, anonymous: optional(Type.Boolean()), ...about },
  exact,
);
export type NewVoice = Static<typeof NewVoice>;

/** Typed by staff: somebody at the desk, on the phone, a letter from the box. */
export const RegisterVoice = Type.Object(
  {
    ...{ requestKey: RequestKey, kind: Kind, channel: Channel, ...about },
    name: optional(words(50)),
    phone: optional(Type.String({ pattern: "^1[3-9][0-9]{9}$" })),
  },
  exact,
);
export type RegisterVoice = Static<typeof RegisterVoice>;

/** `code` opens it without signing in; it is shown this once. */
export const VoiceReceipt = Type.Object({ number: Type.String(), code: Type.String() });
export type VoiceReceipt = Static<typeof VoiceReceipt>;

export const VoiceCode = Type.String({ pattern: "^[0-9A-Za-z -]{16,30}$", description: "查询码" });

export const VoiceEntry = Type.Object({
  seq: Type.Integer(),
  at: Instant,
  action: Type.String(),
  title: Type.String(),
  by: Type.String(),
  /** What was told to the person, or by them. */
  text: optional(Type.String()),
  /** Codes that the action recorded, in words; staff only. */
  codes: optional(Type.Array(Type.String())),
  /** What stays among staff. */
  inner: optional(Type.String()),
});
export type VoiceEntry = Static<typeof VoiceEntry>;

/** Organs and counters to choose from. */
export const VoiceChoices = Type.Object({
  organs: Type.Array(Type.Object({ code: Type.String(), name: Type.String() })),
  counters: Type.Array(Type.String()),
  /** What is promised to whoever brings it. */
  limits: Type.Object({ triage: Limit, solve: Limit, complex: Limit, accept: Limit }),
});
export type VoiceChoices = Static<typeof VoiceChoices>;

const shared = {
  number: Type.String(),
  kind: Kind,
  /** What it is about, in a line. */
  aboutText: Type.String(),
  state: Type.String(),
  stateName: Type.String(),
  stateText: Type.String(),
  concluded: Type.Boolean(),
  receivedAt: Instant,
  version: Type.Integer(),
};

/** As the person who brought it sees it. */
export const MyVoice = Type.Object({
  ...shared,
  text: Type.String(),
  anonymous: Type.Boolean(),
  clocks: Type.Array(ClockView),
  timeline: Type.Array(VoiceEntry),
  /** `reply`, `satisfied`, `send-back`. */
  may: Type.Array(Type.String()),
});
export type MyVoice = Static<typeof MyVoice>;

export const MyVoices = Type.Object({ rows: Type.Array(Type.Object(shared)), next: optional(Type.String()) });
export type MyVoices = Static<typeof MyVoices>;

/** What the person may do: say more, or whether it is settled. */
export const VoiceReply = Type.Object(
  {
    requestKey: RequestKey,
    version: Type.Integer({ minimum: 1 }),
    text: optional(Type.String({ maxLength: 2000 })),
  },
  exact,
);
export type VoiceReply = Static<typeof VoiceReply>;

/** Of staff; which data an action needs is judged by the action. */
export const VoiceAct = Type.Object(
  {
    requestKey: RequestKey,
    version: Type.Integer({ minimum: 1 }),
    data: Type.Record(Type.String({ maxLength: 30 }), Type.Unknown()),
  },
  exact,
);
export type VoiceAct = Static<typeof VoiceAct>;

export const VoiceRow = Type.Object({
  ...shared,
  organName: Type.String(),
  partyLabel: Type.String(),
  channel: Type.String(),
  category: optional(Type.String()),
  outcome: optional(Type.String()),
  clocks: Type.Array(ClockView),
});
export type VoiceRow = Static<typeof VoiceRow>;

/** `next`: the number of the last row, when there are more. */
export const VoiceList = Type.Object({
  rows: Type.Array(VoiceRow),
  next: optional(Type.String()),
  mayRegister: Type.Boolean(),
});
export type VoiceList = Static<typeof VoiceList>;

export const StaffVoice = Type.Object({
  ...VoiceRow.properties,
  text: Type.String(),
  item: optional(Type.String()),
  /** The case it is about. */
  about: optional(Type.String()),
  counter: optional(Type.String()),
  person: optional(Type.String()),
  anonymous: Type.Boolean(),
  /** Masked. */
  name: optional(Type.String()),
  phone: optional(Type.String()),
  timeline: Type.Array(VoiceEntry),
  allowed: Type.Array(AllowedAction),
  /** Who it can be handed to, when it can. */
  organs: Type.Array(Type.Object({ code: Type.String(), name: Type.String() })),
});
export type StaffVoice = Static<typeof StaffVoice>;

export const RevealedContact = Type.Object({ name: Type.String(), phone: Type.String() });

/** A count with the list behind it. */
const Counted = Type.Object({ name: Type.String(), count: Type.Integer(), href: Type.String() });

/** C7 and R12.7: figures of a period, each with the list behind it. */
export const VoiceFigures = Type.Object({
  from: Type.String(),
  to: Type.String(),
  unresolved: Type.Object({
    received: Type.Integer(),
    closed: Type.Integer(),
    categories: Type.Array(Counted),
    href: Type.String(),
  }),
  complaints: Type.Object({
    received: Type.Integer(),
    cases: Type.Integer(),
    /** For each 10,000 cases; null where there were none. */
    perTenThousand: Type.Union([Type.Number(), Type.Null()]),
    href: Type.String(),
  }),
  /** Counters with complaints; the others have none (零投诉). */
  counters: Type.Array(Counted),
  countersWithout: Type.Integer(),
});
export type VoiceFigures = Static<typeof VoiceFigures>;

/** B13: what everybody may know, without persons. */
export const VoiceBoard = Type.Object({
  year: Type.Integer(),
  clues: Type.Object({
    ...{ received: Type.Integer(), open: Type.Integer(), founded: Type.Integer(), unfounded: Type.Integer() },
    ...{ referred: Type.Integer(), declined: Type.Integer() },
  }),
  unresolved: Type.Object({ received: Type.Integer(), closed: Type.Integer() }),
  complaints: Type.Object({ received: Type.Integer(), closed: Type.Integer() }),
  /** Newest first: what came of clues, and what was changed after something could not be done. */
  results: Type.Array(
    Type.Object({ kind: Kind, month: Type.String(), result: Type.String(), text: Type.String() }),
  ),
});
export type VoiceBoard = Static<typeof VoiceBoard>;
