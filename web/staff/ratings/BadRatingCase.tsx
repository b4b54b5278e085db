import { useState } from "react";
import { Link } from "wouter";
import type { BadRatingView, RatingRater } from "#contract/rating-desk.ts";
import { channelNames, gradeNames } from "#server/kernel/rating/rating.ts";
import { post } from "../../shared/api.ts";
import { Loaded, useRead } from "../../shared/query.tsx";
import { StateTag } from "../../shared/StateTag.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { SummaryList } from "../../shared/ui/SummaryList.tsx";
import { Timeline } from "../../shared/ui/Timeline.tsx";
import { plainDate } from "../../shared/words.ts";
import { CaseBody } from "../case/CaseBody.tsx";
import { CommandDialog } from "../form/CommandDialog.tsx";
import { Page } from "../frame/Page.tsx";
import "../case/asked.css";
import "../case/case.css";

/** A bad rating: what was said, what is done about it. Who said it only whoever calls back learns (R4.7, R4.10). */
export function BadRatingCase({ number }: { number: string }) {
  const bad = useRead<BadRatingView>(`/bad-ratings/${number}`);
  const summary = bad.data?.case;
  return (
    <Page
      title={summary?.subject ?? "差评整改"}
      beside={summary && <StateTag state={summary.state} name={summary.stateName} />}
      className="case"
    >
      <Loaded query={bad} lines={10}>
        {(data) => <CaseBody application={data} unasked asked="差评" left={<Face view={data} />} />}
      </Loaded>
    </Page>
  );
}

function Face({ view }: { view: BadRatingView }) {
  const { rating, calls, case: summary } = view;
  const rows = [
    { key: "grade", head: "评价", value: `${gradeNames[rating.grade]}（${rating.star} 星）` },
    ...(rating.details.length > 0
      ? [{ key: "details", head: "不满意的", value: rating.details.join("\n") }]
      : []),
    { key: "text", head: "说了什么", value: rating.text ?? "没有写" },
    ...(rating.followUp ? [{ key: "follow", head: "追评", value: rating.followUp }] : []),
    ...(rating.themes.length > 0
      ? [{ key: "themes", head: "反映的问题", value: rating.themes.join("、") }]
      : []),
    { key: "service", head: "服务", value: [rating.kindName, rating.item].join("，") },
    ...(rating.counter ? [{ key: "counter", head: "窗口", value: rating.counter }] : []),
    { key: "person", head: "谁办的", value: rating.person ?? "系统自动办理" },
    { key: "when", head: "评价时间", value: `${plainDate(rating.ratedOn)}，${channelNames[rating.channel]}` },
    ...(rating.reply ? [{ key: "reply", head: "公开的答复", value: rating.reply }] : []),
  ];
  return (
    <section className="asked" id="asked" aria-label="差评">
      <h2>差评</h2>
      <SummaryList rows={rows} />
      {rating.standing === "excluded" && (
        <Notice kind="info" title={`认定为${rating.reason ?? "误评"}，不计入差评`} />
      )}
      <h2>评价人</h2>
      {view.mayReveal ? (
        <Rater number={summary.number} />
      ) : (
        <p>评价人保密。由没有参与办理的工作人员回访，请不要打听；整改复核以后才公开评价内容。</p>
      )}
      {rating.number && (
        <p>
          <Link href={`/cases/${rating.number}`}>看被评价的办件</Link>
        </p>
      )}
      {calls && calls.length > 0 && (
        <>
          <h2>回访记录</h2>
          <Timeline
            label="回访记录"
            entries={calls.map(({ action, at, by, note }) => ({
              ...{ key: at, title: action, at, who: by, state: "done" as const },
              children: note && <p>{note}</p>,
            }))}
          />
        </>
      )}
    </section>
  );
}

/** For the call, after a reason that goes into the audit log (R13.5). */
function Rater({ number }: { number: string }) {
  const [asking, setAsking] = useState(false);
  const [rater, setRater] = useState<RatingRater>();
  return (
    <>
      {rater ? (
        <SummaryList
          rows={[
            { key: "name", head: "姓名", value: rater.name },
            { key: "phone", head: "电话", value: rater.phone },
          ]}
        />
      ) : (
        <p>回访要用时再看；谁、什么时候、为什么看，都会记入审计日志。不要告诉承办人员。</p>
      )}
      {!rater && <Button onClick={() => setAsking(true)}>看评价人的电话</Button>}
      {asking && (
        <CommandDialog<RatingRater>
          title="看评价人的姓名和电话"
          action="看姓名和电话"
          fields={[
            {
              ...{ name: "reason", label: "为什么要看", required: true, kind: "line", max: 200 },
              hint: "谁、什么时候、为什么看，都会记入审计日志",
            },
          ]}
          send={(data) => post(`/bad-ratings/${number}/rater`, data)}
          onDone={(shown) => {
            setRater(shown);
            setAsking(false);
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
