import { Link, useLocation, useSearchParams } from "wouter";
import type { Dimension, Figure, FigureTable, MetricCatalogue, MetricView } from "#contract/metric.ts";
import { address } from "../../shared/api.ts";
import { figureWords } from "../../shared/boards/words.ts";
import { Loaded, useRead } from "../../shared/query.tsx";
import { Details } from "../../shared/ui/Details.tsx";
import { SummaryList } from "../../shared/ui/SummaryList.tsx";
import { instantWords, todayAt } from "../../shared/words.ts";
import { Page } from "../frame/Page.tsx";
import { Behind } from "./Behind.tsx";
import { Chart } from "./Chart.tsx";
import { EnteredFigures } from "./EnteredFigures.tsx";
import {
  addressOf,
  askOf,
  byOf,
  cohortNames,
  compareNames,
  deskPath,
  dimensionNames,
  dimensions,
  metricPath,
  sourceNames,
} from "./metrics.ts";
import { PeriodFields } from "./PeriodFields.tsx";
import { Sections } from "./Sections.tsx";

/** A metric: its figure for a period and a place, what it means, its lines, and the list behind it. */
export function MetricPage({ id }: { id: string }) {
  const [params] = useSearchParams();
  const [, navigate] = useLocation();
  const today = todayAt(new Date());
  const ask = askOf(params, today);
  const by = byOf(params);
  const part = params.get("part") ?? undefined;
  const figure = useRead<Figure>(`/metrics/${id}/figure`, { params: { ...ask }, keep: true });
  const catalogue = useRead<MetricCatalogue>("/metrics");
  const metric = catalogue.data?.metrics.find((one) => one.id === id);
  const addressWith = (next: object) => addressOf(metricPath(id), { ...ask, by, ...next });
  return (
    <Page title={metric?.name ?? figure.data?.name ?? "指标"}>
      <Sections />
      <PeriodFields
        span={ask}
        today={today}
        onChange={(span) => navigate(addressWith(span))}
        to={addressWith}
      />
      <Loaded query={figure} lines={3}>
        {(shown) => <Value figure={shown} />}
      </Loaded>
      {metric && <Meaning metric={metric} />}
      {metric && !isCounted(metric) && (
        <EnteredFigures metric={metric} span={{ from: ask.from, to: ask.to }} />
      )}
      {metric && isCounted(metric) && (
        <>
          <ByLines id={id} ask={ask} by={by} />
          <Behind
            metric={metric}
            ask={{ ...ask, part }}
            after={params.get("after")}
            to={(next) => addressWith({ part, ...next })}
          />
        </>
      )}
    </Page>
  );
}

const isCounted = ({ source }: MetricView) => source === "facts" || source === "metrics";

function Value({ figure }: { figure: Figure }) {
  const { value, numerator, denominator, asOf, digest } = figure;
  const count = (n: number) => n.toLocaleString("zh-CN");
  return (
    <section className="metric-value" aria-label="数值">
      <p className="metric-number">{figureWords(value, figure)}</p>
      {numerator !== undefined && denominator !== undefined && (
        <p>{`${count(numerator)} ÷ ${count(denominator)}`}</p>
      )}
      <p className="soft">{`数据截至 ${instantWords(asOf)}，摘要 ${digest.slice(0, 12)}`}</p>
    </section>
  );
}

function Meaning({ metric }: { metric: MetricView }) {
  const { sentence, source, cohort, compare, unit, editions, rules, notComparableWith } = metric;
  const rows = [
    { key: "source", head: "来源", value: sourceNames[source] },
    { key: "cohort", head: "计入期间", value: cohortNames[cohort] },
    { key: "unit", head: "单位", value: unit },
    { key: "compare", head: "怎么比", value: compareNames[compare] },
    { key: "edition", head: "定义版本", value: editions.map((year) => `${year}年起`).join("、") },
    ...(rules ? [{ key: "rules", head: "规则", value: rules.join("、") }] : []),
    ...(notComparableWith
      ? [
          {
            ...{ key: "not", head: "不能并列" },
            value: notComparableWith.map((id) => (
              <Link key={id} href={metricPath(id)}>
                {id}
              </Link>
            )),
          },
        ]
      : []),
  ];
  return (
    <>
      <p>{sentence}</p>
      <Details summary="这个数字是怎么算的">
        <SummaryList rows={rows} />
      </Details>
    </>
  );
}

type Ask = ReturnType<typeof askOf>;

/** By a dimension that one chooses: the chart, its table, the workbook. */
export function ByLines({ id, ask, by }: { id: string; ask: Ask; by: Dimension }) {
  const query = { ...ask, by };
  const table = useRead<FigureTable>(`/metrics/${id}/by`, { params: query, keep: true });
  return (
    <section aria-label="分析">
      <ul className="chips no-print" aria-label="按什么分">
        {dimensions.map((value) => (
          <li key={value}>
            <Link
              href={addressOf(metricPath(id), { ...query, by: value })}
              aria-current={value === by ? "true" : undefined}
            >
              {`按${dimensionNames[value]}`}
            </Link>
          </li>
        ))}
      </ul>
      <Loaded query={table} lines={10}>
        {(shown) => <Chart tables={[shown]} to={({ href }) => deskPath(href)} />}
      </Loaded>
      <a className="btn plain no-print" href={address(`/metrics/${id}/by.xlsx`, query)} download>
        导出表格
      </a>
    </section>
  );
}
