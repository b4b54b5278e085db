import { Link } from "wouter";
import type { CardRow, CardView } from "#contract/supervision.ts";
import type { Addressee } from "#contract/watch.ts";
import { Loaded, useRead } from "../../shared/query.tsx";
import { StateTag } from "../../shared/StateTag.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { SummaryList } from "../../shared/ui/SummaryList.tsx";
import { Timeline } from "../../shared/ui/Timeline.tsx";
import { instantWords, leftWords } from "../../shared/words.ts";
import { CaseBody } from "../case/CaseBody.tsx";
import { Page } from "../frame/Page.tsx";
import { byUrgency } from "../inbox/clocks.ts";
import { Light } from "./Parts.tsx";
import { recordWords } from "./supervision.ts";
import "../case/case.css";

/** One card: why it was raised, about which matter, who answers for it, and what each may do now (R3.4). */
export function CardCase({ number }: { number: string }) {
  const card = useRead<CardView>(`/supervision/cards/${number}`);
  const { data } = card;
  return (
    <Page
      title={data?.case.subject ?? "红黄牌"}
      beside={
        data && (
          <>
            <Light light={data.card.light} />
            <StateTag state={data.case.state} name={data.case.stateName} />
          </>
        )
      }
      className="case"
    >
      <Loaded query={card} lines={10}>
        {(view) => (
          <CaseBody
            application={view}
            unasked
            asked="牌面"
            above={<Withdrawn view={view} />}
            left={<Face view={view} />}
          />
        )}
      </Loaded>
    </Page>
  );
}

function Withdrawn({ view: { card } }: { view: CardView }) {
  if (!card.withdrawnAt) return null;
  return (
    <Notice kind="info" title={`${instantWords(card.withdrawnAt)} 已撤牌，不计入统计`}>
      {card.withdrawnWhy && <p>{card.withdrawnWhy}</p>}
    </Notice>
  );
}

const addresseeNames: Record<Addressee, string> = {
  handler: "经办人",
  "section-head": "科室负责人",
  "organ-head": "机构负责人",
  supervision: "监察部门",
};

function Face({ view }: { view: CardView }) {
  const { card, addressees, evidence, others, log, record } = view;
  const rows = [
    { key: "cause", head: "为什么", value: card.cause },
    { key: "rule", head: "规则", value: card.ruleName },
    { key: "due", head: "应在什么时候", value: instantWords(card.dueAt) },
    { key: "raised", head: "发牌时间", value: instantWords(card.raisedAt) },
    { key: "organ", head: "责任部门", value: [card.organName, card.section].filter(Boolean).join("，") },
    { key: "handler", head: "经办人", value: card.handlerName ?? "没有具体到人" },
    { key: "told", head: "通知了", value: addressees.map((each) => addresseeNames[each]).join("、") },
    ...(evidence ? [{ key: "evidence", head: "证据", value: evidence }] : []),
  ];
  return (
    <section className="asked" id="asked" aria-label="牌面">
      <h2>牌面</h2>
      <SummaryList rows={rows} />
      <Watched view={view} />
      {others.length > 0 && (
        <>
          <h2>同一办件的其他牌和预警</h2>
          <ul className="card-others">
            {others.map((other) => (
              <Other key={other.key} card={other} />
            ))}
          </ul>
        </>
      )}
      {log.length > 0 && (
        <>
          <h2>发牌和撤牌记录</h2>
          <Timeline
            label="发牌和撤牌记录"
            entries={log.map((entry) => ({
              key: `${entry.at} ${entry.what}`,
              ...{ title: entry.what, at: entry.at, who: entry.by, state: "done" as const },
              children: entry.why && <p>{entry.why}</p>,
            }))}
          />
        </>
      )}
      <h2>监察记录</h2>
      <SummaryList
        rows={record.map(({ name, value }) => ({ key: name, head: name, value: recordWords(value) }))}
      />
    </section>
  );
}

function Other({ card: { light, ruleName, dueAt, number } }: { card: CardRow }) {
  return (
    <li>
      <Light light={light} /> {number ? <Link href={`/cases/${number}`}>{ruleName}</Link> : ruleName}{" "}
      <span className="soft">{instantWords(dueAt)}</span>
    </li>
  );
}

/** The matter the card is about, as it stands now. */
function Watched({ view: { aboutCase, card } }: { view: CardView }) {
  if (!aboutCase) return card.about ? <p>{card.about.subject}</p> : null;
  return (
    <>
      <h2>被监察的办件</h2>
      <p>
        <Link href={`/cases/${aboutCase.number}`}>{aboutCase.subject}</Link>{" "}
        <StateTag state={aboutCase.state} name={aboutCase.stateName} />
      </p>
      <SummaryList
        rows={byUrgency(aboutCase.clocks).map((clock) => ({
          ...{ key: clock.id, head: clock.name, value: leftWords(clock) },
        }))}
      />
    </>
  );
}
