/**
 * 交接单 (A17, A25): papers of matters received at a point that forwards, on their way to the hall that handles them.
 *
 * `GET /api/staff/hand-overs` HandOverDesk · `GET /api/staff/hand-overs/:id` HandOver · `…/:id.pdf`.
 */
import Type, { type Static } from "typebox";
import { CaseNumber } from "./case.ts";
import { HallId } from "./organisation.ts";

const exact = { additionalProperties: false };
const optional = Type.Optional;
const text = (most: number) => Type.String({ pattern: `^.{1,${most}}$` });
const requestKey = Type.String({ format: "uuid" });
const version = Type.Integer({ minimum: 1 });

export const HandOverState = Type.Union([
  Type.Literal("made"),
  Type.Literal("sent"),
  Type.Literal("received"),
  Type.Literal("missing"),
]);
export type HandOverState = Static<typeof HandOverState>;

export const PaperState = Type.Union([
  Type.Literal("listed"),
  Type.Literal("received"),
  Type.Literal("missing"),
  Type.Literal("found"),
]);
export type PaperState = Static<typeof PaperState>;

/** A matter received here whose papers are on no list yet. */
export const WaitingPapers = Type.Object({
  number: Type.String(),
  subject: Type.String(),
  party: Type.String(),
  receivedAt: Type.String(),
  papers: Type.Array(Type.String()),
});
export type WaitingPapers = Static<typeof WaitingPapers>;

export const HandOverRow = Type.Object({
  id: Type.String(),
  number: Type.String(),
  from: Type.String(),
  to: Type.String(),
  state: HandOverState,
  papers: Type.Integer(),
  missing: Type.Integer(),
  madeAt: Type.String(),
  sentAt: optional(Type.String()),
  receivedAt: optional(Type.String()),
});
export type HandOverRow = Static<typeof HandOverRow>;

export const HandOverQuery = Type.Object({ hall: optional(HallId) }, exact);
export const HandOverDesk = Type.Object({
  /** The halls whose lists this person may make and receive. */
  halls: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
  hall: optional(Type.String()),
  /** Where papers of the hall may go: the halls above it, the nearest first. */
  targets: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
  waiting: Type.Array(WaitingPapers),
  /** On the way or with something missing first; received ones of the last weeks after them. */
  lists: Type.Array(HandOverRow),
});
export type HandOverDesk = Static<typeof HandOverDesk>;

export const HandOverPaper = Type.Object({
  seq: Type.Integer(),
  case: Type.String(),
  name: Type.String(),
  copies: Type.Integer(),
  state: PaperState,
  note: optional(Type.String()),
});
export type HandOverPaper = Static<typeof HandOverPaper>;

export const HandOver = Type.Object({
  ...HandOverRow.properties,
  carrier: optional(Type.String()),
  madeBy: Type.String(),
  sentBy: optional(Type.String()),
  receivedBy: optional(Type.String()),
  version: Type.Integer(),
  lines: Type.Array(HandOverPaper),
  maySend: Type.Boolean(),
  mayReceive: Type.Boolean(),
});
export type HandOver = Static<typeof HandOver>;

export const MakeHandOver = Type.Object(
  {
    requestKey,
    from: HallId,
    to: HallId,
    papers: Type.Array(
      Type.Object(
        { case: CaseNumber, name: text(100), copies: Type.Integer({ minimum: 1, maximum: 99 }) },
        exact,
      ),
      { minItems: 1, maxItems: 200 },
    ),
  },
  exact,
);
export type MakeHandOver = Static<typeof MakeHandOver>;

export const SendHandOver = Type.Object({ requestKey, version, carrier: text(100) }, exact);
export type SendHandOver = Static<typeof SendHandOver>;

/** Everything not named as missing is there. */
export const ReceiveHandOver = Type.Object(
  {
    ...{ requestKey, version },
    missing: Type.Array(
      Type.Object({ seq: Type.Integer({ minimum: 1, maximum: 1000 }), note: text(200) }, exact),
      {
        maxItems: 200,
      },
    ),
  },
  exact,
);
export type ReceiveHandOver = Static<typeof ReceiveHandOver>;

export const FindPaper = Type.Object(
  { requestKey, version, seq: Type.Integer({ minimum: 1, maximum: 1000 }), note: text(200) },
  exact,
);
export type FindPaper = Static<typeof FindPaper>;
