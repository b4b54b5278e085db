import type { ClockLine } from "#contract/supervision.ts";
import { type Column, Table } from "../../shared/ui/Table.tsx";
import { Tag } from "../../shared/ui/Tag.tsx";
import { CaseLink } from "./Parts.tsx";
import { dueWords, leftOf } from "./supervision.ts";

/** Matters and the clock of each that runs out first. */
export function ClockTable(props: { caption: string; rows: readonly ClockLine[]; captionHidden?: boolean }) {
  const { caption, rows, captionHidden = true } = props;
  return (
    <div className="card-rows">
      <Table
        caption={caption}
        captionHidden={captionHidden}
        columns={columns}
        rows={rows}
        rowKey={({ number, clock }) => `${number} ${clock}`}
      />
    </div>
  );
}

const columns: Column<ClockLine>[] = [
  { key: "left", head: "还剩", cell: (row) => <Left row={row} /> },
  {
    key: "subject",
    head: "办件",
    main: true,
    cell: ({ number, subject }) => <CaseLink number={number} subject={subject} />,
  },
  { key: "party", head: "申请人", cell: ({ partyLabel }) => partyLabel },
  { key: "clock", head: "哪个期限", cell: ({ clockName }) => clockName },
  { key: "due", head: "到期", cell: ({ dueAt }) => <span className="whole">{dueWords(dueAt)}</span> },
  {
    key: "whose",
    head: "谁在办",
    cell: ({ organName, stateName, handlerName }) => (
      <div>
        {organName}
        <div className="soft">{[stateName, handlerName].filter(Boolean).join("，")}</div>
      </div>
    ),
  },
];

function Left({ row: { left, light, dueOn } }: { row: ClockLine }) {
  const words = leftOf(left, dueOn);
  if (left.overdue) return <Tag kind="bad">{words}</Tag>;
  return light === "none" ? words : <Tag kind="warning">{words}</Tag>;
}
