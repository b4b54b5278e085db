/**
 * Published bulletins: a month of a board, frozen; a correction is another edition that names what changed.
 *
 * `GET /api/bulletins` BulletinList · `…/:board/:period/:edition` Bulletin · `POST /api/boards/:id/editions` Published ·
 * `GET /api/boards/:id/editions/:period/:edition` BulletinOfDesk · `POST …/check` EditionCheck (a job).
 */
import Type, { type Static } from "typebox";
import { BoardView } from "./board.ts";
import { RequestKey } from "./case.ts";
import { EditionCheck } from "./edition.ts";

const exact = { additionalProperties: false };
const optional = Type.Optional;
export const Month = Type.String({ pattern: "^20[0-9]{2}-(0[1-9]|1[0-2])$" });

export const PublishBulletin = Type.Object(
  {
    requestKey: RequestKey,
    period: Month,
    /** Why another edition is published. */
    reason: optional(Type.String({ minLength: 2, maxLength: 300 })),
  },
  exact,
);
export type PublishBulletin = Static<typeof PublishBulletin>;

const told = {
  board: Type.String(),
  name: Type.String(),
  period: Type.String(),
  edition: Type.Integer(),
  publishedOn: Type.String(),
  reason: optional(Type.String()),
};
export const BulletinRow = Type.Object(told);
export type BulletinRow = Static<typeof BulletinRow>;
export const BulletinList = Type.Object({ rows: Type.Array(BulletinRow) });
export type BulletinList = Static<typeof BulletinList>;

export const Bulletin = Type.Object({
  ...told,
  /** What differs from the edition before, in words. */
  changes: Type.Array(Type.String()),
  /** The newest edition of the month. */
  newest: Type.Integer(),
  digest: Type.String(),
  view: BoardView,
});
export type Bulletin = Static<typeof Bulletin>;

/** At the desk: with the last check of it. */
export const BulletinOfDesk = Type.Object({ ...Bulletin.properties, check: optional(EditionCheck) });
export type BulletinOfDesk = Static<typeof BulletinOfDesk>;
export const PublishedBulletin = Type.Object({ edition: Type.Integer() });
