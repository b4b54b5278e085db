import { Link } from "wouter";
import type { ApplicationView, MaterialView } from "#contract/application.ts";
import { AnswerFiles } from "../../shared/form/AnswerFiles.tsx";
import { Loaded, useRead } from "../../shared/query.tsx";
import { Details } from "../../shared/ui/Details.tsx";
import { LiveBadge } from "../../shared/ui/LiveBadge.tsx";
import { SummaryList, type SummaryRow } from "../../shared/ui/SummaryList.tsx";
import { numberWords } from "../../shared/words.ts";
import { FreeServices } from "../free-services/FreeServices.tsx";
import { Page } from "../Page.tsx";
import { RateLine } from "../rating/RateCasePage.tsx";
import { CaseNow } from "./CaseNow.tsx";
import { CaseTimeline } from "./CaseTimeline.tsx";
import { DocumentLinks } from "./DocumentLinks.tsx";
import { LicenceCard } from "./LicenceCard.tsx";
import { Owed } from "./Owed.tsx";
import { Paid } from "./Paid.tsx";
import { RuleDecision } from "./RuleDecision.tsx";
import { Withdraw } from "./Withdraw.tsx";
import "./cases.css";

const crumbs = [
  { name: "首页", href: "/" },
  { name: "我的办件", href: "/cases" },
];

/** My matter: how it stands and what is asked of me, the papers, what happened and what comes, what I handed in. */
export function CasePage({ number }: { number: string }) {
  const application = useRead<ApplicationView>(`/applications/${encodeURIComponent(number)}`);
  if (application.data) return <OneCase application={application.data} />;
  return (
    <Page title="办件" crumbs={crumbs}>
      <Loaded query={application}>{() => null}</Loaded>
    </Page>
  );
}

function OneCase({ application }: { application: ApplicationView }) {
  const { case: summary, item, timeline, joint } = application;
  return (
    <Page
      title={item.name}
      crumbs={crumbs}
      under={
        <>
          <span>{`办件编号 ${numberWords(summary.number)}`}</span>
          <LiveBadge />
        </>
      }
    >
      {joint && (
        <p>
          属于一件事：<Link href={`/joint/${joint.number}`}>{joint.name}</Link>
        </p>
      )}
      <CaseNow application={application} />
      <RateLine number={summary.number} />
      <Owed application={application} />
      {application.licence && <LicenceCard licence={application.licence} />}
      <DocumentLinks timeline={timeline} />
      <Paid number={summary.number} />
      <FreeServices numbers={[summary.number]} />
      {application.rule && <RuleDecision rule={application.rule} />}
      <section>
        <h2>办理进度</h2>
        <CaseTimeline application={application} />
      </section>
      <HandedIn application={application} />
      <Withdraw application={application} />
      <p className="no-print">
        <Link href={`/voices/new?kind=unresolved&number=${summary.number}`} className="go">
          这件事办不下去？告诉我们
        </Link>
      </p>
    </Page>
  );
}

function HandedIn({ application }: { application: ApplicationView }) {
  const { applicant, situation, answers, materials, queryCode } = application;
  const { number } = application.case;
  const rows = [
    { key: "applicant", head: "申请人", value: applicant.enterprise?.name ?? applicant.name },
    { key: "phone", head: "联系电话", value: applicant.phone },
    ...(queryCode ? [{ key: "code", head: "查询码", value: queryCode }] : []),
    ...situation.map(({ question, answer }) => ({ key: question, head: question, value: answer })),
    ...answers.map(({ id, label, text, source, files }) => ({
      key: id,
      head: label,
      value: (
        <>
          {source ? `${text}\n${source.words}` : text}
          <AnswerFiles number={number} files={files} pictures />
        </>
      ),
    })),
    ...materials.map((material) => ({
      key: `material-${material.id}`,
      head: material.name,
      value: handedWords(material),
    })),
  ];
  return (
    <>
      <Details summary="我交的内容">
        <SummaryList rows={rows} />
      </Details>
      <Details summary="为什么要交这些">
        <SummaryList rows={reasonRows(application)} />
      </Details>
    </>
  );
}

/** Why each material was asked for, and what else the answers settled (R1.18). */
function reasonRows({ materials, reasons }: ApplicationView): SummaryRow[] {
  return [
    ...materials.map(({ id, name, why, because }) => ({
      key: `why-${id}`,
      head: name,
      value: [because, why].filter(Boolean).join("。") || "办这件事都要交",
    })),
    ...reasons.map(({ what, because }) => ({ key: what, head: what, value: because })),
  ];
}

function handedWords({ files, paper, waived, stored, promise }: MaterialView): string {
  if (stored) return `用了以前的，没有再交：${stored.from}`;
  if (files.length > 0) return files.map((file) => file.name).join("\n");
  if (paper) return "窗口收了纸质件";
  if (promise) return promise.kind === "deferral" ? "承诺以后补交" : "用承诺代替";
  return waived ? `不用交：${waived}` : "没有交";
}
