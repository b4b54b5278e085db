import { Link } from "wouter";
import type { FactPage, FactRow, MetricView } from "#contract/metric.ts";
import { address } from "../../shared/api.ts";
import { Loaded, useRead } from "../../shared/query.tsx";
import { Pager } from "../../shared/ui/Pager.tsx";
import { type Column, Table } from "../../shared/ui/Table.tsx";
import { dateWords, moneyWords } from "../../shared/words.ts";
import { deskPath } from "./metrics.ts";

interface BehindProps {
  metric: MetricView;
  ask: Record<string, string | undefined>;
  after: string | null;
  /** The page that shows the list, asking for another part of it. */
  to: (next: Record<string, string | undefined>) => string;
}

/** The list behind a figure: as many lines as the figure counts. */
export function Behind({ metric: { id, denominator }, ask, after, to }: BehindProps) {
  const params = { ...ask, ...(after !== null && { after }) };
  const page = useRead<FactPage>(`/metrics/${id}/behind`, { params, keep: true });
  return (
    <section aria-label="明细">
      <h2>明细</h2>
      {denominator !== undefined && (
        <ul className="chips no-print" aria-label="哪个数的明细">
          {[
            { value: "numerator", label: "分子" },
            { value: "denominator", label: "分母" },
          ].map(({ value, label }) => (
            <li key={value}>
              <Link
                href={to({ part: value })}
                aria-current={(ask.part ?? "numerator") === value ? "true" : undefined}
              >
                {label}
              </Link>
            </li>
          ))}
        </ul>
      )}
      <Loaded query={page} lines={8}>
        {({ count, rows, next }) => (
          <>
            <p>{`共 ${count.toLocaleString("zh-CN")} 条，最近的在前。`}</p>
            {rows.length > 0 && (
              <Table
                caption="明细"
                captionHidden
                columns={columnsOf(rows)}
                rows={keyed(rows)}
                rowKey={({ key }) => key}
              />
            )}
            <Pager first={after === null ? undefined : to({})} next={next && to({ after: next })} />
          </>
        )}
      </Loaded>
      <a className="btn plain no-print" href={address(`/metrics/${id}/behind.xlsx`, ask)} download>
        导出明细
      </a>
    </section>
  );
}

type Keyed = FactRow & { key: string };
const keyed = (rows: readonly FactRow[]): Keyed[] =>
  rows.map((row, at) => ({ ...row, key: `${at} ${row.number}` }));

/** `支出凭证 JZ-014，办公费，复印纸`; what is kept is said to be. */
function whatWords({ source, number, subject, itemName, kept }: FactRow): string {
  if (kept) return `${source}（保密）`;
  const about = subject ?? itemName;
  return [number === undefined ? source : `${source} ${number}`, about].filter(Boolean).join("，");
}

const what: Column<Keyed> = {
  ...{ key: "what", head: "哪一件", main: true },
  cell: (row) => {
    const words = isCase(row) && !row.kept ? (row.subject ?? row.source) : whatWords(row);
    return row.href ? <Link href={deskPath(row.href)}>{words}</Link> : words;
  },
};

const isCase = ({ href }: FactRow) => href?.startsWith("/staff/cases/") ?? false;

const amount: Column<Keyed> = {
  ...{ key: "amount", head: "数量", numeric: true },
  cell: (row) =>
    row.unit === "元"
      ? moneyWords(Math.round(row.amount * 100))
      : [row.amount.toLocaleString("zh-CN"), row.unit].filter(Boolean).join(" "),
};

/** Where things are only counted, each is one and nobody has to read so. */
const columnsOf = (rows: readonly FactRow[]): Column<Keyed>[] => [
  what,
  { key: "day", head: "日期", cell: ({ day }) => dateWords(day) },
  {
    ...{ key: "where", head: "在哪里" },
    cell: ({ organName, hallName, counterName, staffName }) =>
      [organName, counterName ?? hallName, staffName].filter(Boolean).join("，"),
  },
  ...(rows.some((row) => row.unit !== undefined || row.amount !== 1) ? [amount] : []),
];
