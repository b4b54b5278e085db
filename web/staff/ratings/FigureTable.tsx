import { Link } from "wouter";
import type { FiguresBy, RatingFigures, RatingFiguresPage, Share } from "#contract/rating-desk.ts";
import { EmptyState } from "../../shared/ui/EmptyState.tsx";
import { type Column, Table } from "../../shared/ui/Table.tsx";
import { byNames, numberOr, partsWords, rateWords } from "./ratings.ts";

/** The figures row by row, each with the list behind it. */
export function FigureTable({ page: { rows, by } }: { page: RatingFiguresPage }) {
  if (rows.length === 0) {
    return (
      <EmptyState title="这段时间没有可以评价的办件">
        <p>换一个月份或者年份再看。</p>
      </EmptyState>
    );
  }
  return (
    <Table caption="好差评统计" captionHidden columns={columns(by)} rows={rows} rowKey={({ id }) => id} />
  );
}

const shareColumn = (
  key: string,
  head: string,
  of: (figures: RatingFigures) => Share,
): Column<RatingFigures> => ({
  ...{ key, head, numeric: true },
  cell: (figures) => {
    const share = of(figures);
    if (share.rate === null) return <span className="soft">无数据</span>;
    return (
      <span className="rating-words">
        <span>
          {share.href && share.n > 0 ? (
            <Link
              href={share.href}
              className="figure"
              aria-label={`${figures.name}${head} ${rateWords(share)}`}
            >
              {rateWords(share)}
            </Link>
          ) : (
            rateWords(share)
          )}
        </span>
        <span className="soft">{partsWords(share)}</span>
      </span>
    );
  },
});

function columns(by: FiguresBy): Column<RatingFigures>[] {
  return [
    { key: "name", head: byNames[by], main: true, cell: ({ name }) => name },
    {
      key: "ratings",
      head: "评价数",
      numeric: true,
      cell: ({ name, ratings, href }) =>
        ratings === 0 ? (
          0
        ) : (
          <Link href={href} className="figure" aria-label={`${name} ${ratings} 条评价`}>
            {ratings}
          </Link>
        ),
    },
    ...(by === "channel" ? [] : [shareColumn("active", "主动评价率", ({ active }) => active)]),
    shareColumn("good", "好评率", ({ good }) => good),
    shareColumn("bad", "差评率", ({ bad }) => bad),
    shareColumn("called", "差评回访率", ({ calledBack }) => calledBack),
    shareColumn("rectified", "按时整改率", ({ rectified }) => rectified),
    {
      key: "satisfaction",
      head: "满意度分",
      numeric: true,
      cell: ({ satisfaction }) => numberOr(satisfaction, "无数据"),
    },
    ...(by === "organ"
      ? [
          shareColumn("coverage", "事项覆盖率", ({ coverage }) => coverage),
          {
            key: "score",
            head: "考核评分",
            numeric: true,
            cell: ({ score }: RatingFigures) => numberOr(score, "不排名"),
          },
        ]
      : []),
  ];
}
