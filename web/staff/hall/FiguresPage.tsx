import { Link, Redirect, useLocation, useSearchParams } from "wouter";
import type { QueueFigures, QueueFiguresPage } from "#contract/queue-figures.ts";
import { Loaded, useRead } from "../../shared/query.tsx";
import { DateInput } from "../../shared/ui/DateInput.tsx";
import { type Column, Table } from "../../shared/ui/Table.tsx";
import { todayAt } from "../../shared/words.ts";
import { Page } from "../frame/Page.tsx";
import {
  byNames,
  figuresAddress,
  foretoldWords,
  type HallFiguresBy,
  minuteWords,
  readBy,
  shareWords,
} from "./figures.ts";

/** What stands behind the day: waiting and service by queue, hour, counter, person, class or day (R12.3). */
export function HallFiguresPage() {
  const [params] = useSearchParams();
  const [, navigate] = useLocation();
  const hall = params.get("hall") ?? "";
  const today = todayAt(new Date());
  const by = readBy(params.get("by"));
  const from = params.get("from") ?? today;
  const to = params.get("to") ?? today;
  const page = useRead<QueueFiguresPage>(`/staff/halls/${hall}/queue-figures`, {
    params: { by, from, to },
    keep: true,
    enabled: hall !== "",
  });
  const go = (next: { from?: string; to?: string }) =>
    navigate(figuresAddress(hall, by, { from, to, ...next }), { replace: true });
  if (hall === "") return <Redirect to="/hall" replace />;
  return (
    <Page title="大厅的数字" beside={<Link href={`/hall?hall=${hall}`}>回到大厅实况</Link>}>
      <nav className="filters no-print" aria-label="按什么分">
        <ul className="chips">
          {(Object.keys(byNames) as HallFiguresBy[]).map((each) => (
            <li key={each}>
              <Link
                href={figuresAddress(hall, each, { from, to })}
                aria-current={each === by ? "page" : undefined}
              >
                按{byNames[each]}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <div className="filter-fields no-print">
        <DateInput id="from" label="从" value={from} max={to} onChange={(next) => go({ from: next })} />
        <DateInput
          id="to"
          label="到"
          value={to}
          min={from}
          max={today}
          onChange={(next) => go({ to: next })}
        />
      </div>
      <Loaded query={page} lines={10}>
        {({ total, rows }) => (
          <Table
            caption={`按${byNames[by]}，${from === to ? from : `${from} 到 ${to}`}`}
            columns={columnsOf(by)}
            rows={[total, ...rows]}
            rowKey={({ id }) => id}
          />
        )}
      </Loaded>
      <p className="soft">
        平均等候和“九成不超过”只算叫到的号，从取号到第一次叫号；弃号率是没办就离开、取消或过号的占比。
      </p>
    </Page>
  );
}

function columnsOf(by: HallFiguresBy): Column<QueueFigures>[] {
  const number = (key: "taken" | "served" | "recalls", head: string): Column<QueueFigures> => ({
    ...{ key, head, numeric: true },
    cell: (row) => row[key],
  });
  const time = (
    key: "waitMean" | "waitP90" | "waitMost" | "serviceMean",
    head: string,
  ): Column<QueueFigures> => ({
    ...{ key, head, numeric: true },
    cell: (row) => minuteWords(row[key]),
  });
  const use: Column<QueueFigures> = {
    ...{ key: "use", head: "窗口使用率", numeric: true },
    cell: (row) => shareWords(row.use),
  };
  return [
    { key: "name", head: byNames[by], main: true, cell: ({ name }) => name },
    number("taken", "取号"),
    number("served", "办结"),
    time("waitMean", "平均等候"),
    time("waitP90", "九成不超过"),
    time("waitMost", "最久"),
    time("serviceMean", "平均办理"),
    { ...{ key: "rate", head: "弃号率", numeric: true }, cell: (row) => shareWords(row.abandonedRate) },
    number("recalls", "再叫"),
    { key: "foretold", head: "等候时间说得准不准", cell: foretoldWords },
    ...(by === "counter" || by === "person" ? [use] : []),
  ];
}
