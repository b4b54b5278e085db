import type { DecisionFindingView } from "#contract/decision-desk.ts";
import { Notice } from "../../shared/ui/Notice.tsx";

/** What the static check found, each with values that show it. */
export function Findings({ findings }: { findings: DecisionFindingView[] }) {
  if (findings.length === 0) return <p className="soft">检查过：没有重叠、没有空缺、每条规则都用得上。</p>;
  return (
    <Notice kind={findings.some(({ severity }) => severity === "fault") ? "error" : "info"} title="检查结果">
      <ul>
        {findings.map(({ path, message, witness }) => (
          <li key={`${path} ${message}`}>
            {message}
            {witness && `，例如：${witness.map(({ label, text }) => `${label} ${text}`).join("，")}`}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
