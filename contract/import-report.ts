/** What importing a workbook would do, or did, row by row: the same for everything that comes as a workbook. */
import Type, { type Static, type TObject } from "typebox";
import { RequestKey } from "./case.ts";

const exact = { additionalProperties: false };

/** Asked of an import: whether to write, or only to say what would be written. */
export const ImportQuery = Type.Object(
  { requestKey: Type.Optional(RequestKey), commit: Type.Boolean({ default: false }) },
  exact,
);
export type ImportQuery = Static<typeof ImportQuery>;

export const ImportState = Type.Union([
  Type.Literal("new"),
  Type.Literal("changed"),
  Type.Literal("unchanged"),
  Type.Literal("refused"),
]);
export type ImportState = Static<typeof ImportState>;

/** What every row of a report says: where it stands, its name, which fields differ. */
export const importRow = {
  /** Row of the sheet, the heading being 1. */
  row: Type.Integer(),
  name: Type.String(),
  state: ImportState,
  changes: Type.Array(Type.String()),
};

/** The report over rows of this form. */
export const importReport = <Row extends TObject>(row: Row) =>
  Type.Object(
    {
      new: Type.Integer(),
      changed: Type.Integer(),
      unchanged: Type.Integer(),
      refused: Type.Integer(),
      /** Whether anything was written: only when nothing was refused and the caller asked for it. */
      imported: Type.Boolean(),
      rows: Type.Array(row),
    },
    exact,
  );
