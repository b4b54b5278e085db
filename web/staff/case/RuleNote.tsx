import type { RuleTrace } from "#contract/decision-desk.ts";
import { RuleInputs } from "../../shared/RuleInputs.tsx";
import { Details } from "../../shared/ui/Details.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";

/** What a rule made of the case: why it left it to a person, or by what it granted (A15). */
export function RuleNote({ rule: { outcome, basis, person, rows, inputs } }: { rule: RuleTrace }) {
  const granted = outcome === "grant";
  const words = granted ? rows.map(({ reason }) => reason).join("；") : person;
  return (
    <Notice kind="info" title={granted ? `按${basis}自动核准` : "没有自动核准，要人工办理"}>
      <p>{granted ? words : `${words}（${basis}）`}</p>
      <Details summary="规则用到的信息">
        <RuleInputs inputs={inputs} />
      </Details>
    </Notice>
  );
}
