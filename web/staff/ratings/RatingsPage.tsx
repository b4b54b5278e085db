import { Link, useLocation, useSearchParams } from "wouter";
import type { RatingFiguresPage, Share } from "#contract/rating-desk.ts";
import { address } from "../../shared/api.ts";
import { Loaded, useRead } from "../../shared/query.tsx";
import { Details } from "../../shared/ui/Details.tsx";
import { Select } from "../../shared/ui/Select.tsx";
import { todayAt } from "../../shared/words.ts";
import { Page } from "../frame/Page.tsx";
import { Choices } from "../parts/Choices.tsx";
import { addressOf, months, yearsUpTo } from "../supervision/supervision.ts";
import { FigureTable } from "./FigureTable.tsx";
import { PhoneRating } from "./PhoneRating.tsx";
import { byNames, numberOr, partsWords, periodOf, periodWords, rateWords, readBy } from "./ratings.ts";
import { Themes } from "./Themes.tsx";
import "./ratings.css";

/** 好差评: what waits, the figures of a month or year, the table behind them, what people complain of (R4.8, R4.9). */
export function RatingsPage() {
  const [params] = useSearchParams();
  const [, navigate] = useLocation();
  const today = todayAt(new Date());
  const period = params.get("period") ?? today.slice(0, 7);
  const by = readBy(params.get("by"));
  const query = { period, by };
  const figures = useRead<RatingFiguresPage>("/staff/ratings/figures", { params: query, keep: true });
  const [year = "", month = ""] = period.split("-");
  const go = (next: object) => navigate(addressOf("/ratings", { ...query, ...next }));
  return (
    <Page
      title="好差评"
      beside={
        <a className="btn plain no-print" href={address("/staff/ratings/figures.xlsx", query)} download>
          导出表格
        </a>
      }
    >
      <div className="filter-fields no-print">
        <Select
          label="年份"
          value={year}
          options={yearsUpTo(today)}
          onChange={(next) => go({ period: periodOf(next, month) })}
        />
        <Select
          label="月份"
          value={month === "" ? "" : String(Number(month))}
          options={months}
          onChange={(next) => go({ period: periodOf(year, next) })}
        />
      </div>
      <Loaded query={figures} lines={14}>
        {(page) => (
          <>
            <Waiting page={page} />
            <Totals page={page} />
            <h2>{`${periodWords(page.period)}，按${byNames[by]}`}</h2>
            <div className="filters no-print">
              <Choices
                label="按什么分"
                current={by}
                choices={Object.entries(byNames).map(([value, label]) => ({ value, label: `按${label}` }))}
                to={(next) => addressOf("/ratings", { ...query, by: next })}
              />
            </div>
            <FigureTable page={page} />
            <Themes page={page} />
            <Definitions />
          </>
        )}
      </Loaded>
    </Page>
  );
}

/** What somebody has to do now, first. */
function Waiting({ page: { held, openBad, mayKeep } }: { page: RatingFiguresPage }) {
  return (
    <>
      <ul className="chips" aria-label="等着办的">
        <li>
          <Link href="/ratings/list?loop=open">{`整改中的差评 ${openBad}`}</Link>
        </li>
        <li>
          <Link href="/ratings/list?standing=held">{`待核实的评价 ${held}`}</Link>
        </li>
        <li>
          <Link href="/ratings/list">全部评价</Link>
        </li>
      </ul>
      {mayKeep && <PhoneRating />}
    </>
  );
}

function Totals({ page: { total, coverage } }: { page: RatingFiguresPage }) {
  const figures: { name: string; share: Share }[] = [
    { name: "主动评价率", share: total.active },
    { name: "好评率", share: total.good },
    { name: "差评率", share: total.bad },
    { name: "差评回访率", share: total.calledBack },
    { name: "按时整改率", share: total.rectified },
    { name: "事项覆盖率", share: coverage.items },
    { name: "窗口覆盖率", share: coverage.counters },
    { name: "渠道覆盖率", share: coverage.channels },
  ];
  return (
    <dl className="rating-figures">
      {figures.map(({ name, share }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <b>{rateWords(share)}</b>
            {share.href ? (
              <Link href={share.href} aria-label={`${name} ${partsWords(share)}`}>
                {partsWords(share)}
              </Link>
            ) : (
              <span className="soft">{partsWords(share)}</span>
            )}
          </dd>
        </div>
      ))}
      <div>
        <dt>满意度分</dt>
        <dd>
          <b>{numberOr(total.satisfaction, "无数据")}</b>
          <Link href={total.href}>{`${total.ratings} 条评价`}</Link>
        </dd>
      </div>
    </dl>
  );
}

function Definitions() {
  return (
    <Details summary="这些数字是怎么算的">
      <ul>
        <li>主动评价率：这段时间可以评价的办件里，群众自己评价了的。没有评价就是没有，不默认好评。</li>
        <li>好评率、差评率：计入的评价里，非常满意、满意、基本满意的，和不满意、非常不满意的。</li>
        <li>差评回访率：计入的差评里，已经联系上评价人的。</li>
        <li>按时整改率：认定属实、已经整改或者期限已到的差评里，没有超过期限的。</li>
        <li>事项、窗口、渠道覆盖率：这段时间有过可以评价的服务（评价）的，占开放的全部。</li>
        <li>满意度分：五个等次各 100、80、60、30、0 分的平均（本地可改）。</li>
        <li>考核评分：主动评价率、好评率、按时整改率、事项覆盖率按权重合计；没有办件的不排名。</li>
        <li>误评和恶意差评经另一人认定以后不计入好评率、差评率和满意度分，评价本身保留。</li>
      </ul>
    </Details>
  );
}
