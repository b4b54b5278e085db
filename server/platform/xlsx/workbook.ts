/** A spreadsheet as text: every cell is what a person reads in it. */
export interface Sheet {
  name: string;
  /** Row by row; a shorter row has empty cells at its end. */
  rows: string[][];
}

/** How a written sheet looks; cells are text, so that no program turns a code into a number, but for columns to reckon with. */
export interface SheetStyle {
  /** Rows on top that stay in sight: the first is bold, the others are grey hints. */
  headRows?: number;
  /** Widths of the columns in characters; below a head, a column without one is as wide as its text. */
  widths?: number[];
  /** Columns (from 0) whose plain numbers are written as numbers: amounts and pieces that people add up. */
  numbers?: number[];
  /** Cells that reach over the empty ones below them; rows and columns from 0. */
  joined?: readonly { row: number; column: number; rows: number }[];
}

export type StyledSheet = Sheet & SheetStyle;

/** The file is no workbook, or one that no honest program wrote. The sentence is for the person who sent it. */
export class WorkbookError extends Error {}
