import type { RuleTrace } from "#contract/decision-desk.ts";
import { RuleInputs } from "../../shared/RuleInputs.tsx";
import { Details } from "../../shared/ui/Details.tsx";
import { instantWords } from "../../shared/words.ts";

/** How the system came to its decision: the rule, what it looked at, and how to ask a person to look again (A15). */
export function RuleDecision({ rule }: { rule: RuleTrace }) {
  const { outcome, at, basis, rows, inputs, person, again } = rule;
  if (outcome === "person") {
    return (
      <p className="soft">{`系统按${basis}看过，没有自动核准，由工作人员办理${person ? `：${person}` : ""}。`}</p>
    );
  }
  return (
    <section>
      <h2>怎么核准的</h2>
      <p>
        {`系统于${instantWords(at)}按${basis}自动核准：${rows.map(({ reason }) => reason).join("；")}。`}
        {"依据的是您填报的内容和已登记的信息，没有人工判断。"}
      </p>
      <Details summary="规则用到的信息">
        <RuleInputs inputs={inputs} />
      </Details>
      <p>{`对结果有疑问，可以要求工作人员复核。${again ?? "请到窗口或拨打12345。"}`}</p>
    </section>
  );
}
