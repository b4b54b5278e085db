import { useLocation, useSearchParams } from "wouter";
import { Loaded as Shown, useRead } from "../../shared/query.tsx";
import { EmptyState } from "../../shared/ui/EmptyState.tsx";
import { Table } from "../../shared/ui/Table.tsx";
import { Tabs } from "../../shared/ui/Tabs.tsx";
import { dateWords, plainDate } from "../../shared/words.ts";
import { useSignedIn } from "../account.ts";
import { Page } from "../frame/Page.tsx";
import { LoadYear } from "./LoadYear.tsx";
import { Months } from "./Months.tsx";
import { type Loaded, lengthOf } from "./year.ts";
import "./calendar.css";

/** The days all clocks count by: official notices, year by year. */
export function CalendarPage() {
  const calendar = useRead<{ years: Loaded[] }>("/staff/calendar");
  const mayLoad = useSignedIn().may.includes("calendar.load");
  return (
    <Page title="工作日历">
      <Shown query={calendar} lines={10}>
        {({ years }) => (
          <>
            {mayLoad && <LoadYear years={years} />}
            {years.length === 0 ? (
              <EmptyState title="还没有载入任何一年的放假通知" />
            ) : (
              <Years years={[...years].sort((left, right) => right.year - left.year)} />
            )}
          </>
        )}
      </Shown>
    </Page>
  );
}

function Years({ years }: { years: Loaded[] }) {
  const [params] = useSearchParams();
  const [, navigate] = useLocation();
  const shown = years.find(({ year }) => String(year) === params.get("year")) ?? years[0]!;
  const latest = years[0]!.year;
  return (
    <>
      <p className="soft">{`已经载入到 ${latest} 年。更晚的日子还没有放假通知，期限只能估算。`}</p>
      <Tabs
        label="年份"
        current={String(shown.year)}
        onChange={(year) => navigate(`/calendar?year=${year}`, { replace: true })}
        tabs={years.map(({ year }) => ({ key: String(year), title: `${year} 年` }))}
      >
        <Year year={shown} />
      </Tabs>
    </>
  );
}

function Year({ year }: { year: Loaded }) {
  const { notice, holidays } = year;
  return (
    <>
      <p>
        {notice.title}
        <span className="item-key">{`${notice.number}，${plainDate(notice.issued)}印发`}</span>
      </p>
      <Table
        caption={`${year.year} 年放假安排`}
        captionHidden
        rows={holidays}
        rowKey={(holiday) => holiday.from}
        columns={[
          { key: "name", head: "节日", main: true, cell: (holiday) => holiday.name },
          {
            key: "from",
            head: "放假",
            cell: ({ from, to }) =>
              from === to ? dateWords(from) : `${dateWords(from)} 至 ${dateWords(to)}`,
          },
          { key: "days", head: "天数", numeric: true, cell: (holiday) => `${lengthOf(holiday)} 天` },
          {
            key: "work",
            head: "调休上班",
            cell: (holiday) => holiday.work.map((day) => dateWords(day)).join("、") || "没有",
          },
        ]}
      />
      <Months year={year} />
    </>
  );
}
