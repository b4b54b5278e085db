import { Link, Redirect, useLocation, useSearchParams } from "wouter";
import type { AppointmentFigures } from "#contract/appointment-desk.ts";
import { addDays } from "#server/kernel/time/day.ts";
import { Loaded, useRead } from "../../shared/query.tsx";
import { DateInput } from "../../shared/ui/DateInput.tsx";
import { type Column, Table } from "../../shared/ui/Table.tsx";
import { dateWords, todayAt } from "../../shared/words.ts";
import { Page } from "../frame/Page.tsx";
import { keptWords, leadWords, path } from "./words.ts";

type Part = AppointmentFigures["total"];
type Line = Part & { id: string; name: string };

/** 预约数字: places planned and booked, who came, late, missed, cancelled, and how long ahead; by day and by queue. */
export function AppointmentFiguresPage() {
  const [params] = useSearchParams();
  const [, navigate] = useLocation();
  const hall = params.get("hall") ?? "";
  const today = todayAt(new Date());
  const from = params.get("from") ?? addDays(today, -29);
  const to = params.get("to") ?? today;
  const figures = useRead<AppointmentFigures>(`${path}/figures`, {
    ...{ params: { hall, from, to }, keep: true, enabled: hall !== "" },
  });
  const go = (next: { from?: string; to?: string }) =>
    navigate(`/appointments/figures?${new URLSearchParams({ hall, from, to, ...next })}`, { replace: true });
  if (hall === "") return <Redirect to="/appointments" replace />;
  return (
    <Page title="预约数字" beside={<Link href={`/appointments?hall=${hall}`}>回到预约</Link>}>
      <div className="filter-fields no-print">
        <DateInput id="from" label="从" value={from} max={to} onChange={(day) => day && go({ from: day })} />
        <DateInput id="to" label="到" value={to} min={from} onChange={(day) => day && go({ to: day })} />
      </div>
      <Loaded query={figures} lines={10}>
        {(shown) => (
          <>
            <Table
              caption="按队列"
              columns={columnsOf("队列")}
              rows={[
                { ...shown.total, id: "", name: "全部" },
                ...shown.queues.map((one) => ({ ...one, id: one.queue })),
              ]}
              rowKey={({ id }) => id}
            />
            <Table
              caption="按天"
              columns={columnsOf("日期")}
              rows={shown.days
                .filter(({ planned, booked }) => planned + booked > 0)
                .map((one) => ({ ...one, id: one.day, name: dateWords(one.day) }))}
              rowKey={({ id }) => id}
            />
          </>
        )}
      </Loaded>
      <p className="soft">
        每个预约按它现在的时段只算一次。到场率是到了的占到了和没有来的合计；平均提前是从约上到时段开始。
      </p>
    </Page>
  );
}

function columnsOf(head: string): Column<Line>[] {
  const count = (key: Exclude<keyof Part, "leadDays">, words: string): Column<Line> => ({
    ...{ key, head: words, numeric: true },
    cell: (row) => row[key],
  });
  return [
    { key: "name", head, main: true, cell: ({ name }) => name },
    count("planned", "名额"),
    count("booked", "约了"),
    count("arrived", "到了"),
    count("late", "其中迟到"),
    count("missed", "没有来"),
    count("cancelled", "本人取消"),
    count("calledOff", "大厅取消"),
    { key: "kept", head: "到场率", numeric: true, cell: keptWords },
    { key: "lead", head: "平均提前", numeric: true, cell: leadWords },
  ];
}
