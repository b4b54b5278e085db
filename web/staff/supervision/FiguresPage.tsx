import { Link, useLocation, useSearchParams } from "wouter";
import type { FigureBy, FigureLine, FigureTable } from "#contract/supervision-figures.ts";
import { address } from "../../shared/api.ts";
import { Loaded, useRead } from "../../shared/query.tsx";
import { Select } from "../../shared/ui/Select.tsx";
import { type Column, Table } from "../../shared/ui/Table.tsx";
import { todayAt } from "../../shared/words.ts";
import { Page } from "../frame/Page.tsx";
import { Choices } from "../parts/Choices.tsx";
import { Bars } from "./Burning.tsx";
import { Definitions } from "./Definitions.tsx";
import { byNames, deeper, narrowTo } from "./figures.ts";
import { Narrowed } from "./Narrowed.tsx";
import { Figure, RateFigure, Sections } from "./Parts.tsx";
import { addressOf, months, periodWords, queryOf, shareWords, yearsUpTo } from "./supervision.ts";

const here = "/supervision/figures";

/** Figures of a month or a year by organ, item, counter, handler, rule, month; each opens its list (R3.6). */
export function FiguresPage() {
  const [params] = useSearchParams();
  const [, navigate] = useLocation();
  const today = todayAt(new Date());
  const by = readBy(params.get("by"));
  const narrowed = queryOf(params, ["organ", "hall", "counter", "handler", "item"]);
  const year = params.get("year") ?? today.slice(0, 4);
  const month = params.get("month") ?? undefined;
  const query = { year, month, by, ...narrowed };
  const table = useRead<FigureTable>(here, { params: query, keep: true });
  const go = (next: object) => navigate(addressOf(here, { ...query, ...next }));
  return (
    <Page
      title="月度和年度"
      beside={
        <a className="btn plain no-print" href={address(`${here}.xlsx`, query)} download>
          导出表格
        </a>
      }
    >
      <Sections />
      <div className="filter-fields no-print">
        <Select
          label="年份"
          value={year}
          options={yearsUpTo(today)}
          onChange={(next) => go({ year: next })}
        />
        <Select label="月份" value={month ?? ""} options={months} onChange={(next) => go({ month: next })} />
      </div>
      <div className="filters no-print">
        <Choices
          label="按什么分"
          current={by}
          choices={Object.entries(byNames).map(([value, label]) => ({ value, label: `按${label}` }))}
          to={(next) => addressOf(here, { ...query, by: next })}
        />
      </div>
      <Loaded query={table} lines={14}>
        {({ total, lines }) => {
          const period = periodWords(Number(year), month ? Number(month) : undefined);
          const title = `${period}，按${byNames[by]}`;
          return (
            <>
              <Narrowed path={here} filter={narrowed} />
              <Bars title={`${period}的牌和预警`} lines={lines} inOrder={by === "month"} />
              <Table
                caption={title}
                columns={columnsOf(by, (line) => {
                  const more = line.id === undefined ? undefined : narrowTo(by, line.id);
                  return more && addressOf(here, { ...query, ...more, by: deeper[by] });
                })}
                rows={[{ ...total, name: "合计" }, ...lines]}
                rowKey={({ id, name }) => id ?? name}
              />
            </>
          );
        }}
      </Loaded>
      <Definitions />
    </Page>
  );
}

function readBy(by: string | null): FigureBy {
  return by !== null && Object.hasOwn(byNames, by) ? (by as FigureBy) : "organ";
}

function columnsOf(by: FigureBy, open: (line: FigureLine) => string | undefined): Column<FigureLine>[] {
  const count = (key: "red" | "yellow" | "warnings" | "finished", head: string) => ({
    ...{ key, head, numeric: true },
    cell: (line: FigureLine) => <Figure count={line[key]} of={`${line.name}：${head}`} />,
  });
  const rate = (key: "onTime" | "early" | "rectified", head: string) => ({
    ...{ key, head, numeric: true },
    cell: (line: FigureLine) => <RateFigure rate={line[key]} of={`${line.name}：${head}`} />,
  });
  return [
    {
      key: "name",
      head: byNames[by],
      main: true,
      cell: (line) => {
        const to = open(line);
        return to ? <Link href={to}>{line.name}</Link> : line.name;
      },
    },
    count("red", "红牌"),
    count("yellow", "黄牌"),
    count("warnings", "预警"),
    count("finished", "办结"),
    rate("onTime", "按时办结率"),
    rate("early", "提前办结率"),
    {
      ...{ key: "used", head: "平均用时占承诺", numeric: true },
      cell: ({ used }) => shareWords(used.share),
    },
    rate("rectified", "红牌整改率"),
  ];
}
