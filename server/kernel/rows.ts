/**
 * Rows of the same fields (`rows`, such as shareholders): each row is checked as a form of its own, and what is wrong
 * is named by its row: “第 2 行 姓名”. A row in which nothing stands is no row.
 */
import type { Field, Row } from "#contract/form.ts";
import { type Answer, isAnswered } from "./condition.ts";
import type { FieldFault } from "./field-fault.ts";
import { checkPlain, tidyPlain } from "./plain-field.ts";
import type { Day } from "./time/day.ts";

/** Most rows where the field sets no limit. */
const mostRows = 50;

export interface CellFault extends FieldFault {
  /** Id of the control: of the whole field, or `shareholders.1.name`. Rows are counted from 0. */
  id: string;
}

/** Id of one field of one row. */
export function cellId(field: string, row: number, column: string): string {
  return `${field}.${row}.${column}`;
}

/** The fields of a row, each as a field of its own. */
export function columnsOf(field: Field): Field[] {
  return (field.fields ?? []).map((column): Field => column);
}

export function rowsOf(answer: Answer): Row[] {
  return Array.isArray(answer)
    ? (answer as unknown[]).filter((row): row is Row => typeof row === "object")
    : [];
}

/** Everything wrong in the rows of an answer, in their order; first what is wrong with their number. */
export function rowFaults(field: Field, answer: Answer, today: Day): CellFault[] {
  const rows = rowsOf(answer);
  const filled = rows.filter((row) => isFilled(field, row)).length;
  const count = countFault(field, answer, filled);
  const cells = rows.flatMap((row, at) => (isFilled(field, row) ? cellFaults(field, row, at, today) : []));
  return count ? [{ id: field.id, ...count }, ...cells] : cells;
}

function countFault(
  { label, required, min, max }: Field,
  answer: Answer,
  filled: number,
): FieldFault | undefined {
  if (answer !== undefined && answer !== null && !Array.isArray(answer)) {
    return { code: "type", message: `请重新填写${label}` };
  }
  if (filled === 0)
    return required ? { code: "required", message: `请填写${label}，至少 ${min ?? 1} 行` } : undefined;
  if (filled < (min ?? 0))
    return { code: "too-short", message: `${label}至少要 ${min} 行，现在有 ${filled} 行` };
  const most = max ?? mostRows;
  return filled > most
    ? { code: "too-long", message: `${label}最多 ${most} 行，现在有 ${filled} 行` }
    : undefined;
}

function cellFaults(field: Field, row: Row, at: number, today: Day): CellFault[] {
  return columnsOf(field).flatMap((column) => {
    const named = { ...column, label: `第 ${at + 1} 行 ${column.label}` };
    const fault = checkPlain(named, row[column.id], today);
    return fault ? [{ id: cellId(field.id, at, column.id), ...fault }] : [];
  });
}

function isFilled(field: Field, row: Row): boolean {
  return columnsOf(field).some(({ id }) => isAnswered(row[id]));
}

/** The rows as they are stored: empty ones left out, each answer in its one form, nothing but the row's fields. */
export function tidyRows(field: Field, answer: Answer): Row[] {
  const columns = columnsOf(field);
  return rowsOf(answer)
    .filter((row) => isFilled(field, row))
    .map((row) =>
      Object.fromEntries(
        columns.flatMap((column) => {
          const said = tidyPlain(column, row[column.id]);
          return typeof said === "string" || typeof said === "number" ? [[column.id, said] as const] : [];
        }),
      ),
    );
}

/** Rows for people, a line each: “1. 姓名 张三，出资额 5.00元”. `words` says one answer, masked where it must be. */
export function rowWords(
  field: Field,
  answer: Answer,
  words: (column: Field, answer: Answer) => string,
): string {
  return rowsOf(answer)
    .map((row, at) => {
      const cells = columnsOf(field).flatMap((column) => {
        const said = words(column, row[column.id]);
        return said === "" ? [] : [`${column.label} ${said}`];
      });
      return `${at + 1}. ${cells.join("，")}`;
    })
    .join("\n");
}
