import { Link } from "wouter";
import type { RatingFiguresPage } from "#contract/rating-desk.ts";
import { Table } from "../../shared/ui/Table.tsx";

/** What people complain of in their own words, with the items it was said of most. */
export function Themes({ page: { themes } }: { page: RatingFiguresPage }) {
  return (
    <section aria-label="反映的问题">
      <h2>反映的问题</h2>
      {themes.length === 0 ? (
        <p className="soft">这段时间的评价文字里没有反映问题。</p>
      ) : (
        <Table
          caption="评价文字里反映的问题"
          captionHidden
          rows={themes}
          rowKey={({ id }) => id}
          columns={[
            { key: "name", head: "问题", main: true, cell: ({ name }) => name },
            {
              ...{ key: "ratings", head: "评价数", numeric: true },
              cell: ({ name, ratings, href }) => (
                <Link href={href} className="figure" aria-label={`${name} ${ratings} 条`}>
                  {ratings}
                </Link>
              ),
            },
            { key: "items", head: "最多的事项", cell: ({ items }) => items.join("，") },
          ]}
        />
      )}
    </section>
  );
}
