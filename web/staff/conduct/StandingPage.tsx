import { Link, useSearchParams } from "wouter";
import type { Standing, Standings } from "#contract/conduct.ts";
import { Loaded, useRead } from "../../shared/query.tsx";
import { Details } from "../../shared/ui/Details.tsx";
import { EmptyState } from "../../shared/ui/EmptyState.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { type Column, Table } from "../../shared/ui/Table.tsx";
import { Tag } from "../../shared/ui/Tag.tsx";
import { todayAt } from "../../shared/words.ts";
import { Page } from "../frame/Page.tsx";
import { ConductNav, PeriodNav } from "./ConductNav.tsx";
import { asked, conduct, periodOf, placeWords, scoreWords } from "./conduct.ts";

interface Kind {
  unit: "quarter" | "year";
  title: string;
  /** What those in front are called. */
  flag: string;
  head: string;
}

/** 红旗窗口: the counters of a quarter. */
export const QuarterPage = () => (
  <StandingPage kind={{ unit: "quarter", title: "红旗窗口", flag: "红旗窗口", head: "窗口" }} />
);

/** 年度优秀单位: the organs of a year. */
export const YearPage = () => (
  <StandingPage kind={{ unit: "year", title: "年度单位", flag: "优秀单位", head: "单位" }} />
);

function StandingPage({ kind }: { kind: Kind }) {
  const [params] = useSearchParams();
  const { unit, title } = kind;
  const period = asked(unit, params.get(unit), todayAt(new Date()));
  const standings = useRead<Standings>(`${conduct}/${unit}s/${period}`, { keep: true });
  return (
    <Page title={`${title}：${periodOf(period).name}`}>
      <ConductNav />
      <PeriodNav period={period} hrefOf={(key) => `/conduct/${unit}?${unit}=${key}`} />
      <Loaded query={standings} lines={10}>
        {({ formula, rows }) => (
          <>
            <Notice>{formula}</Notice>
            {rows.length === 0 ? (
              <EmptyState title="这段时间还没有考核" />
            ) : (
              <Table
                caption={`${title}，得分高的在前`}
                captionHidden
                columns={columns(kind)}
                rows={rows}
                rowKey={({ key }) => key}
              />
            )}
          </>
        )}
      </Loaded>
    </Page>
  );
}

const columns = ({ flag, head, unit }: Kind): Column<Standing>[] => [
  {
    key: "name",
    head,
    main: true,
    cell: ({ name, beside, parts }) => (
      <div>
        {name} <span className="soft">{beside}</span>
        {parts.length > 0 && <Behind name={name} parts={parts} />}
      </div>
    ),
  },
  {
    key: "rank",
    head: "名次",
    cell: (row) => (
      <>
        {placeWords(row)} {row.distinguished && <Tag kind="good">{flag}</Tag>}
      </>
    ),
  },
  { key: "people", head: "人数", numeric: true, cell: ({ people }) => people },
  { key: "days", head: "考核人天", numeric: true, cell: ({ days }) => days },
  {
    key: "score",
    head: unit === "quarter" ? "季度得分" : "年度得分",
    numeric: true,
    cell: ({ score }) => scoreWords(score),
  },
];

/** The months of people that the score is the mean of. */
function Behind({ name, parts }: Pick<Standing, "name" | "parts">) {
  return (
    <Details
      summary={
        <>
          怎么来的<span className="visually-hidden">：{name}</span>
        </>
      }
    >
      <ul className="conduct-parts">
        {parts.map(({ staff, month, days, score, href }) => (
          <li key={href}>
            <Link href={href}>{`${staff.name} ${periodOf(month).name}`}</Link>
            {`：${scoreWords(score)} 分，${days} 天`}
          </li>
        ))}
      </ul>
    </Details>
  );
}
