import { useState } from "react";
import { useSearchParams } from "wouter";
import type { OrderList, OrderRow } from "#contract/supervision-orders.ts";
import { Loaded, useRead } from "../../shared/query.tsx";
import { StateTag } from "../../shared/StateTag.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { EmptyState } from "../../shared/ui/EmptyState.tsx";
import { Pager } from "../../shared/ui/Pager.tsx";
import { type Column, Table } from "../../shared/ui/Table.tsx";
import { Tag } from "../../shared/ui/Tag.tsx";
import { instantWords } from "../../shared/words.ts";
import { Page } from "../frame/Page.tsx";
import { Choices } from "../parts/Choices.tsx";
import { OpenOrder } from "./OpenOrder.tsx";
import { CaseLink } from "./Parts.tsx";
import { addressOf, dueWords, orderStates, queryOf } from "./supervision.ts";

const here = "/orders";

/** 督办: orders of the supervision office, what was answered, what is late. */
export function OrdersPage() {
  const [params] = useSearchParams();
  const filter = queryOf(params, ["organ", "state"]);
  const after = params.get("after") ?? undefined;
  const list = useRead<OrderList>(here, { params: { ...filter, after }, keep: true });
  const [opening, setOpening] = useState(false);
  return (
    <Page title="督办">
      <div className="filters no-print">
        <Choices
          label="办到哪一步"
          current={filter.state ?? ""}
          choices={[
            { value: "", label: "全部" },
            ...Object.entries(orderStates).map(([value, label]) => ({ value, label })),
          ]}
          to={(state) => addressOf(here, { ...filter, state })}
        />
      </div>
      <Loaded query={list} lines={10}>
        {({ rows, next, mayOpen }) => (
          <>
            {mayOpen && (
              <div className="btns no-print">
                <Button kind="primary" onClick={() => setOpening(true)}>
                  下达督办
                </Button>
              </div>
            )}
            {rows.length === 0 ? (
              <EmptyState title={filter.state ? "没有符合条件的督办" : "还没有督办"}>
                {!filter.state && <p>监察部门发现的问题、领导批示的事项，下达督办后在这里跟踪到答复为止。</p>}
              </EmptyState>
            ) : (
              <div className="card-rows">
                <Table
                  caption="督办，最近的在前"
                  captionHidden
                  columns={columns}
                  rows={rows}
                  rowKey={({ number }) => number}
                />
              </div>
            )}
            <Pager
              first={after && addressOf(here, filter)}
              next={next && addressOf(here, { ...filter, after: next })}
            />
          </>
        )}
      </Loaded>
      {opening && <OpenOrder onClose={() => setOpening(false)} />}
    </Page>
  );
}

const columns: Column<OrderRow>[] = [
  {
    key: "title",
    head: "督办什么",
    main: true,
    cell: ({ number, title }) => <CaseLink number={number} subject={title} />,
  },
  { key: "source", head: "来源", cell: ({ sourceName }) => sourceName },
  {
    key: "organ",
    head: "承办",
    cell: ({ organName, personName }) => (personName ? `${organName}，${personName}` : organName),
  },
  {
    key: "issuer",
    head: "下达",
    cell: ({ issuerName, openedAt }) => (
      <div>
        {issuerName}
        <div className="soft">{instantWords(openedAt)}</div>
      </div>
    ),
  },
  {
    key: "state",
    head: "状态",
    cell: ({ state, stateName }) => <StateTag state={state} name={stateName} type="order" />,
  },
  {
    key: "due",
    head: "答复期限",
    cell: ({ dueAt, late }) => {
      if (!dueAt) return <span className="soft">不计时</span>;
      return (
        <div>
          {late && <Tag kind="bad">已逾期</Tag>} {dueWords(dueAt)}
        </div>
      );
    },
  },
];
