import type { JointView } from "#contract/joint.ts";
import { SavingsTable } from "../../shared/bundle/SavingsTable.tsx";
import { Loaded, useRead } from "../../shared/query.tsx";
import { StateTag } from "../../shared/StateTag.tsx";
import { Details } from "../../shared/ui/Details.tsx";
import { plainDate } from "../../shared/words.ts";
import { CaseBody } from "../case/CaseBody.tsx";
import { Page } from "../frame/Page.tsx";
import { Fact } from "../parts/Facts.tsx";
import { Lanes } from "./Lanes.tsx";
import "../case/asked.css";
import "./joint.css";

/** One thing done once (一件事) at the desk: the whole with all its parts; what is done on the whole is done here. */
export function JointCase({ number }: { number: string }) {
  const joint = useRead<JointView>(`/joint/${number}`);
  const summary = joint.data?.case;
  return (
    <Page
      title={joint.data?.bundle.name ?? "一件事"}
      beside={summary && <StateTag state={summary.state} name={summary.stateName} />}
      className="case"
    >
      <Loaded query={joint} lines={10}>
        {(data) => <CaseBody application={data} asked="各事项" left={<Whole joint={data} />} />}
      </Loaded>
    </Page>
  );
}

function Whole({ joint }: { joint: JointView }) {
  const { parts, answers, savings } = joint;
  return (
    <section className="asked" id="asked" aria-label="各事项">
      <h2>{`各事项（${parts.length} 项）`}</h2>
      <p className="joint-standing">{standingWords(joint)}</p>
      <Lanes parts={parts} />
      {answers.length > 0 && (
        <Details summary="申请表">
          <dl className="facts">
            {answers.map(({ id, label, text }) => (
              <Fact key={id} label={label}>
                {text}
              </Fact>
            ))}
          </dl>
        </Details>
      )}
      <Meetings meetings={joint.meetings ?? []} />
      <h2>比一项一项办</h2>
      <SavingsTable savings={savings} />
    </section>
  );
}

/** R2.29 what was conferred, each with its minutes. */
function Meetings({ meetings }: { meetings: NonNullable<JointView["meetings"]> }) {
  if (meetings.length === 0) return null;
  return (
    <>
      <h2>会商</h2>
      <ul>
        {meetings.map(({ subject, heldOn, href }) => (
          <li key={href}>
            <a href={href} target="_blank" rel="noreferrer">
              {`${plainDate(heldOn)} ${subject}：会商纪要（PDF，在新窗口打开）`}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

/** How far the whole is and what it waits for (R2.28). */
function standingWords({ case: summary, parts, expectedOn }: JointView): string {
  const done = parts.filter(({ phase }) => phase === "done").length;
  const lost = parts.filter(({ phase }) => phase === "lost").length;
  const words = [`办好 ${done} 项`, lost > 0 && `没有办成 ${lost} 项`].filter(Boolean).join("，");
  if (summary.concluded || !expectedOn) return `${words}。`;
  const slowest = parts.find((part) => part.slowest)?.case.subject;
  return `${words}；预计 ${plainDate(expectedOn)}前全部办好${parts.length > 1 && slowest ? `，最慢的是“${slowest}”` : ""}。`;
}
