import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "wouter";
import type { FreeOrderPlaced, MyFreeOrder } from "#contract/free-services.ts";
import { newRequestKey, post, type Refused } from "../../shared/api.ts";
import { Loaded, refresh, useRead } from "../../shared/query.tsx";
import { StateTag } from "../../shared/StateTag.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { ConfirmDialog } from "../../shared/ui/Dialog.tsx";
import { LiveBadge } from "../../shared/ui/LiveBadge.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { SummaryList } from "../../shared/ui/SummaryList.tsx";
import { Timeline } from "../../shared/ui/Timeline.tsx";
import { leftWords, numberWords } from "../../shared/words.ts";
import { Page } from "../Page.tsx";
import "../cases/cases.css";

const crumbs = [
  { name: "首页", href: "/" },
  { name: "我的办件", href: "/cases" },
];

/** One of my orders: where it is now, until when, to whom it goes, what happened. */
export function FreeOrderPage({ number }: { number: string }) {
  const order = useRead<MyFreeOrder>(`/free-services/${number}`);
  const { data } = order;
  return (
    <Page
      title={data?.kindName ?? "免费服务"}
      crumbs={crumbs}
      under={
        <>
          <span>{`编号 ${numberWords(number)}`}</span>
          <LiveBadge />
        </>
      }
    >
      <Loaded query={order}>{(shown) => <OneOrder order={shown} />}</Loaded>
    </Page>
  );
}

function OneOrder({ order }: { order: MyFreeOrder }) {
  const { number, about, aboutName, state, stateName, stateText, clocks, tracking, timeline } = order;
  return (
    <>
      <section className="case-now" aria-label="现在到哪了">
        <StateTag state={state} name={stateName} />
        <p className="case-now-text">{stateText}</p>
        {clocks.map((clock) => (
          <p key={clock.id}>{`${clock.name}：${leftWords(clock)}`}</p>
        ))}
        {tracking && <p>{`运单号 ${tracking}`}</p>}
      </section>
      <p>
        随办件：<Link href={`/cases/${about}`}>{aboutName}</Link>
      </p>
      <SummaryList rows={rowsOf(order)} />
      <h2>经过</h2>
      <Timeline
        label="经过，最近的在前"
        entries={[...timeline].reverse().map((entry) => ({
          ...{ key: entry.seq, title: entry.title, at: entry.at, who: entry.by, state: "done" as const },
          children: (
            <>
              {entry.tracking && <p>{`运单号 ${entry.tracking}`}</p>}
              {(entry.reason || entry.proof || entry.text) && (
                <p>{[entry.reason, entry.proof, entry.text].filter(Boolean).join("，")}</p>
              )}
            </>
          ),
        }))}
      />
      {order.mayCancel && <Cancel order={order} />}
      <p className="no-print">
        <Link href={`/voices/new?kind=complaint&number=${number}`} className="go">
          没有收到，或者服务不好？告诉我们
        </Link>
      </p>
    </>
  );
}

function rowsOf({ way, quantity, unit, supplier, recipient }: MyFreeOrder) {
  const { name, phone, address } = recipient;
  return [
    { key: "way", head: "怎样拿到", value: way === "post" ? "寄送" : "到大厅领取" },
    { key: "quantity", head: "数量", value: `${quantity} ${unit}` },
    { key: "who", head: way === "post" ? "收件人" : "领取人", value: `${name}，${phone}` },
    ...(address ? [{ key: "address", head: "收件地址", value: address }] : []),
    { key: "supplier", head: "由谁提供", value: supplier },
    { key: "cost", head: "费用", value: "免费，由大厅支付" },
  ];
}

function Cancel({ order: { number, version, kindName } }: { order: MyFreeOrder }) {
  const [asking, setAsking] = useState(false);
  const [requestKey] = useState(newRequestKey);
  const cancel = useMutation<FreeOrderPlaced, Refused>({
    mutationFn: () => post(`/free-services/${number}/cancel`, { requestKey, version }),
    onSuccess: async () => {
      setAsking(false);
      await refresh("/free-services", "/applications");
    },
  });
  return (
    <>
      <Button kind="danger" onClick={() => setAsking(true)}>
        不要了
      </Button>
      {asking && (
        <ConfirmDialog
          title={`不要“${kindName}”了？`}
          action="不要了"
          leave="还是要"
          busy={cancel.isPending}
          onConfirm={() => cancel.mutate()}
          onClose={() => setAsking(false)}
        >
          <p>取消后这张单就结束了，需要时可以再要。</p>
          {cancel.error && (
            <Notice kind="error" announce>
              {cancel.error.message}
            </Notice>
          )}
        </ConfirmDialog>
      )}
    </>
  );
}
