import { Link } from "wouter";
import type { CaseSummary, ClockView } from "#contract/case.ts";
import { get } from "../../shared/api.ts";
import { caseRead } from "../../shared/case-number.ts";
import { queryClient } from "../../shared/query.tsx";
import { StateTag } from "../../shared/StateTag.tsx";
import { type Column, Table } from "../../shared/ui/Table.tsx";
import { Tag } from "../../shared/ui/Tag.tsx";
import { todayAt } from "../../shared/words.ts";
import { lightOf, rowClocks, shortLeft } from "./clocks.ts";

/** Cases in rows: what burns, what it is, whose it is, how it stands, both clocks, who holds it. */
export function CaseTable(props: {
  caption: string;
  rows: readonly CaseSummary[];
  gone?: ReadonlySet<string>;
  onOpen?: (number: string) => void;
}) {
  const { gone } = props;
  const today = todayAt(new Date());
  const columns: Column<CaseSummary>[] = [
    { key: "burning", head: "最急", cell: (row) => <Burning row={row} today={today} /> },
    {
      key: "subject",
      head: "事项和编号",
      main: true,
      cell: (row) => <Subject row={row} onOpen={props.onOpen} />,
    },
    { key: "party", head: "申请人", cell: (row) => row.partyLabel },
    {
      key: "state",
      head: "状态",
      cell: (row) => (gone?.has(row.number) ? <Tag kind="ended">已办走</Tag> : <State row={row} />),
    },
    {
      key: "promised",
      head: "承诺期限",
      cell: (row) => <Left clock={rowClocks(row.clocks).promised} today={today} />,
    },
    {
      key: "statutory",
      head: "法定期限",
      cell: (row) => <Left clock={rowClocks(row.clocks).statutory} today={today} />,
    },
    { key: "holder", head: "经办", cell: (row) => <Holder row={row} /> },
  ];
  return (
    <div className="cases">
      <Table
        caption={props.caption}
        captionHidden
        columns={columns}
        rows={props.rows}
        rowKey={(row) => row.number}
        rowClass={(row) => (gone?.has(row.number) ? "gone" : undefined)}
      />
    </div>
  );
}

function Burning({ row, today }: { row: CaseSummary; today: string }) {
  const { burning } = rowClocks(row.clocks);
  if (!burning) return <span className="soft">{row.concluded ? "已办结" : "不计时"}</span>;
  return (
    <span className="burning">
      <Left clock={burning} today={today} />
      <span className="soft">{burning.name.replace(/期限$/, "")}</span>
    </span>
  );
}

function Left({ clock, today }: { clock: ClockView | undefined; today: string }) {
  if (!clock) return <span className="soft">未起算</span>;
  const words = shortLeft(clock, today);
  const light = lightOf(clock);
  return light ? <Tag kind={light}>{words}</Tag> : <span className="left">{words}</span>;
}

function Subject({ row, onOpen }: { row: CaseSummary; onOpen: ((number: string) => void) | undefined }) {
  const path = caseRead(row.number);
  const fetchAhead = () =>
    void queryClient.prefetchQuery({ queryKey: [path, {}], queryFn: () => get(path), staleTime: 10_000 });
  return (
    <Link
      href={`/cases/${row.number}`}
      className="case-link"
      onFocus={fetchAhead}
      onMouseEnter={fetchAhead}
      onClick={() => onOpen?.(row.number)}
    >
      <span className="case-subject">{row.subject}</span>
      <span className="case-number">{row.number}</span>
      {row.forwardedFrom && <span className="soft case-from">{`${row.forwardedFrom}代收转来`}</span>}
    </Link>
  );
}

function State({ row }: { row: CaseSummary }) {
  return (
    <span className="case-state">
      <StateTag state={row.state} name={row.stateName} type={row.type} />
      {row.step && <span className="soft">{row.step}</span>}
    </span>
  );
}

function Holder({ row }: { row: CaseSummary }) {
  if (row.holder) return row.holder;
  return <span className="soft">{row.awaits ? `待${row.awaits}` : "—"}</span>;
}
