import { type ReactNode, useState } from "react";
import type { MetricView } from "#contract/metric.ts";
import { Details } from "../../shared/ui/Details.tsx";
import { TextInput } from "../../shared/ui/TextInput.tsx";
import type { useDrag } from "./drag.ts";
import type { Piece, Table } from "./explore.ts";
import { dimensionNames, dimensions, hasWords, periodsOf } from "./metrics.ts";

interface PaletteProps {
  metrics: readonly MetricView[];
  table: Table;
  today: string;
  grip: ReturnType<typeof useDrag<Piece>>["grip"];
  place: (piece: Piece, zone: string) => void;
}

/** Everything that can be dragged onto the table, and pressed instead. On a phone it is folded, the chart comes first. */
export function Palette(props: PaletteProps) {
  const { table, today, grip, place } = props;
  const press = (piece: Piece) => grip(piece, () => place(piece, piece.kind));
  const periods = periodsOf(today);
  return (
    <div className="explore-palette no-print">
      <Details summary="选指标、维度和期间" open="wide">
        <p className="soft">拖到右边的框里或者图上，也可以直接按。</p>
        <Chips label="维度">
          {dimensions.map((id) => (
            <button
              key={id}
              type="button"
              className="chip"
              aria-pressed={id === table.by}
              {...press({ kind: "by", id, name: `按${dimensionNames[id]}` })}
            >
              {dimensionNames[id]}
            </button>
          ))}
        </Chips>
        <Chips label="期间">
          {periods.map(({ name, span }) => (
            <button
              key={name}
              type="button"
              className="chip"
              aria-pressed={span.from === table.ask.from && span.to === table.ask.to}
              {...press({ kind: "span", id: name, name, span })}
            >
              {name}
            </button>
          ))}
        </Chips>
        <Metrics {...props} />
      </Details>
    </div>
  );
}

function Chips({ label, children }: { label: string; children: ReactNode }) {
  return (
    <fieldset className="explore-chips">
      <legend>{label}</legend>
      {children}
    </fieldset>
  );
}

function Metrics({ metrics, table, grip, place }: PaletteProps) {
  const [words, setWords] = useState("");
  const found = metrics.filter((metric) => hasWords(metric, words));
  return (
    <fieldset className="explore-metrics">
      <legend>指标</legend>
      <TextInput label="找指标" value={words} onChange={setWords} />
      {found.length === 0 && <p className="soft">没有这样的指标，换个词试试。</p>}
      {/* Scrolls within itself: reached by its own buttons. */}
      <div className="explore-list">
        {[...Map.groupBy(found, ({ subject }) => subject)].map(([subject, own]) => (
          <section key={subject} aria-label={subject}>
            <p className="soft">{subject}</p>
            <ul>
              {own.map((metric) => (
                <Metric key={metric.id} {...{ metric, table, grip, place }} />
              ))}
            </ul>
          </section>
        ))}
      </div>
    </fieldset>
  );
}

function Metric({
  metric,
  table,
  grip,
  place,
}: Omit<PaletteProps, "metrics" | "today"> & { metric: MetricView }) {
  const { id, name, unit } = metric;
  const piece: Piece = { kind: "metric", id, name };
  const isFirst = id === table.metric.id;
  const isSecond = id === table.beside?.id;
  return (
    <li>
      <button
        type="button"
        className="chip"
        title={metric.sentence}
        aria-pressed={isFirst}
        {...grip(piece, () => place(piece, "metric"))}
      >
        <span className="explore-grip" aria-hidden="true" />
        {name}
        <span className="soft">{unit}</span>
      </button>
      <button
        type="button"
        className="chip explore-beside"
        aria-pressed={isSecond}
        aria-label={`对比 ${name}`}
        onClick={() => place(piece, "beside")}
      >
        对比
      </button>
    </li>
  );
}
