import { post, put } from "../../shared/api.ts";
import { refresh } from "../../shared/query.tsx";
import { CommandDialog } from "../form/CommandDialog.tsx";
import type { Editing } from "./rows.ts";
import { createPath, kindNames, type Organisation, rowBody, rowFields, rowPath, rowStart } from "./rows.ts";

/** A row of the organisation, new or changed; a change made meanwhile by somebody else is refused, not overwritten. */
export function RowDialog(props: {
  editing: Editing;
  organisation: Organisation;
  onDone: () => void;
  onClose: () => void;
}) {
  const { kind, row, start } = props.editing;
  const name = row?.name ?? "";
  return (
    <CommandDialog
      title={row ? `修改${kindNames[kind]}：${name}` : `新${kindNames[kind]}`}
      action="保存"
      fields={rowFields(kind, props.organisation, row === undefined)}
      start={row ? rowStart(row) : { ...start }}
      send={(data, requestKey) => {
        const body = { requestKey, ...rowBody(kind, data, row) };
        return row ? put(rowPath(kind, row), body) : post(createPath(kind), body);
      }}
      onDone={() => {
        void refresh(createPath(kind));
        props.onDone();
      }}
      onClose={props.onClose}
    />
  );
}
