/** Mandates for errands (委托书, R12.5) over HTTP, and acting under one. */
import Type, { type Static } from "typebox";
import {
  day,
  exact,
  Helper,
  ItemKey,
  instant,
  list,
  oneOf,
  optional,
  Uuid,
  words,
} from "./assistance-parts.ts";
import { consentWays, mandateActions, mandateStates } from "./assistance-words.ts";
import { CaseNumber, CaseSummary, RequestKey } from "./case.ts";
import { Draft, DraftSummary } from "./draft.ts";
import { FileId } from "./file.ts";

const mandateBrief = {
  id: Uuid,
  serial: Type.String(),
  state: oneOf(mandateStates),
  items: list(Type.Object({ key: ItemKey, bundle: Type.Boolean(), name: Type.String() })),
  actions: list(oneOf(mandateActions)),
  validFrom: day,
  validTo: day,
  consent: oneOf(consentWays),
  helperName: Type.String(),
  madeAt: instant,
  consentedAt: optional(instant),
  withdrawnAt: optional(instant),
};
const MandateUse = Type.Object({
  at: instant,
  action: Type.String(),
  by: Type.String(),
  /** What it was about: the item's name. */
  about: optional(Type.String()),
  number: optional(Type.String()),
  /** In words, when it was refused. */
  refused: optional(Type.String()),
});

/** As its client reads it. */
export const MyMandate = Type.Object({
  ...mandateBrief,
  helper: Helper,
  digest: Type.String(),
  uses: list(MandateUse),
});
export type MyMandate = Static<typeof MyMandate>;
export const MyMandates = Type.Object({ mandates: list(MyMandate) });

export const StaffMandate = Type.Object({ ...mandateBrief, mine: Type.Boolean(), codeSent: Type.Boolean() });
export type StaffMandate = Static<typeof StaffMandate>;

/** A mandate is drawn up by the helper; it holds once the client has agreed. */
export const NewMandate = Type.Object(
  {
    requestKey: RequestKey,
    client: Type.Object({ name: words(1, 60), idNumber: words(15, 18), phone: words(7, 20) }, exact),
    items: Type.Array(Type.Object({ key: ItemKey, bundle: optional(Type.Boolean()) }, exact), {
      minItems: 1,
      maxItems: 10,
    }),
    actions: Type.Array(oneOf(mandateActions), { minItems: 1, maxItems: 4 }),
    validTo: day,
    consent: oneOf(consentWays),
    /** Photograph of the signed paper. */
    paper: optional(FileId),
    /** The helper says whether the client is somebody close to them. */
    related: Type.Boolean(),
  },
  exact,
);
export type NewMandate = Static<typeof NewMandate>;

export const Keyed = Type.Object({ requestKey: RequestKey }, exact);
export const MandateCode = Type.Object(
  { requestKey: RequestKey, code: Type.String({ pattern: "^[0-9]{6}$" }) },
  exact,
);
export const MandateMade = Type.Object({ id: Uuid, serial: Type.String(), state: oneOf(mandateStates) });
export type MandateMade = Static<typeof MandateMade>;

/** What a helper works with: one client's drafts and cases under one mandate. */
export const ClientDesk = Type.Object({
  mandate: StaffMandate,
  client: Type.Object({ name: Type.String(), idNumber: Type.String(), phone: Type.String() }),
  assistance: Type.String(),
  drafts: list(DraftSummary),
  cases: list(CaseSummary),
});
export type ClientDesk = Static<typeof ClientDesk>;
export const ClientDraft = Type.Object({
  draft: Draft,
  /** What fills the form of itself; the identity number is the client's own. */
  client: Type.Object({ name: Type.String(), idNumber: Type.String(), phone: Type.String() }),
});
export type ClientDraft = Static<typeof ClientDraft>;
export const OpenClientDraft = Type.Object({ item: ItemKey, bundle: optional(Type.Boolean()) }, exact);
export const Collection = Type.Object({ requestKey: RequestKey, number: CaseNumber }, exact);

/** Whether this case was handed in by a helper, and by whom under which mandate. */
export const HandedInBy = Type.Object({
  handedIn: optional(
    Type.Object({ helper: Type.String(), site: Type.String(), serial: Type.String(), at: instant }),
  ),
});
export type HandedInBy = Static<typeof HandedInBy>;
