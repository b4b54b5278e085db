import { useSearchParams } from "wouter";
import type { FinishedList, FinishedRow } from "#contract/supervision-figures.ts";
import { Loaded, useRead } from "../../shared/query.tsx";
import { EmptyState } from "../../shared/ui/EmptyState.tsx";
import { Pager } from "../../shared/ui/Pager.tsx";
import { type Column, Table } from "../../shared/ui/Table.tsx";
import { Tag } from "../../shared/ui/Tag.tsx";
import { instantWords } from "../../shared/words.ts";
import { Page } from "../frame/Page.tsx";
import { Choices } from "../parts/Choices.tsx";
import { Narrowed } from "./Narrowed.tsx";
import { CaseLink, Sections } from "./Parts.tsx";
import { addressOf, dueWords, queryOf, shareWords } from "./supervision.ts";

const here = "/supervision/finished";
const choices = [
  { value: "", label: "全部办结" },
  { value: "on-time", label: "按时" },
  { value: "early", label: "提前" },
  { value: "late", label: "超期" },
];

/** Concluded matters behind a figure. */
export function FinishedPage() {
  const [params] = useSearchParams();
  const filter = queryOf(params, ["year", "month", "organ", "hall", "counter", "handler", "item"]);
  const was = params.get("was") ?? undefined;
  const after = params.get("after") ?? undefined;
  const list = useRead<FinishedList>(here, { params: { ...filter, was, after }, keep: true });
  return (
    <Page title="办结的办件">
      <Sections />
      <div className="filters no-print">
        <Choices
          label="怎样办结"
          current={was ?? ""}
          choices={choices}
          to={(value) => addressOf(here, { ...filter, was: value })}
        />
      </div>
      <Loaded query={list} lines={12}>
        {({ rows, next }) => (
          <>
            <Narrowed path={here} filter={filter} example={exampleOf(rows[0])} />
            {rows.length === 0 ? (
              <EmptyState title="没有符合条件的办件" />
            ) : (
              <div className="card-rows">
                <Table
                  caption="办结的办件，最近的在前"
                  captionHidden
                  columns={columns}
                  rows={rows}
                  rowKey={({ number }) => number}
                />
              </div>
            )}
            <Pager
              first={after && addressOf(here, { ...filter, was })}
              next={next && addressOf(here, { ...filter, was, after: next })}
            />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function exampleOf(row: FinishedRow | undefined) {
  if (!row) return undefined;
  const { organName, handlerName } = row;
  return { organName, ...(handlerName && { handlerName }) };
}

const columns: Column<FinishedRow>[] = [
  {
    key: "subject",
    head: "办件",
    main: true,
    cell: ({ number, subject }) => <CaseLink number={number} subject={subject} />,
  },
  {
    key: "whose",
    head: "谁办的",
    cell: ({ organName, handlerName }) => (handlerName ? `${organName}，${handlerName}` : organName),
  },
  { key: "concluded", head: "办结", cell: ({ concludedAt }) => instantWords(concludedAt) },
  { key: "due", head: "承诺到期", cell: ({ dueAt }) => (dueAt ? dueWords(dueAt) : "不计时") },
  {
    key: "how",
    head: "结果",
    cell: ({ onTime, early }) =>
      onTime ? <Tag kind="good">{early ? "提前" : "按时"}</Tag> : <Tag kind="bad">超期</Tag>,
  },
  {
    ...{ key: "used", head: "用时占承诺", numeric: true },
    cell: ({ used }) => shareWords(used ?? null),
  },
];
