import type { EvaluationFinding, IndicatorTable } from "#contract/evaluation.ts";
import type { TableScore } from "#server/kernel/evaluation/score.ts";

/** The score as it stands now, by branch. */
export function ScoreBoard(props: { table: IndicatorTable; score: TableScore; last: string | null }) {
  const { table, score, last } = props;
  return (
    <section aria-label="得分">
      <h2>得分</h2>
      <p className="evaluation-total" aria-live="polite">
        <b>{score.total ?? "未填全"}</b> {score.grade && <span>{`等级：${score.grade}`}</span>}
      </p>
      {last !== null && <p className="soft">{`上年 ${last} 分`}</p>}
      <dl className="evaluation-parts">
        <dt>预算执行率</dt>
        <dd>{`${score.execution.score ?? "—"} / ${table.execution.weight}`}</dd>
        {table.branches.map(({ id, name, weight }) => (
          <div key={id}>
            <dt>{name}</dt>
            <dd>{`${score.branches[id] ?? "—"} / ${weight}`}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** What is found wrong, what stops it first; each leads to where it is put right. */
export function Findings(props: {
  findings: readonly EvaluationFinding[];
  onShow: (finding: EvaluationFinding) => void;
}) {
  const wrong = props.findings.filter(({ blocks }) => blocks);
  const noted = props.findings.filter(({ blocks }) => !blocks);
  return (
    <section aria-label="校验">
      <h2>校验</h2>
      <p role="status">{wrong.length === 0 ? "没有不通过的地方" : `${wrong.length} 处没有通过，不能送审`}</p>
      <ol className="evaluation-findings">
        {wrong.map((finding, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: found anew at every edit, in the order of the document
          <li key={at}>
            <button type="button" className="link" onClick={() => props.onShow(finding)}>
              {finding.sentence}
            </button>
          </li>
        ))}
      </ol>
      {noted.length > 0 && (
        <details>
          <summary>{`已说明的 ${noted.length} 处`}</summary>
          <ul>
            {noted.map(({ sentence }) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
