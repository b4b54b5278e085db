import type { EvaluationContent, Execution, Indicator } from "#contract/evaluation.ts";
import type { EvaluationView } from "#contract/evaluation-desk.ts";
import type { TableScore } from "#server/kernel/evaluation/score.ts";
import { Notice } from "../../shared/ui/Notice.tsx";
import { Textarea } from "../../shared/ui/Textarea.tsx";
import { TextInput } from "../../shared/ui/TextInput.tsx";
import { type Edit, typedValue } from "./evaluation.ts";
import { RowEditor } from "./RowEditor.tsx";
import { SourceLine } from "./SourceLine.tsx";

export interface Parts {
  view: EvaluationView;
  content: EvaluationContent;
  edit: Edit;
}

/** The table: money, the texts on top, and every row with its score beside it. */
export function TableEditor({ view, content, edit, score }: Parts & { score: TableScore }) {
  const { table } = content;
  return (
    <>
      <Money {...{ view, content, edit, score }} />
      <Texts {...{ view, content, edit }} />
      {table.branches.map((branch, b) => (
        <section key={branch.id} aria-label={branch.name}>
          <h2>{`${branch.name}（${branch.weight} 分）`}</h2>
          {branch.groups.map((group, g) => (
            <section key={group.id} aria-label={group.name}>
              <h3>{`${group.name}（${group.weight} 分）`}</h3>
              {group.indicators.map((row, r) => (
                <RowEditor
                  key={row.id}
                  row={row}
                  view={view}
                  score={score.rows[row.id]}
                  edit={(change) => edit((next) => change(rowAt(next, b, g, r)))}
                />
              ))}
            </section>
          ))}
        </section>
      ))}
    </>
  );
}

const rowAt = ({ table }: EvaluationContent, b: number, g: number, r: number): Indicator =>
  table.branches[b]!.groups[g]!.indicators[r]!;

const MONEY = [
  ["annual", "全年预算数（A）"],
  ["executed", "全年执行数（B）"],
  ["transfer", "上级财政转移支付（C）"],
] as const;

function Money({ view, content, edit, score }: Parts & { score: TableScore }) {
  const { execution } = content.table;
  const { rate, score: points } = score.execution;
  return (
    <section aria-label="资金情况" id="money" tabIndex={-1}>
      <h2>{`资金情况（${execution.weight} 分）`}</h2>
      <div className="evaluation-fields">
        {MONEY.map(([which, label]) => (
          <div key={which}>
            <TextInput
              label={label}
              unit="万元"
              width="short"
              inputMode="decimal"
              disabled={!view.maySave || execution.sources[which]?.metric !== undefined}
              value={execution[which] ?? ""}
              onChange={(text) => edit(({ table }) => setMoney(table.execution, which, text))}
            />
            <SourceLine
              source={execution.sources[which] ?? {}}
              href={view.links[`execution/${which}`]}
              last={view.last?.values[`execution/${which}`]}
            />
          </div>
        ))}
      </div>
      <Notice>
        {rate === null ? "填全三项以后算出执行率。" : `执行率 (B－C)/A = ${rate}%，得 ${points} 分。`}
      </Notice>
    </section>
  );
}

function setMoney(execution: Execution, which: (typeof MONEY)[number][0], text: string) {
  execution[which] = typedValue(text);
}

const TEXTS = [
  ["functions", "部门职能概述", 3000],
  ["goals", "年初设定目标", 3000],
  ["achieved", "目标完成情况", 6000],
] as const;

function Texts({ view, content, edit }: Parts) {
  if (!view.maySave)
    return TEXTS.map(([which, label]) => (
      <section key={which} aria-label={label}>
        <h2>{label}</h2>
        <p className="evaluation-words">{content.table[which] || "未填"}</p>
      </section>
    ));
  return TEXTS.map(([which, label, max]) => (
    <Textarea
      key={which}
      id={which}
      label={label}
      max={max}
      rows={3}
      value={content.table[which]}
      onChange={(text) =>
        edit(({ table }) => {
          table[which] = text;
        })
      }
    />
  ));
}
