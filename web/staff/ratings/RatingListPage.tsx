import { useState } from "react";
import { Link, useLocation, useSearchParams } from "wouter";
import type { StaffRating, StaffRatings } from "#contract/rating-desk.ts";
import { channelNames, gradeNames } from "#server/kernel/rating/rating.ts";
import { post } from "../../shared/api.ts";
import { Loaded, refresh, useRead } from "../../shared/query.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { EmptyState } from "../../shared/ui/EmptyState.tsx";
import { Pager } from "../../shared/ui/Pager.tsx";
import { Select } from "../../shared/ui/Select.tsx";
import { type Column, Table } from "../../shared/ui/Table.tsx";
import { plainDate } from "../../shared/words.ts";
import { CommandDialog } from "../form/CommandDialog.tsx";
import { Page } from "../frame/Page.tsx";
import { addressOf, queryOf } from "../supervision/supervision.ts";
import { narrowedWords, narrowing, standingNames } from "./ratings.ts";
import "./ratings.css";

const here = "/ratings/list";

/** Ratings one by one: what was said, of which service; whose it is stays with whoever calls back (R4.10). */
export function RatingListPage() {
  const [params] = useSearchParams();
  const [, navigate] = useLocation();
  const query = queryOf(params, narrowing);
  const before = params.get("before") ?? undefined;
  const list = useRead<StaffRatings>("/staff/ratings", { params: { ...query, before }, keep: true });
  const [judging, setJudging] = useState<{ rating: StaffRating; counts: boolean }>();
  const go = (next: object) => navigate(addressOf(here, { ...query, ...next }));
  return (
    <Page title="评价" beside={<Link href="/ratings">回好差评</Link>}>
      <div className="filter-fields no-print">
        <Select
          label="等次"
          empty="全部"
          value={query.grades ?? ""}
          options={[
            { value: "45", label: "差评" },
            { value: "123", label: "好评" },
          ]}
          onChange={(grades) => go({ grades })}
        />
        <Select
          label="计入统计"
          empty="全部"
          value={query.standing ?? ""}
          options={Object.entries(standingNames).map(([value, label]) => ({ value, label }))}
          onChange={(standing) => go({ standing })}
        />
        <Select
          label="渠道"
          empty="全部"
          value={query.channel ?? ""}
          options={Object.entries(channelNames).map(([value, label]) => ({ value, label }))}
          onChange={(channel) => go({ channel })}
        />
      </div>
      <Loaded query={list}>
        {({ rows, mayKeep, next }) => (
          <>
            {Object.keys(query).length > 0 && (
              <p>
                {narrowedWords(query, rows[0])} <Link href={here}>去掉全部条件</Link>
              </p>
            )}
            {rows.length === 0 ? (
              <EmptyState title="没有这样的评价">
                <p>换一个条件再看。</p>
              </EmptyState>
            ) : (
              <Table
                caption="评价"
                captionHidden
                columns={columns(mayKeep, setJudging)}
                rows={rows}
                rowKey={({ id }) => id}
              />
            )}
            <Pager
              first={before ? addressOf(here, query) : undefined}
              next={next === undefined ? undefined : addressOf(here, { ...query, before: next })}
            />
          </>
        )}
      </Loaded>
      {judging && <Judge {...judging} onClose={() => setJudging(undefined)} />}
    </Page>
  );
}

function columns(
  mayKeep: boolean,
  onJudge: (judging: { rating: StaffRating; counts: boolean }) => void,
): Column<StaffRating>[] {
  return [
    {
      ...{ key: "item", head: "服务", main: true },
      cell: ({ item, kindName, organName, counter, person }) => (
        <span className="rating-words">
          <span>{item}</span>
          <span className="soft">{[kindName, counter, organName, person].filter(Boolean).join("，")}</span>
        </span>
      ),
    },
    { key: "grade", head: "评价", cell: ({ grade, star }) => `${gradeNames[grade]}（${star} 星）` },
    { key: "said", head: "说了什么", cell: (rating) => <Said rating={rating} /> },
    {
      ...{ key: "when", head: "时间和渠道" },
      cell: ({ ratedOn, channel }) => `${plainDate(ratedOn)}，${channelNames[channel]}`,
    },
    {
      ...{ key: "standing", head: "情况" },
      cell: (rating) => <Standing rating={rating} mayKeep={mayKeep} onJudge={onJudge} />,
    },
  ];
}

export function Said({ rating: { details, text, followUp, reply, themes } }: { rating: StaffRating }) {
  return (
    <div className="rating-words">
      {details.length > 0 && <p>{details.join("；")}</p>}
      {text && <p>{text}</p>}
      {followUp && <p>{`追评：${followUp}`}</p>}
      {reply && <p className="soft">{`答复：${reply}`}</p>}
      {themes.length > 0 && <p className="soft">{`反映：${themes.join("、")}`}</p>}
    </div>
  );
}

function Standing(props: {
  rating: StaffRating;
  mayKeep: boolean;
  onJudge: (judging: { rating: StaffRating; counts: boolean }) => void;
}) {
  const { rating, mayKeep, onJudge } = props;
  const { standing, reason, badRating, number, item } = rating;
  return (
    <div className="rating-words">
      <p>{[standingNames[standing], reason].filter(Boolean).join("：")}</p>
      {badRating && (
        <p>
          <Link href={`/cases/${badRating}`} aria-label={`${item}的差评整改`}>
            差评整改
          </Link>
        </p>
      )}
      {number && (
        <p>
          <Link href={`/cases/${number}`} aria-label={`被评价的办件 ${number}`}>
            被评价的办件
          </Link>
        </p>
      )}
      {standing === "held" && mayKeep && (
        <div className="btns">
          <Button onClick={() => onJudge({ rating, counts: true })}>
            计入<span className="visually-hidden">：{item}</span>
          </Button>
          <Button onClick={() => onJudge({ rating, counts: false })}>
            是刷评<span className="visually-hidden">：{item}</span>
          </Button>
        </div>
      )}
    </div>
  );
}

/** A person has looked: it counts from now on, or it is confirmed to be abuse (R4.3). */
function Judge(props: { rating: StaffRating; counts: boolean; onClose: () => void }) {
  const { rating, counts, onClose } = props;
  return (
    <CommandDialog
      title={counts ? "核实是本人评价，计入？" : "认定是刷评，不计入？"}
      action={counts ? "计入统计" : "认定刷评"}
      grave={!counts}
      fields={[{ name: "note", label: "怎样核实的", required: true, kind: "paragraph", max: 500 }]}
      send={(data, requestKey) => post(`/staff/ratings/${rating.id}/judge`, { requestKey, counts, ...data })}
      onDone={() => {
        onClose();
        void refresh("/staff/ratings");
      }}
      onClose={onClose}
    >
      <p>{`${rating.item}，${gradeNames[rating.grade]}。${rating.reason ?? ""}`}</p>
      {counts && rating.grade >= 4 && <p>计入以后马上转为差评整改。</p>}
    </CommandDialog>
  );
}
