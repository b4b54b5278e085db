import { Link, useSearchParams } from "wouter";
import type { JointPartView, JointView } from "#contract/joint.ts";
import { dayWords } from "#server/kernel/answer-words.ts";
import { SavingsTable } from "../../shared/bundle/SavingsTable.tsx";
import { phaseTags, waitWords } from "../../shared/joint-words.ts";
import { Loaded, useRead } from "../../shared/query.tsx";
import { StateTag } from "../../shared/StateTag.tsx";
import { Details } from "../../shared/ui/Details.tsx";
import { Icon } from "../../shared/ui/Icon.tsx";
import { LiveBadge } from "../../shared/ui/LiveBadge.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { SummaryList } from "../../shared/ui/SummaryList.tsx";
import { Tag } from "../../shared/ui/Tag.tsx";
import { Timeline } from "../../shared/ui/Timeline.tsx";
import { numberWords } from "../../shared/words.ts";
import { LicenceCard } from "../cases/LicenceCard.tsx";
import { Withdraw } from "../cases/Withdraw.tsx";
import { FreeServices } from "../free-services/FreeServices.tsx";
import { Page } from "../Page.tsx";
import { RateLine } from "../rating/RateCasePage.tsx";
import "../../shared/bundle/bundle.css";
import "../cases/cases.css";

const crumbs = [
  { name: "首页", href: "/" },
  { name: "我的办件", href: "/cases" },
];

/** One thing done once, as it goes on: the whole in one picture, what is asked of me, each part with its own page. */
export function JointPage({ number }: { number: string }) {
  const joint = useRead<JointView>(`/joint/${encodeURIComponent(number)}`);
  if (joint.data) return <OneJoint joint={joint.data} />;
  return (
    <Page title="一件事" crumbs={crumbs}>
      <Loaded query={joint}>{() => null}</Loaded>
    </Page>
  );
}

function OneJoint({ joint }: { joint: JointView }) {
  const { case: summary, parts, savings, timeline, answers, queryCode } = joint;
  const [params] = useSearchParams();
  return (
    <Page
      title={joint.bundle.name}
      crumbs={crumbs}
      under={
        <>
          <span>{`办件编号 ${numberWords(summary.number)}`}</span>
          <LiveBadge />
        </>
      }
    >
      {params.has("new") && (
        <Notice kind="success" title="我们收到了">
          <p>一次申请，各部门分头办。有进展会发短信，也可以随时来这里看。</p>
          {queryCode && <p>{`查询码 ${queryCode}，请和办件编号一起收好。`}</p>}
        </Notice>
      )}
      <section className="case-now" aria-label="现在到哪了">
        <StateTag state={summary.state} name={summary.stateName} />
        <p className="case-now-text">{nowWords(joint)}</p>
        {joint.expectedOn && <p>{expectedWords(joint)}</p>}
      </section>
      <RateLine number={summary.number} />
      {summary.concluded && <Results number={summary.number} />}
      {joint.licence && <LicenceCard licence={joint.licence} />}
      <section>
        <h2>{`一共 ${parts.length} 项`}</h2>
        <ol className="cases">
          {parts.map((part) => (
            <Part key={part.case.number} part={part} />
          ))}
        </ol>
      </section>
      <FreeServices numbers={parts.map((part) => part.case.number)} />
      <section>
        <h2>办理进度</h2>
        <Timeline
          label="办理进度"
          entries={timeline.map((entry) => ({
            ...{ key: entry.seq, title: entry.text, at: entry.at, who: entry.by, state: "done" as const },
            children: entry.opinion && <p>{entry.opinion}</p>,
          }))}
        />
      </section>
      <Details summary="比一项一项办，省了什么">
        <SavingsTable savings={savings} />
      </Details>
      <Details summary="我填的内容">
        <SummaryList rows={answers.map(({ id, label, text }) => ({ key: id, head: label, value: text }))} />
      </Details>
      <Withdraw application={joint} />
    </Page>
  );
}

/** R2.34 everything that came of it, at one place. */
function Results({ number }: { number: string }) {
  const at = `/api/joint/${encodeURIComponent(number)}/results`;
  return (
    <div className="btns">
      <a className="btn primary" href={`${at}.zip`} download>
        下载全部结果
      </a>
      <a className="btn plain" href={`${at}.pdf`} target="_blank" rel="noreferrer">
        结果汇总（PDF，在新窗口打开）
      </a>
    </div>
  );
}

function nowWords({ case: summary, parts }: JointView): string {
  if (parts.some(({ phase }) => phase === "yours")) return "有一项要您补材料，补好才能接着办";
  if (summary.concluded) return summary.stateText;
  const done = parts.filter(({ phase }) => phase === "done").length;
  return `${parts.length} 项里办好了 ${done} 项`;
}

function expectedWords({ parts, expectedOn }: JointView): string {
  const slowest = parts.find((part) => part.slowest)?.case.subject;
  return `预计 ${dayWords(expectedOn ?? "")}前全部办好${parts.length > 1 && slowest ? `，最慢的是“${slowest}”` : ""}。`;
}

const phaseWords = {
  waiting: "等前一项",
  going: "正在办",
  yours: "等您补材料",
  done: "办好了",
  lost: "没有办成",
};

function Part({ part }: { part: JointPartView }) {
  const { case: summary, phase, waits, because, expectedOn, licence } = part;
  return (
    <li className={part.slowest ? "joint-part slowest" : "joint-part"}>
      <Link href={`/cases/${summary.number}${phase === "yours" ? "/correct" : ""}`} className="cases-name">
        {summary.subject}
      </Link>
      <p className="cases-facts">
        <Tag kind={phaseTags[phase]}>{phaseWords[phase]}</Tag>
        <span>{summary.organName}</span>
        {expectedOn && <span>{`预计 ${dayWords(expectedOn)}前`}</span>}
      </p>
      {phase === "waiting" && <p className="cases-more">{waitWords(waits)}</p>}
      {(phase === "lost" || phase === "yours") && <p className="cases-more">{summary.stateText}</p>}
      {because && phase !== "lost" && <p className="cases-more">{because}</p>}
      {licence && (
        <p className="cases-more">
          <Icon name="file" />
          {licence.name}
        </p>
      )}
    </li>
  );
}
