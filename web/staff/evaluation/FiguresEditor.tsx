import { useState } from "react";
import type { ReportFigure } from "#contract/evaluation.ts";
import type { MetricView } from "#contract/metric.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { DateInput } from "../../shared/ui/DateInput.tsx";
import { TextInput } from "../../shared/ui/TextInput.tsx";
import { EvidenceInput } from "../parts/EvidenceInput.tsx";
import { Claims } from "./Claims.tsx";
import { typedValue, withFile } from "./evaluation.ts";
import { MetricPicker } from "./MetricPicker.tsx";
import { SourceLine } from "./SourceLine.tsx";
import type { Parts } from "./TableEditor.tsx";

/** Every figure of the text with its definition, as-of and source; and what figures say of each other. */
export function FiguresEditor(parts: Parts) {
  const { view, content } = parts;
  return (
    <section aria-label="报告数据" id="figures" tabIndex={-1}>
      {view.maySave && <AddFigure {...parts} />}
      {content.figures.map((figure, at) => (
        <OneFigure key={figure.id} {...parts} figure={figure} at={at} />
      ))}
      <Claims {...parts} />
    </section>
  );
}

function OneFigure({ view, content, edit, figure, at }: Parts & { figure: ReportFigure; at: number }) {
  const { id, name, unit, value, definition, asOf, source } = figure;
  const bound = source.metric !== undefined;
  const set = (change: Partial<ReportFigure>) => edit(({ figures }) => Object.assign(figures[at]!, change));
  return (
    <fieldset className="evaluation-row" id={`figure-${id}`} disabled={!view.maySave}>
      <legend>{name}</legend>
      <div className="evaluation-fields">
        <div>
          <TextInput
            label={`${name}的数值`}
            unit={unit}
            width="short"
            inputMode="decimal"
            disabled={bound}
            value={value ?? ""}
            onChange={(text) => set({ value: typedValue(text) })}
          />
          <SourceLine
            source={source}
            href={view.links[`figure/${id}`]}
            last={content.past?.[`figure/${id}`]?.value ?? view.last?.values[`figure/${id}`]}
            refused={content.past?.[`figure/${id}`]?.refused}
          />
        </div>
        <TextInput
          label={`${name}的计划数`}
          unit={unit}
          width="short"
          inputMode="decimal"
          disabled={figure.plan?.source.metric !== undefined}
          value={figure.plan?.value ?? ""}
          onChange={(text) => set({ plan: { value: typedValue(text), source: {} } })}
        />
        {bound ? (
          <p className="soft">{`${definition}统计到 ${asOf ?? "（还没有取数）"}。`}</p>
        ) : (
          <Entered figure={figure} set={set} edit={edit} at={at} />
        )}
      </div>
    </fieldset>
  );
}

function Entered(props: {
  figure: ReportFigure;
  set: (change: Partial<ReportFigure>) => void;
  edit: Parts["edit"];
  at: number;
}) {
  const { figure, set, edit, at } = props;
  const { name, definition, asOf, source } = figure;
  return (
    <>
      <TextInput
        label={`${name}的统计口径`}
        maxLength={300}
        value={definition}
        onChange={(text) => set({ definition: text })}
      />
      <DateInput
        label={`${name}统计到哪一天`}
        value={asOf ?? ""}
        onChange={(day) =>
          edit(({ figures }) => {
            const { asOf: _, ...rest } = figures[at]!;
            figures[at] = day ? { ...rest, asOf: day } : rest;
          })
        }
      />
      <TextInput
        label={`${name}的依据`}
        maxLength={500}
        value={source.evidence ?? ""}
        onChange={(evidence) => set({ source: { ...source, evidence } })}
      />
      <EvidenceInput
        of={name}
        file={source.file}
        onChange={(file) => set({ source: withFile(source, file) })}
      />
    </>
  );
}

/** A metric of the catalogue becomes a figure that sentences can carry. */
function AddFigure({ content, edit }: Parts) {
  const [metric, setMetric] = useState<MetricView>();
  const taken = new Set(content.figures.map(({ id }) => id));
  const add = () => {
    if (!metric) return;
    const { id, name, unit, sentence, growthOf, compare: better } = metric;
    const growth = growthOf !== undefined && { growth: true };
    const figure = { id, name, unit, value: null, definition: sentence, source: { metric: id }, better };
    edit(({ figures }) => figures.push({ ...figure, ...growth }));
    setMetric(undefined);
  };
  return (
    <div className="evaluation-pick">
      <MetricPicker
        label="从指标目录选"
        value={metric?.id ?? ""}
        without={({ id }) => taken.has(id)}
        onPick={setMetric}
      />
      <Button disabled={!metric} onClick={add}>
        加入报告数据
      </Button>
    </div>
  );
}
