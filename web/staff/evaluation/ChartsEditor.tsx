import { useState } from "react";
import type { Section } from "#contract/evaluation.ts";
import type { MetricView } from "#contract/metric.ts";
import type { ChartBy, ChartKind, ReportChart } from "#contract/report-chart.ts";
import { ChartFigure } from "../../shared/report/ChartFigure.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { Select } from "../../shared/ui/Select.tsx";
import { TextInput } from "../../shared/ui/TextInput.tsx";
import { MetricPicker } from "./MetricPicker.tsx";
import type { Parts } from "./TableEditor.tsx";

/** Charts of a section: what each shows, and how it will look. */
export function ChartsEditor({ view, content, edit, at }: Parts & { at: number }) {
  const { title, charts = [] } = content.sections[at]!;
  const change = (to: (section: Section) => void) => edit(({ sections }) => to(sections[at]!));
  const [adding, setAdding] = useState(false);
  return (
    <>
      {charts.map((chart, place) => (
        <div key={chart.id} className="evaluation-chart">
          <ChartFigure chart={chart} />
          {chart.read?.refused && <Notice kind="error">{chart.read.refused}</Notice>}
          {!chart.read && <p className="soft">还没有数据。保存以后到“审核与公布”取数。</p>}
          {view.maySave && (
            <OneChart
              chart={chart}
              set={(to) => change(({ charts: all = [] }) => Object.assign(all[place]!, to))}
              remove={() => change((section) => section.charts?.splice(place, 1))}
            />
          )}
        </div>
      ))}
      {view.maySave && !adding && charts.length < 6 && (
        <Button onClick={() => setAdding(true)}>{`在“${title}”加一张图`}</Button>
      )}
      {adding && (
        <NewChart
          taken={charts.map(({ id }) => id)}
          cancel={() => setAdding(false)}
          add={(chart) => {
            setAdding(false);
            change((section) => {
              section.charts = [...(section.charts ?? []), chart];
            });
          }}
        />
      )}
    </>
  );
}

const KINDS = [
  { value: "bar", label: "柱状图" },
  { value: "line", label: "折线图" },
];
const BYS = [
  { value: "month", label: "各月" },
  { value: "quarter", label: "各季度" },
  { value: "year", label: "近三年" },
  { value: "organ", label: "各部门" },
];

function OneChart(props: {
  chart: ReportChart;
  set: (to: Partial<ReportChart>) => void;
  remove: () => void;
}) {
  const { chart, set, remove } = props;
  return (
    <details>
      <summary>{`修改图“${chart.title}”`}</summary>
      <div className="evaluation-fields">
        <TextInput label="图的标题" maxLength={60} value={chart.title} onChange={(title) => set({ title })} />
        <Select
          label="画成"
          options={KINDS}
          value={chart.kind}
          onChange={(kind) => set({ kind: kind as ChartKind })}
        />
        {chart.series.map((series, n) => (
          <TextInput
            key={series.id}
            label={`第 ${n + 1} 组数的名称`}
            maxLength={40}
            value={series.name}
            onChange={(name) =>
              set({ series: chart.series.map((one, k) => (k === n ? { ...one, name } : one)) })
            }
          />
        ))}
        <Button onClick={remove}>删去这张图</Button>
      </div>
    </details>
  );
}

function NewChart(props: { taken: string[]; add: (chart: ReportChart) => void; cancel: () => void }) {
  const [metric, setMetric] = useState<MetricView>();
  const [kind, setKind] = useState<ChartKind>("bar");
  const [by, setBy] = useState<ChartBy>("month");
  const [before, setBefore] = useState("no");
  const make = () => {
    if (!metric) return;
    const id = freeId(metric.id, props.taken);
    const now = { id: "now", metric: metric.id, name: "本年" };
    const then = { id: "before", metric: metric.id, name: "上年", before: true };
    const series = before === "yes" && by !== "year" ? [now, then] : [now];
    const unit = metric.unit === "元" ? "万元" : metric.unit;
    const title = `${BYS.find(({ value }) => value === by)!.label}${metric.name}`;
    props.add({ id, title, kind, by, unit, series });
  };
  return (
    <fieldset className="evaluation-row">
      <legend>加一张图</legend>
      <div className="evaluation-fields">
        <MetricPicker
          label="图的指标"
          value={metric?.id ?? ""}
          without={({ periods }) => !periods.includes(by === "organ" ? "year" : by)}
          onPick={setMetric}
        />
        <Select label="按什么分" options={BYS} value={by} onChange={(to) => setBy(to as ChartBy)} />
        <Select label="画成" options={KINDS} value={kind} onChange={(to) => setKind(to as ChartKind)} />
        {by !== "year" && (
          <Select
            label="与上年同期并列"
            options={[
              { value: "no", label: "不并列" },
              { value: "yes", label: "并列" },
            ]}
            value={before}
            onChange={setBefore}
          />
        )}
      </div>
      <p className="evaluation-acts">
        <Button kind="primary" disabled={!metric} onClick={make}>
          加入
        </Button>
        <Button onClick={props.cancel}>不加了</Button>
      </p>
    </fieldset>
  );
}

function freeId(metric: string, taken: readonly string[]): string {
  for (let n = 1; ; n += 1) {
    const id = n === 1 ? metric : `${metric}-${n}`;
    if (!taken.includes(id)) return id;
  }
}
