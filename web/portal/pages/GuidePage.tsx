import { type ReactNode, useState } from "react";
import { Link } from "wouter";
import type { Answers } from "#contract/form.ts";
import type { ItemGuide } from "#contract/portal.ts";
import { MaterialSection } from "../../shared/guide/MaterialSection.tsx";
import { keep, kept } from "../../shared/kept.ts";
import { Loaded, useRead } from "../../shared/query.tsx";
import { LinkButton } from "../../shared/ui/Button.tsx";
import { Details } from "../../shared/ui/Details.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { PrintButton } from "../../shared/ui/PrintButton.tsx";
import {
  BasisSection,
  HowLongSection,
  HowMuchSection,
  WhereSection,
  WhoSection,
} from "../guide/GuideSections.tsx";
import { Page } from "../Page.tsx";
import { ItemRatings } from "../rating/ItemRatings.tsx";
import "../../shared/guide/guide.css";

const crumbs = [
  { name: "首页", href: "/" },
  { name: "事项", href: "/search" },
];

const titles = {
  who: "能不能办",
  materials: "要带什么",
  where: "去哪办",
  long: "多久",
  much: "多少钱",
  basis: "依据",
  faq: "大家常问",
} as const;

type SectionId = keyof typeof titles;

/** 办事指南: 能不能办, 要带什么, 去哪办, 多久, 多少钱, 依据; in this order, because people ask in this order. */
export function GuidePage({ item }: { item: string }) {
  const guide = useRead<ItemGuide>(`/items/${encodeURIComponent(item)}`);
  if (guide.data) return <Guide guide={guide.data} />;
  return (
    <Page title="办事指南" crumbs={crumbs}>
      <Loaded query={guide}>{() => null}</Loaded>
    </Page>
  );
}

function Guide({ guide }: { guide: ItemGuide }) {
  const { item } = guide;
  const [answers, setAnswers] = useState<Answers>(() => kept(`situation.${item.key}`) ?? {});
  const answer = (next: Answers) => {
    setAnswers(next);
    keep(`situation.${item.key}`, next);
  };
  return (
    <Page
      wide
      title={item.name}
      crumbs={crumbs}
      under={
        <>
          <span>{`由${guide.organName}办理`}</span>
          <ItemRatings item={item.key} />
        </>
      }
    >
      {guide.note && (
        <Notice kind="warning" title={guide.note}>
          <p>
            要问的，打 <a href="tel:12345">12345</a>。
          </p>
        </Notice>
      )}
      <div className="guide">
        <aside className="guide-side" aria-label="要点">
          <Brief guide={guide} />
          <Contents faq={item.faq.length > 0} />
        </aside>
        <div className="guide-main">
          <Section id="who">
            <WhoSection item={item} />
          </Section>
          <Section id="materials">
            {guide.complete ? (
              <MaterialSection item={item} answers={answers} onAnswer={answer} />
            ) : (
              <p>
                材料清单还在整理。来之前请先打 <a href="tel:12345">12345</a> 问清楚，免得白跑。
              </p>
            )}
          </Section>
          <Section id="where">
            <WhereSection guide={guide} />
          </Section>
          <Section id="long">
            <HowLongSection guide={guide} />
          </Section>
          <Section id="much">
            <HowMuchSection guide={guide} />
          </Section>
          <Section id="basis">
            <BasisSection item={item} />
          </Section>
          {item.faq.length > 0 && (
            <Section id="faq">
              {item.faq.map((each) => (
                <Details key={each.q} summary={each.q}>
                  <p>{each.a}</p>
                </Details>
              ))}
            </Section>
          )}
          <div className="btns">
            {guide.online && <Apply guide={guide} />}
            <PrintButton>打印这份清单</PrintButton>
          </div>
          <p className="no-print">
            <Link href={`/assistance/new?item=${item.key}`} className="go">
              自己办有困难？请帮办员来帮您，不收钱
            </Link>
          </p>
          <p className="no-print">
            <Link href={`/voices/new?kind=unresolved&item=${item.key}`} className="go">
              按指南办不成？告诉我们
            </Link>
          </p>
        </div>
      </div>
    </Page>
  );
}

function Contents({ faq }: { faq: boolean }) {
  const ids = (Object.keys(titles) as SectionId[]).filter((id) => id !== "faq" || faq);
  return (
    <nav className="guide-contents" aria-label="本页内容">
      {ids.map((id) => (
        <a key={id} href={`#${id}`}>
          {titles[id]}
        </a>
      ))}
    </nav>
  );
}

/** The answers most people came for, and the way to begin. */
function Brief({ guide }: { guide: ItemGuide }) {
  const { item } = guide;
  return (
    <div className="brief">
      <dl>
        <div>
          <dt>多久</dt>
          <dd>{item.promised ? guide.limits.promised : guide.limits.statutory}</dd>
        </div>
        <div>
          <dt>多少钱</dt>
          <dd>{feeWords(guide)}</dd>
        </div>
        <div>
          <dt>跑几趟</dt>
          <dd>
            {item.channel
              ? item.channel.visits === 0
                ? "不用跑"
                : `最多 ${item.channel.visits} 次`
              : "到窗口办"}
          </dd>
        </div>
      </dl>
      <Apply guide={guide} />
    </div>
  );
}

function feeWords({ item, complete }: ItemGuide): string {
  if (item.fees.length > 0) return "收费";
  return complete ? "不收费" : "请咨询";
}

function Apply({ guide }: { guide: ItemGuide }) {
  if (!guide.online) {
    return (
      <p className="brief-counter">
        这件事到窗口办，
        <a href="#where" className="go">
          看去哪办
        </a>
      </p>
    );
  }
  return (
    <LinkButton href={`/items/${guide.item.key}/apply`} kind="primary">
      网上申请
    </LinkButton>
  );
}

function Section({ id, children }: { id: SectionId; children: ReactNode }) {
  return (
    <section className="guide-section" id={id} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{titles[id]}</h2>
      {children}
    </section>
  );
}
