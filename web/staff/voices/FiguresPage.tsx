import { Link, useSearchParams } from "wouter";
import type { VoiceFigures } from "#contract/voice.ts";
import { Loaded, useRead } from "../../shared/query.tsx";
import { DateInput } from "../../shared/ui/DateInput.tsx";
import { Table } from "../../shared/ui/Table.tsx";
import { todayAt } from "../../shared/words.ts";
import { Page } from "../frame/Page.tsx";
import { Facts } from "../parts/Facts.tsx";

/** C7, R12.7: counts of a period; each leads to the list behind it. The period stands in the address. */
export function VoiceFiguresPage() {
  const [params, setParams] = useSearchParams();
  const today = todayAt(new Date());
  const span = { from: params.get("from") ?? `${today.slice(0, 7)}-01`, to: params.get("to") ?? today };
  const figures = useRead<VoiceFigures>("/staff/voices/figures", { params: span, keep: true });
  const change = (changes: Partial<typeof span>) => setParams({ ...span, ...changes }, { replace: true });
  return (
    <Page title="办不成事和投诉的数字">
      <div className="voice-span">
        <DateInput id="from" label="从" value={span.from} onChange={(from) => from && change({ from })} />
        <DateInput id="to" label="到" value={span.to} onChange={(to) => to && change({ to })} />
      </div>
      <Loaded query={figures}>{(data) => <Figures figures={data} />}</Loaded>
    </Page>
  );
}

function Figures({
  figures: { unresolved, complaints, counters, countersWithout },
}: {
  figures: VoiceFigures;
}) {
  const rate =
    complaints.perTenThousand === null
      ? "无数据：这段时间没有办件"
      : `${complaints.perTenThousand}（${complaints.received} 件投诉 / ${complaints.cases} 件办件）`;
  return (
    <>
      <Facts
        rows={[
          [
            "办不成事",
            <Link key="unresolved" href={unresolved.href}>
              {`收到 ${unresolved.received} 件，办结 ${unresolved.closed} 件`}
            </Link>,
          ],
          ["投诉", <Link key="complaints" href={complaints.href}>{`收到 ${complaints.received} 件`}</Link>],
          ["每万件办件的投诉", rate],
          ["零投诉的窗口", `${countersWithout} 个`],
        ]}
      />
      <Counts caption="办不成的原因" head="原因" rows={unresolved.categories} />
      {counters.length > 0 && <Counts caption="有投诉的窗口" head="窗口" rows={counters} />}
    </>
  );
}

function Counts(props: { caption: string; head: string; rows: VoiceFigures["counters"] }) {
  return (
    <Table
      caption={props.caption}
      columns={[
        { key: "name", head: props.head, main: true, cell: (row) => row.name },
        {
          key: "count",
          head: "件数",
          numeric: true,
          cell: (row) => <Link href={row.href}>{`${row.count} 件`}</Link>,
        },
      ]}
      rows={props.rows}
      rowKey={({ name }) => name}
    />
  );
}
