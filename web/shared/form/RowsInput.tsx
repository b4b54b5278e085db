import { useEffect, useRef, useState } from "react";
import type { Answers, Field, Row } from "#contract/form.ts";
import { cellId, columnsOf } from "#server/kernel/rows.ts";
import { Button } from "../ui/Button.tsx";
import { focusField } from "../ui/ErrorSummary.tsx";
import { FieldGroup, type FieldProps } from "../ui/Field.tsx";
import { VisuallyHidden } from "../ui/VisuallyHidden.tsx";
import { PlainField } from "./PlainField.tsx";
import "./rows.css";

/** Rows of the same fields: each can be filled in, moved and taken out by keyboard; there is always one to begin with. */
export function RowsInput(
  props: FieldProps & {
    id: string;
    field: Field;
    rows: readonly Row[];
    errors: ReadonlyMap<string, string> | undefined;
    onChange: (rows: Row[]) => void;
  },
) {
  const { field, rows, errors, onChange, ...group } = props;
  const shown = rows.length > 0 ? rows : [{}];
  const { said, change } = useRowChanges(field, onChange);
  return (
    <FieldGroup {...group} className="rows">
      {() => (
        <>
          {shown.map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place
            <fieldset key={at} className="row">
              <legend>{`第 ${at + 1} 行`}</legend>
              {columnsOf(field).map((column) => (
                <PlainField
                  key={column.id}
                  field={{ ...column, id: cellId(field.id, at, column.id) }}
                  answer={row[column.id]}
                  error={errors?.get(cellId(field.id, at, column.id))}
                  onChange={(answer) => onChange(withCell(shown, at, column.id, answer))}
                />
              ))}
              <RowButtons
                at={at}
                of={shown.length}
                change={(next, to, words) => change(next(shown), to, words)}
              />
            </fieldset>
          ))}
          <Button
            disabled={shown.length >= (field.max ?? 50)}
            onClick={() => change([...shown, {}], shown.length, `加了第 ${shown.length + 1} 行`)}
          >
            {`再加一行${field.label}`}
          </Button>
          <VisuallyHidden>
            <span role="status">{said}</span>
          </VisuallyHidden>
        </>
      )}
    </FieldGroup>
  );
}

type Change = (next: (rows: readonly Row[]) => Row[], to: number, words: string) => void;

function RowButtons({ at, of, change }: { at: number; of: number; change: Change }) {
  if (of < 2) return null;
  const name = <VisuallyHidden>{`第 ${at + 1} 行`}</VisuallyHidden>;
  return (
    <div className="row-buttons">
      {at > 0 && (
        <Button
          kind="quiet"
          onClick={() => change((rows) => moved(rows, at, at - 1), at - 1, `移到第 ${at} 行`)}
        >
          上移{name}
        </Button>
      )}
      {at < of - 1 && (
        <Button
          kind="quiet"
          onClick={() => change((rows) => moved(rows, at, at + 1), at + 1, `移到第 ${at + 2} 行`)}
        >
          下移{name}
        </Button>
      )}
      <Button
        kind="quiet"
        onClick={() => change((rows) => rows.toSpliced(at, 1), Math.max(0, at - 1), `删掉了第 ${at + 1} 行`)}
      >
        删除{name}
      </Button>
    </div>
  );
}

/** Says what a button did, and puts the focus into the row it led to once that is drawn. */
function useRowChanges(field: Field, onChange: (rows: Row[]) => void) {
  const [said, setSaid] = useState("");
  const to = useRef<string>(undefined);
  useEffect(() => {
    if (to.current !== undefined) focusField(to.current);
    to.current = undefined;
  });
  const change = (rows: Row[], row: number, words: string) => {
    to.current = cellId(field.id, row, columnsOf(field)[0]?.id ?? "");
    setSaid(words);
    onChange(rows);
  };
  return { said, change };
}

function withCell(rows: readonly Row[], at: number, column: string, answer: Answers[string]): Row[] {
  const said = typeof answer === "string" || typeof answer === "number" ? answer : null;
  return rows.map((row, place) => (place === at ? { ...row, [column]: said } : row));
}

function moved(rows: readonly Row[], from: number, to: number): Row[] {
  return rows.toSpliced(from, 1).toSpliced(to, 0, rows[from] ?? {});
}
