import { useState } from "react";
import { useLocation, useSearchParams } from "wouter";
import type { FigureTable, MetricCatalogue, MetricView } from "#contract/metric.ts";
import { whyNotBeside } from "#server/kernel/metric/beside.ts";
import { address } from "../../shared/api.ts";
import { Loaded, useRead } from "../../shared/query.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { todayAt } from "../../shared/words.ts";
import { Page } from "../frame/Page.tsx";
import { Chart } from "./Chart.tsx";
import { useDrag } from "./drag.ts";
import { here, type Piece, put, type Table, takes } from "./explore.ts";
import { addressOf, askOf, byOf } from "./metrics.ts";
import { Palette } from "./Palette.tsx";
import { Picked } from "./Picked.tsx";
import { Sections } from "./Sections.tsx";
import { Zones } from "./Zones.tsx";
import "./explore.css";

/** Metric × dimension × period, dragged together or pressed; the chart, its table, and the cases behind a bar. */
export function ExplorePage() {
  const catalogue = useRead<MetricCatalogue>("/metrics");
  return (
    <Page title="自由分析">
      <Sections />
      <Loaded query={catalogue} lines={14}>
        {({ metrics }) => <Explorer metrics={metrics.filter(isCounted)} />}
      </Loaded>
    </Page>
  );
}

/** What people enter belongs to a period as a whole and has no lines. */
const isCounted = ({ source }: MetricView) => source === "facts" || source === "metrics";

function Explorer({ metrics }: { metrics: readonly MetricView[] }) {
  const [params] = useSearchParams();
  const [, navigate] = useLocation();
  const [refused, setRefused] = useState<string>();
  const today = todayAt(new Date());
  const found = (name: string) => metrics.find(({ id }) => id === params.get(name));
  const metric = found("metric") ?? metrics.find(({ id }) => id === "case.received");
  const { held, grip } = useDrag<Piece>(takes, (piece, zone) => place(piece, zone));
  if (!metric) return null;
  const asked = found("beside");
  const beside = asked && whyNotBeside(metric, asked) === undefined ? asked : undefined;
  const table: Table = { ask: askOf(params, today), by: byOf(params), metric, beside };
  const { ask, by } = table;
  const to = (next: object) =>
    addressOf(here, { metric: metric.id, beside: beside?.id, by, ...ask, ...next });
  const place = (piece: Piece, zone: string) => {
    const { next, refused: reason } = put(table, metrics, piece, zone);
    setRefused(reason);
    navigate(to(next));
  };
  return (
    <div className={held ? "explore dragging" : "explore"}>
      <Palette {...{ metrics, table, today, grip, place }} />
      <div className="explore-table">
        <Zones
          {...{ table, held }}
          onChange={(next) => navigate(to(next))}
          onRemove={() => navigate(to({ beside: undefined }))}
        />
        {refused && <Notice kind="warning" announce title={refused} />}
        <Drawn {...{ table, held: held?.zone === "chart", to, pick: params.get("pick") ?? undefined }} />
      </div>
      {held && (
        <span className="explore-held" aria-hidden="true" style={{ left: held.x, top: held.y }}>
          {held.piece.name}
        </span>
      )}
    </div>
  );
}

interface DrawnProps {
  table: Table;
  held: boolean;
  pick: string | undefined;
  to: (next: object) => string;
}

function Drawn({ table, held, pick, to }: DrawnProps) {
  const { ask, by, metric, beside } = table;
  const query = { ...ask, by };
  const first = useRead<FigureTable>(`/metrics/${metric.id}/by`, { params: query, keep: true });
  const second = useRead<FigureTable>(`/metrics/${beside?.id}/by`, {
    ...{ params: query, keep: true, enabled: beside !== undefined },
  });
  const other = beside === undefined ? undefined : second.data;
  return (
    <>
      <section aria-label="分析" data-zone="chart" className={held ? "explore-chart over" : "explore-chart"}>
        <Loaded query={first} lines={10}>
          {(shown) => (
            <Chart
              tables={other && other.by === shown.by ? [shown, other] : [shown]}
              picked={pick}
              to={({ id }) => to({ pick: id })}
            />
          )}
        </Loaded>
        <a className="btn plain no-print" href={address(`/metrics/${metric.id}/by.xlsx`, query)} download>
          导出表格
        </a>
      </section>
      {first.data && <Picked {...{ table, pick, to }} rows={first.data.rows} />}
    </>
  );
}
