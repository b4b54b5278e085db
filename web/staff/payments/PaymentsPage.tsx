import { useState } from "react";
import { Link, useSearchParams } from "wouter";
import type { PaidList, PaidView, RefundView } from "#contract/payments.ts";
import { refundCauseNames, refundStateNames } from "#contract/payments.ts";
import { Loaded, useRead } from "../../shared/query.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { EmptyState } from "../../shared/ui/EmptyState.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { Pager } from "../../shared/ui/Pager.tsx";
import { type Column, Table } from "../../shared/ui/Table.tsx";
import { Tag } from "../../shared/ui/Tag.tsx";
import { instantWords, moneyWords } from "../../shared/words.ts";
import { Page } from "../frame/Page.tsx";
import { AskDialog, DecideDialog } from "./dialogs.tsx";

const address = (asked: boolean, after = "") =>
  `/payments?${new URLSearchParams({ ...(asked && { asked: "true" }), ...(after && { after }) })}`;

type Asking =
  | { kind: "ask"; payment: PaidView }
  | { kind: "decide"; payment: PaidView; refund: RefundView; agree: boolean };

/** 缴费和退费: what was paid at kiosks; a refund is asked for by one person and decided by another. */
export function PaymentsPage() {
  const [params] = useSearchParams();
  const asked = params.get("asked") === "true";
  const [asking, setAsking] = useState<Asking>();
  const [done, setDone] = useState<string>();
  const list = useRead<PaidList>("/staff/payments", {
    ...{ params: { asked, after: params.get("after") }, keep: true, every: 30 },
  });
  const close = () => setAsking(undefined);
  const finish = (words: string) => {
    setDone(words);
    close();
  };
  return (
    <Page title="缴费和退费">
      {done && (
        <Notice kind="success" announce>
          {done}
        </Notice>
      )}
      <Loaded query={list}>
        {({ rows, next, asked: waiting }) => (
          <>
            <p>
              <Link href={address(!asked)}>{asked ? "看全部缴费" : `看等审批的退费（${waiting} 笔）`}</Link>
              {"　"}
              <Link href="/payments/months">按月对账</Link>
            </p>
            {rows.length === 0 ? (
              <EmptyState title={asked ? "没有等审批的退费" : "还没有缴费"}>
                <p>群众在自助机上扫码缴的费，都在这里。</p>
              </EmptyState>
            ) : (
              <Table
                caption="缴费"
                captionHidden
                columns={columns(setAsking)}
                rows={rows}
                rowKey={({ id }) => id}
              />
            )}
            <Pager
              first={params.has("after") ? address(asked) : undefined}
              next={next ? address(asked, next) : undefined}
            />
          </>
        )}
      </Loaded>
      {asking?.kind === "ask" && <AskDialog payment={asking.payment} onDone={finish} onClose={close} />}
      {asking?.kind === "decide" && <DecideDialog {...asking} onDone={finish} onClose={close} />}
    </Page>
  );
}

function columns(onAsk: (asking: Asking) => void): Column<PaidView>[] {
  return [
    {
      ...{ key: "matter", head: "办件", main: true },
      cell: ({ subject }) => subject,
    },
    {
      ...{ key: "name", head: "缴什么" },
      cell: (row) => (
        <>
          {row.name}
          <div className="soft">
            {row.number}，{row.stateName}
          </div>
        </>
      ),
    },
    { key: "fen", head: "金额", numeric: true, cell: amountCell },
    {
      ...{ key: "paid", head: "什么时候、在哪里" },
      cell: (row) => (
        <>
          {instantWords(row.paidAt)}，{row.deviceName}
          <div className="soft">流水号 {row.reference}</div>
        </>
      ),
    },
    {
      ...{ key: "state", head: "状态" },
      cell: ({ state, refunds }) => (
        <>
          <Tag kind={state === "refunded" ? "ended" : "good"}>{stateWords(state, refunds)}</Tag>
          {refunds.map((refund) => (
            <div key={refund.id}>{refundWords(refund)}</div>
          ))}
        </>
      ),
    },
    {
      ...{ key: "act", head: "操作" },
      cell: (payment) => {
        const refund = payment.refunds.find(({ mayDecide }) => mayDecide);
        const whose = <span className="visually-hidden">{`：${payment.subject}`}</span>;
        return (
          <span className="btns">
            {payment.mayAsk && (
              <Button onClick={() => onAsk({ kind: "ask", payment })}>申请退费{whose}</Button>
            )}
            {refund && (
              <>
                <Button onClick={() => onAsk({ kind: "decide", payment, refund, agree: true })}>
                  同意退费{whose}
                </Button>
                <Button onClick={() => onAsk({ kind: "decide", payment, refund, agree: false })}>
                  不同意{whose}
                </Button>
              </>
            )}
          </span>
        );
      },
    },
  ];
}

/** What was paid; where something went back, what is left of it below. */
function amountCell({ fen, refunds }: PaidView) {
  const back = refunds.reduce((sum, one) => (one.state === "refunded" ? sum + one.fen : sum), 0);
  return (
    <>
      {moneyWords(fen)}
      {back > 0 && <div className="soft">净收 {moneyWords(fen - back)}</div>}
    </>
  );
}

function stateWords(state: PaidView["state"], refunds: readonly RefundView[]): string {
  if (state === "refunded") return "已退费";
  return refunds.some((one) => one.state === "refunded") ? "退了一部分" : "已缴";
}

function refundWords({ fen, cause, reason, state, askedBy, decidedBy, note }: RefundView): string {
  const decided = decidedBy === undefined ? "" : `；${decidedBy}：${note ?? ""}`;
  return `退 ${moneyWords(fen)}，${refundStateNames[state]}。${askedBy}：${refundCauseNames[cause]}，${reason}${decided}`;
}
