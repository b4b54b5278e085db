import type { Band, Indicator, Measure } from "#contract/evaluation.ts";
import type { EvaluationView } from "#contract/evaluation-desk.ts";
import type { RowScore } from "#server/kernel/evaluation/score.ts";
import { Select } from "../../shared/ui/Select.tsx";
import { TextInput } from "../../shared/ui/TextInput.tsx";
import { EvidenceInput } from "../parts/EvidenceInput.tsx";
import { typedValue, withFile } from "./evaluation.ts";
import { SourceLine } from "./SourceLine.tsx";

interface RowParts {
  row: Indicator;
  view: EvaluationView;
  score: RowScore | undefined;
  edit: (change: (row: Indicator) => void) => void;
}

/** One indicator of the third level, its score beside it. */
export function RowEditor(props: RowParts) {
  const { row, score, view } = props;
  if (row.kind === "empty") return <p className="soft">本年度没有设定指标，分值 0。</p>;
  const needs = new Set(score?.needs ?? []);
  const talks = needs.size > 0 || row.reason || row.improvement || row.explanation;
  return (
    <fieldset className="evaluation-row" id={`row-${row.id}`} disabled={!view.maySave}>
      <legend>{row.content}</legend>
      <p className="evaluation-score">
        <b>{score?.score ?? "—"}</b>
        {` / ${row.weight} 分`}
      </p>
      {row.kind === "qualitative" ? <Judged {...props} /> : <Measures {...props} />}
      <details open={talks ? true : undefined}>
        <summary>原因、措施和说明</summary>
        <Words {...props} which="reason" label="未完成原因" />
        <Words {...props} which="improvement" label="改进措施" />
        <Words {...props} which="explanation" label="超额或目标偏低的说明" />
      </details>
    </fieldset>
  );
}

function Words(props: RowParts & { which: "reason" | "improvement" | "explanation"; label: string }) {
  const { row, edit, which, label } = props;
  return (
    <TextInput
      label={label}
      width="long"
      maxLength={500}
      value={row[which]}
      onChange={(text) =>
        edit((next) => {
          next[which] = text;
        })
      }
    />
  );
}

const OPEN = { positive: "不低于", negative: "不高于" } as Record<string, string>;

function Measures({ row, view, score, edit }: RowParts) {
  return row.measures.map((measure, at) => {
    const place = `measure/${row.id}/${measure.id}`;
    const set = (change: Partial<Measure>) => edit((next) => Object.assign(next.measures[at]!, change));
    const bound = measure.source.metric !== undefined;
    const deviation = score?.deviations[at];
    return (
      <div key={measure.id} className="evaluation-fields">
        <TextInput
          label={`${measure.name}目标（${OPEN[row.kind]}）`}
          unit={measure.unit}
          width="short"
          inputMode="decimal"
          value={measure.target ?? ""}
          onChange={(text) => set({ target: typedValue(text) })}
        />
        <div>
          <TextInput
            label={`${measure.name}完成`}
            unit={measure.unit}
            width="short"
            inputMode="decimal"
            disabled={bound}
            value={measure.actual ?? ""}
            onChange={(text) => set({ actual: typedValue(text) })}
          />
          <SourceLine source={measure.source} href={view.links[place]} last={view.last?.values[place]} />
        </div>
        {!bound && (
          <div>
            <TextInput
              label={`${measure.name}依据`}
              maxLength={500}
              value={measure.source.evidence ?? ""}
              onChange={(evidence) => set({ source: { ...measure.source, evidence } })}
            />
            <EvidenceInput
              of={measure.name}
              file={measure.source.file}
              disabled={!view.maySave}
              onChange={(file) => set({ source: withFile(measure.source, file) })}
            />
          </div>
        )}
        {deviation && <p className="soft">{`偏差 ${deviation}%`}</p>}
        <Proposal proposal={view.making?.proposals[place]} />
      </div>
    );
  });
}

/** From this year's months. */
function Proposal({ proposal }: { proposal: { target: string; sentence: string } | undefined }) {
  if (!proposal) return null;
  return <p className="soft">{`下一年度目标建议：${proposal.target}。${proposal.sentence}`}</p>;
}

function Judged({ row, view, edit }: RowParts) {
  const judged: NonNullable<Indicator["judged"]> = row.judged ?? { band: "met", percent: "", evidence: "" };
  const set = (change: Partial<typeof judged>) =>
    edit((next) => {
      next.judged = { ...judged, ...change };
    });
  const bands = Object.entries(view.rules.bands);
  const words = (which: "targetWords" | "actualWords", label: string) => (
    <TextInput
      label={label}
      maxLength={200}
      value={row[which] ?? ""}
      onChange={(text) =>
        edit((next) => {
          next[which] = text;
        })
      }
    />
  );
  return (
    <div className="evaluation-fields">
      {words("targetWords", "目标值")}
      {words("actualWords", "完成值")}
      <Select
        label="完成情况"
        empty="请选择"
        options={bands.map(([value, { name, least, most }]) => ({
          value,
          label: `${name}（${most}%–${least}%）`,
        }))}
        value={row.judged?.band ?? ""}
        onChange={(band) => set({ band: band as Band, percent: view.rules.bands[band]?.most ?? "" })}
      />
      <TextInput
        label="得分比例"
        unit="%"
        width="short"
        inputMode="decimal"
        value={judged.percent}
        onChange={(percent) => set({ percent: percent.trim() })}
      />
      <div>
        <TextInput
          label="评价依据"
          maxLength={500}
          value={judged.evidence}
          onChange={(evidence) => set({ evidence })}
        />
        <EvidenceInput
          of={row.content || row.name}
          file={judged.file}
          disabled={!view.maySave}
          onChange={(file) =>
            edit((next) => {
              next.judged = withFile(judged, file);
            })
          }
        />
      </div>
    </div>
  );
}
