import type { ApplicationView } from "#contract/application.ts";
import { waitWords } from "../../shared/joint-words.ts";
import { StateTag } from "../../shared/StateTag.tsx";
import { LinkButton } from "../../shared/ui/Button.tsx";
import { leftWords, todayAt } from "../../shared/words.ts";
import { isAsked, runningClocks } from "./clocks.ts";

/** How the matter stands: in whose hands, how long still, and the one thing asked of the applicant. */
export function CaseNow({ application }: { application: ApplicationView }) {
  const { case: summary, materials, timeline } = application;
  const today = todayAt(new Date());
  const clocks = runningClocks(summary.clocks);
  const waits = application.joint?.waits ?? [];
  const faults = materials.filter((material) => material.problem);
  return (
    <section className="case-now" aria-label="现在到哪了">
      <StateTag state={summary.state} name={summary.stateName} />
      <p className="case-now-text">{summary.stateText}</p>
      {waits.length > 0 && <p>{waitWords(waits)}。</p>}
      {waits.length === 0 && !summary.concluded && !isAsked(summary) && (
        <p>{`现在由${holderWords(application)}办理。`}</p>
      )}
      {clocks.length > 0 && (
        <dl className="clocks">
          {clocks.map((clock) => (
            <div key={clock.id} className={clock.light === "overdue" ? "late" : undefined}>
              <dt>{clock.name}</dt>
              <dd>
                {leftWords(clock, today)}
                {clock.reason && `：${clock.reason}`}
              </dd>
            </div>
          ))}
        </dl>
      )}
      {isAsked(summary) && (
        <>
          <ul>
            {faults.map((material) => (
              <li key={material.id}>
                <b>{material.name}</b>：{material.problem}
              </li>
            ))}
          </ul>
          {timeline.at(-1)?.opinion && <p>{timeline.at(-1)?.opinion}</p>}
          <p>全部要求写在下面的补正告知书里。</p>
          <div className="btns">
            <LinkButton href={`/cases/${summary.number}/correct`} kind="primary">
              补材料
            </LinkButton>
          </div>
        </>
      )}
    </section>
  );
}

function holderWords({ case: summary }: ApplicationView): string {
  const step = summary.step ? `（${summary.step}）` : "";
  return `${summary.organName}${summary.awaits ? `的${summary.awaits}` : ""}${step}`;
}
