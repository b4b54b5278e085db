import { Link } from "wouter";
import type { PersonMonth } from "#contract/conduct.ts";
import { Notice } from "../../shared/ui/Notice.tsx";
import { type Column, Table } from "../../shared/ui/Table.tsx";
import { Tag } from "../../shared/ui/Tag.tsx";
import { moneyWords, plainDate } from "../../shared/words.ts";
import { Facts } from "../parts/Facts.tsx";
import { attendanceKinds, attendanceNames, placeWords, scoreWords, sumWords } from "./conduct.ts";
import { EnterBeside } from "./EnterBeside.tsx";
import { EntryList } from "./EntryList.tsx";
import "./conduct.css";

type Day = PersonMonth["days"][number];

/** One person's month: the score, the terms that make it, and the days behind them. */
export function MonthBehind({ found, own = false }: { found: PersonMonth; own?: boolean }) {
  const { row, days, formula } = found;
  return (
    <>
      <section aria-label="月得分">
        <Facts
          rows={[
            ["月得分", scoreWords(row.score)],
            ["名次", `${placeWords(row)}${row.distinguished ? "，优秀个人" : ""}`],
            ["考核天数", `${row.days} 天`],
            ["考勤", `请假 ${row.leave} 天，迟到 ${row.late} 次，缺勤 ${row.away} 天`],
            ["派驻单位和窗口", `${row.organName}，${row.counter}`],
            [
              "绩效",
              `基数 ${moneyWords(row.base)}，应发 ${moneyWords(row.pay)}，扣发 ${moneyWords(row.deducted)}`,
            ],
          ]}
        />
        {row.terms.length > 0 && (
          <Table
            caption={captionOf(row)}
            columns={termColumns(own)}
            rows={row.terms}
            rowKey={({ id }) => id}
          />
        )}
        <Notice>{formula}</Notice>
      </section>
      <section aria-label="每天">
        <h2>每天</h2>
        {found.items.length > 0 && <EnterBeside found={found} />}
        {days.length === 0 ? (
          <p>这个月还没有考核记录。</p>
        ) : (
          <Table
            caption="每天的得分和记录"
            captionHidden
            columns={dayColumns}
            rows={days}
            rowKey={({ day }) => day}
          />
        )}
      </section>
    </>
  );
}

/** One term alone makes no sum. */
function captionOf({ terms, score }: PersonMonth["row"]): string {
  return terms.length < 2 ? "月得分怎么来的" : `月得分怎么来的：${sumWords(terms)}＝${scoreWords(score)}`;
}

type Term = PersonMonth["row"]["terms"][number];

/** Whose score it is sees how the ratings came out, not who gave them. */
const termColumns = (own: boolean): Column<Term>[] => [
  {
    key: "name",
    head: "项目",
    main: true,
    cell: ({ id, name, href }) => (own || id === "days" ? name : <Link href={href}>{name}</Link>),
  },
  { key: "value", head: "得分", numeric: true, cell: ({ value }) => value.toFixed(2) },
];

const dayColumns: Column<Day>[] = [
  { key: "day", head: "日期", main: true, cell: ({ day }) => plainDate(day) },
  {
    key: "attendance",
    head: "考勤",
    cell: ({ attendance }) =>
      attendance ? <Tag kind={attendanceKinds[attendance]}>{attendanceNames[attendance]}</Tag> : "未登记",
  },
  { key: "place", head: "窗口", cell: ({ place }) => place },
  {
    key: "score",
    head: "得分",
    numeric: true,
    cell: ({ counted, score }) => (counted ? (score ?? 0).toFixed(1) : "不计入"),
  },
  {
    key: "entries",
    head: "记录",
    cell: ({ entries }) => (entries.length === 0 ? "没有扣分" : <EntryList entries={entries} />),
  },
];
