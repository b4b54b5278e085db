import { useLocation, useSearchParams } from "wouter";
import type { PublishedRating, PublishedRatings } from "#contract/rating.ts";
import { gradeNames } from "#server/kernel/rating/rating.ts";
import { Loaded, useRead } from "../../shared/query.tsx";
import { EmptyState } from "../../shared/ui/EmptyState.tsx";
import { Pager } from "../../shared/ui/Pager.tsx";
import { Select } from "../../shared/ui/Select.tsx";
import { plainDate } from "../../shared/words.ts";
import { Page } from "../Page.tsx";
import { StarRow } from "./Stars.tsx";

/** 大家的评价: what people said, with the replies; nobody can be known from it (R4.10). */
export function RatingsPage() {
  const [params] = useSearchParams();
  const [, navigate] = useLocation();
  const narrowed = { item: params.get("item") ?? undefined, organ: params.get("organ") ?? undefined };
  const before = params.get("before") ?? undefined;
  const read = useRead<PublishedRatings>("/ratings", { params: { ...narrowed, before }, keep: true });
  return (
    <Page title="大家的评价" crumbs={[{ name: "首页", href: "/" }]}>
      <Loaded query={read}>
        {({ rows, organs, summary, next }) => (
          <>
            <p role="status">{summaryWords(summary)}</p>
            <div className="rating-narrow">
              <Select
                label="部门"
                empty="全部部门"
                value={narrowed.organ ?? ""}
                options={organs.map(({ id, name }) => ({ value: id, label: name }))}
                onChange={(organ) => navigate(addressOf({ ...narrowed, organ }))}
              />
            </div>
            {rows.length === 0 ? (
              <EmptyState title="还没有公开的评价">
                <p>办完事以后，在“我的办件”里评价。差评在整改复核以后公开。</p>
              </EmptyState>
            ) : (
              <ul className="rating-list">
                {rows.map((rating) => (
                  <One key={rating.id} rating={rating} />
                ))}
              </ul>
            )}
            <Pager
              first={before ? addressOf(narrowed) : undefined}
              next={next === undefined ? undefined : addressOf({ ...narrowed, before: next })}
            />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function One({ rating }: { rating: PublishedRating }) {
  const { item, organName, star, grade, details, text, followUp, reply, ratedOn } = rating;
  return (
    <li className="rating-card">
      <h2>{item}</h2>
      <p>
        <StarRow star={star} />
        {` ${gradeNames[grade]}，${plainDate(ratedOn)}，${organName}`}
      </p>
      {details.length > 0 && <p>{details.join("；")}</p>}
      {text && <p>{text}</p>}
      {followUp && <p>{`追评：${followUp}`}</p>}
      {reply && <p className="rating-reply">{`答复：${reply}`}</p>}
    </li>
  );
}

export function summaryWords({ ratings, good }: PublishedRatings["summary"]): string {
  return good === null ? "还没有评价" : `${ratings} 条评价，好评率 ${good}%`;
}

function addressOf(params: Record<string, string | undefined>): string {
  const given = Object.entries(params).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return given.length === 0 ? "/ratings" : `/ratings?${new URLSearchParams(given)}`;
}
