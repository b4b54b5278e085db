import { Link } from "wouter";
import type { PublishedEvaluation, PublishedList } from "#contract/evaluation-desk.ts";
import { COMPARISON_HEAD, comparisonRows } from "#server/kernel/evaluation/against.ts";
import { scoreTable } from "#server/kernel/evaluation/score.ts";
import { sentenceWords, TABLE_HEAD, tableRows } from "#server/kernel/evaluation/sentence.ts";
import { address } from "../../shared/api.ts";
import { Loaded, useRead } from "../../shared/query.tsx";
import { ChartFigure } from "../../shared/report/ChartFigure.tsx";
import { RowsTable } from "../../shared/report/RowsTable.tsx";
import { EmptyState } from "../../shared/ui/EmptyState.tsx";
import { type Column, Table } from "../../shared/ui/Table.tsx";
import { dateWords } from "../../shared/words.ts";
import { Page } from "../Page.tsx";

const home = { name: "首页", href: "/" };

/** 绩效自评公开: what was published, the newest first. */
export function EvaluationsPage() {
  const list = useRead<PublishedList>("/evaluations");
  return (
    <Page title="部门整体支出绩效自评公开" crumbs={[home]}>
      <Loaded query={list}>
        {({ rows }) =>
          rows.length === 0 ? (
            <EmptyState title="还没有公开的自评" />
          ) : (
            <ul>
              {rows.map((row) => (
                <li key={row.number}>
                  <Link href={`/evaluations/${row.number}`} className="go">
                    {`${row.organName} ${row.year} 年度${row.edition > 1 ? `（第 ${row.edition} 版）` : ""}`}
                  </Link>
                  {`：${row.total ?? ""} 分，${row.grade ?? ""}，${dateWords(row.signedOn)}`}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Page>
  );
}

/** One published self-evaluation: its sentences and its table, and the files to keep. */
export function EvaluationPage({ number }: { number: string }) {
  const read = useRead<PublishedEvaluation>(`/evaluations/${number}`);
  const title = read.data ? `${read.data.year} 年度部门整体支出绩效自评` : "绩效自评";
  return (
    <Page title={title} crumbs={[home, { name: "绩效自评公开", href: "/evaluations" }]} wide>
      <Loaded query={read}>{(data) => <Published data={data} />}</Loaded>
    </Page>
  );
}

function Published({ data }: { data: PublishedEvaluation }) {
  const { content, rules, number, organName, signedOn, digest } = data;
  const score = scoreTable(content.table, rules);
  const rows = tableRows(content, score).map((cells, at) => ({ at, cells }));
  return (
    <>
      <p>{`${organName}，${dateWords(signedOn)}。得分 ${score.total ?? ""}，等级 ${score.grade ?? ""}。`}</p>
      <p>
        {(["pdf", "docx", "xlsx", "html"] as const).map((format) => (
          <a
            key={format}
            className="btn plain"
            href={address(`/evaluations/${number}/report.${format}`)}
            download
          >
            {`下载 ${format.toUpperCase()}`}
          </a>
        ))}
      </p>
      {content.sections.map(({ id, title, paragraphs, comparison, charts = [] }) => (
        <section key={id} aria-label={title}>
          <h2>{title}</h2>
          {paragraphs.map((text, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: published, it never changes
            <p key={at}>{sentenceWords(text, content)}</p>
          ))}
          {comparison && <RowsTable caption={title} head={COMPARISON_HEAD} rows={comparisonRows(content)} />}
          {charts.map((chart) => (
            <ChartFigure key={chart.id} chart={chart} />
          ))}
        </section>
      ))}
      <h2>绩效自评表</h2>
      <Table
        caption="各项指标"
        captionHidden
        columns={columns}
        rows={rows.filter(({ cells }) => cells[3])}
        rowKey={({ at }) => at}
      />
      <p className="soft">{`数据摘要（SM3）：${digest}`}</p>
    </>
  );
}

interface Row {
  at: number;
  cells: string[];
}

/** Content first: it names the row. */
const columns: Column<Row>[] = [3, 0, 1, 4, 5, 6, 7].map((place) => ({
  key: String(place),
  head: TABLE_HEAD[place]!,
  ...(place === 3 && { main: true }),
  cell: ({ cells }) => cells[place],
}));
