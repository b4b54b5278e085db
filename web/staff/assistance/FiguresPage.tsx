import { Link, useSearchParams } from "wouter";
import type { AssistanceFigures, Counted, CountRow } from "#contract/assistance-desk.ts";
import { tierNames } from "#contract/assistance-words.ts";
import { Loaded, useRead } from "../../shared/query.tsx";
import { EmptyState } from "../../shared/ui/EmptyState.tsx";
import { Table } from "../../shared/ui/Table.tsx";
import { TextInput } from "../../shared/ui/TextInput.tsx";
import { instantWords, numberWords, todayAt } from "../../shared/words.ts";
import { Page } from "../frame/Page.tsx";
import { AssistanceNav } from "./AssistanceNav.tsx";

const groupings = [
  { name: "按帮办员", of: "byHelper", narrow: "helper" },
  { name: "按层级", of: "byTier", narrow: "tier" },
  { name: "按站点", of: "bySite", narrow: "site" },
  { name: "按月", of: "byMonth", narrow: "month" },
  { name: "按结果", of: "byOutcome", narrow: "outcome" },
] as const;

/** 件次 from closed services; each number leads to the services behind it. */
export function FiguresPage() {
  const [params, setParams] = useSearchParams();
  const today = todayAt(new Date());
  const from = params.get("from") ?? `${today.slice(0, 4)}-01-01`;
  const to = params.get("to") ?? today;
  const figures = useRead<AssistanceFigures>("/staff/assistance/figures", {
    params: { from, to },
    keep: true,
  });
  const narrow = groupings.find((each) => params.has(each.narrow))?.narrow;
  const change = (name: "from" | "to") => (value: string) => {
    if (value) setParams({ from, to, [name]: value });
  };
  return (
    <Page title="帮代办件次">
      <AssistanceNav />
      <div className="help-filters">
        <TextInput id="from" type="date" label="从" value={from} onChange={change("from")} />
        <TextInput id="to" type="date" label="到" value={to} onChange={change("to")} />
        <a className="btn" href={`/api/staff/assistance/figures.xlsx?from=${from}&to=${to}`}>
          下载表格
        </a>
      </div>
      <Loaded query={figures}>
        {(data) => (
          <>
            <p>{`办结 ${data.total} 件次，凭委托书代交 ${data.handedIn} 件；${satisfied(data)}。只数办结的，来自每件的经过。`}</p>
            {data.total === 0 ? (
              <EmptyState title="这段时间没有办结的">
                <p>帮办员点了“办结”，才算一件次。</p>
              </EmptyState>
            ) : (
              <div className="help-columns">
                {groupings.map(({ name, of, narrow: by }) => (
                  <Group
                    key={of}
                    name={name}
                    rows={data[of]}
                    href={(key) => linkTo({ from, to, [by]: key })}
                  />
                ))}
              </div>
            )}
          </>
        )}
      </Loaded>
      {narrow && <Behind params={{ from, to, [narrow]: params.get(narrow) ?? "" }} />}
    </Page>
  );
}

const satisfied = ({ ratings: { count, satisfaction } }: AssistanceFigures) =>
  satisfaction === undefined ? "还没有评价" : `${count} 个评价，满意度 ${satisfaction} 分`;
const linkTo = (params: Record<string, string>) => `/assistance/figures?${new URLSearchParams(params)}`;

function Group({ name, rows, href }: { name: string; rows: CountRow[]; href: (key: string) => string }) {
  return (
    <Table
      caption={name}
      columns={[
        { key: "name", head: name.slice(1), main: true, cell: (row) => row.name },
        {
          key: "count",
          head: "件次",
          numeric: true,
          cell: (row) => <Link href={href(row.key)}>{row.count}</Link>,
        },
        { key: "achieved", head: "办成或教会", numeric: true, cell: (row) => row.achieved },
      ]}
      rows={rows}
      rowKey={({ key }) => key}
    />
  );
}

function Behind({ params }: { params: Record<string, string> }) {
  const counted = useRead<Counted>("/staff/assistance/counted", { params });
  return (
    <section aria-label="是哪些">
      <h2>是哪些</h2>
      <Loaded query={counted}>
        {({ rows, truncated }) => (
          <>
            <Table
              caption="办结的帮代办"
              captionHidden
              columns={[
                {
                  ...{ key: "number", head: "编号", main: true },
                  cell: (row) => <Link href={`/assistance/${row.number}`}>{numberWords(row.number)}</Link>,
                },
                { key: "at", head: "办结", cell: (row) => instantWords(row.at) },
                { key: "who", head: "帮办员", cell: (row) => `${row.helperName}（${tierNames[row.tier]}）` },
                { key: "site", head: "站点", cell: (row) => row.site },
                { key: "outcome", head: "结果", cell: (row) => row.outcome },
              ]}
              rows={rows}
              rowKey={({ number }) => number}
            />
            {truncated && <p className="soft">只列出最近 500 件，全部的请下载表格。</p>}
          </>
        )}
      </Loaded>
    </section>
  );
}
