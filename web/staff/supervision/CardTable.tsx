import type { CardRow } from "#contract/supervision.ts";
import { type Column, Table } from "../../shared/ui/Table.tsx";
import { Tag } from "../../shared/ui/Tag.tsx";
import { instantWords } from "../../shared/words.ts";
import { CaseLink, Light } from "./Parts.tsx";
import { dueWords } from "./supervision.ts";

/** Cards and warnings in rows: what colour, about what, why, whose, since when, what comes next. */
export function CardTable({ caption, rows }: { caption: string; rows: readonly CardRow[] }) {
  return (
    <div className="card-rows">
      <Table caption={caption} captionHidden columns={columns} rows={rows} rowKey={({ key }) => key} />
    </div>
  );
}

const columns: Column<CardRow>[] = [
  { key: "light", head: "颜色", cell: ({ light }) => <Light light={light} /> },
  { key: "subject", head: "哪件事", main: true, cell: (row) => <Subject row={row} /> },
  { key: "cause", head: "为什么", cell: ({ cause, byHand }) => (byHand ? `${cause}（人工发牌）` : cause) },
  { key: "whose", head: "谁负责", cell: (row) => <Whose row={row} /> },
  { key: "due", head: "发生时间", cell: ({ dueAt }) => <span className="whole">{instantWords(dueAt)}</span> },
  { key: "next", head: "现在", cell: (row) => <Standing row={row} /> },
];

function Subject({ row: { number, subject, about } }: { row: CardRow }) {
  const to = number ?? about?.number;
  if (!to) return subject;
  const words = number ? `监察编号 ${number}` : `办件编号 ${to}`;
  return <CaseLink number={to} subject={subject} words={words} />;
}

function Whose({ row: { organName, section, handlerName, counter, hallName } }: { row: CardRow }) {
  return (
    <div>
      {organName}
      <div className="soft">{[section, handlerName, hallName, counter].filter(Boolean).join("，")}</div>
    </div>
  );
}

function Standing({ row }: { row: CardRow }) {
  const { withdrawnAt, withdrawnWhy, closedAt, stateName, next, number } = row;
  if (withdrawnAt) return `已撤牌${withdrawnWhy ? `：${withdrawnWhy}` : ""}`;
  if (!number) return <span className="soft">{closedAt ? "已过去" : "提醒经办人"}</span>;
  if (closedAt || !next) return stateName ?? "";
  return (
    <div>
      {stateName}
      <div>
        {next.late ? <Tag kind="bad">{`${next.name}已逾期`}</Tag> : `${dueWords(next.dueAt)}前${next.name}`}
      </div>
    </div>
  );
}
