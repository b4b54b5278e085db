import { useState } from "react";
import { Link, useSearchParams } from "wouter";
import type { VoiceList, VoiceReceipt, VoiceRow } from "#contract/voice.ts";
import { voiceKindNames } from "#contract/voice-words.ts";
import { Loaded, useRead } from "../../shared/query.tsx";
import { StateTag } from "../../shared/StateTag.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { EmptyState } from "../../shared/ui/EmptyState.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { Pager } from "../../shared/ui/Pager.tsx";
import { type Column, Table } from "../../shared/ui/Table.tsx";
import { instantWords, leftWords } from "../../shared/words.ts";
import { Page } from "../frame/Page.tsx";
import { Choices } from "../parts/Choices.tsx";
import { listAddress } from "../parts/list-address.ts";
import { type ListKind, shows } from "./lists.ts";
import { RegisterDialog } from "./RegisterDialog.tsx";
import "./voices.css";

/** What people brought, as this desk may see it; what is filtered stands in the address. */
export function VoiceListPage({ list }: { list: ListKind }) {
  const [params] = useSearchParams();
  const asked = Object.fromEntries(params);
  const voices = useRead<VoiceList>(`/staff${list.path}`, { params: asked, keep: true });
  const [registering, setRegistering] = useState(false);
  const [receipt, setReceipt] = useState<VoiceReceipt>();
  return (
    <Page title={list.title}>
      {receipt && <Registered receipt={receipt} />}
      <Loaded query={voices}>
        {({ rows, next, mayRegister }) => (
          <>
            <div className="btns">
              {mayRegister && (
                <Button kind="primary" onClick={() => setRegistering(true)}>
                  登记
                </Button>
              )}
            </div>
            <Filters list={list} params={params} />
            {rows.length === 0 ? (
              <EmptyState title={list.empty}>
                <p>群众在网上、窗口、电话和意见箱反映的，都在这里。</p>
              </EmptyState>
            ) : (
              <Table
                caption={list.title}
                captionHidden
                columns={columns(list)}
                rows={rows}
                rowKey={({ number }) => number}
              />
            )}
            <Pager
              first={params.has("after") ? listAddress(list.path, params, {}) : undefined}
              next={next ? listAddress(list.path, params, { after: next }) : undefined}
            />
          </>
        )}
      </Loaded>
      {registering && (
        <RegisterDialog
          list={list}
          onDone={(made) => {
            setReceipt(made);
            setRegistering(false);
          }}
          onClose={() => setRegistering(false)}
        />
      )}
    </Page>
  );
}

/** The code is shown this once: it is for whoever brought it. */
function Registered({ receipt: { number, code } }: { receipt: VoiceReceipt }) {
  return (
    <Notice kind="success" announce title="已经登记，请把查询码交给群众">
      <p>
        编号 <Link href={`/voices/${number}`}>{number}</Link>，查询码{" "}
        <strong className="voice-code">{code.replace(/(.{4})(?=.)/g, "$1 ")}</strong>
        ，只显示这一次。
      </p>
    </Notice>
  );
}

const anyReason = { value: "", label: "各种原因" };

function Filters({ list, params }: { list: ListKind; params: URLSearchParams }) {
  const reasons = Object.entries(list.categories).map(([value, label]) => ({ value, label }));
  return (
    <nav className="filters no-print" aria-label="筛选">
      <Choices
        label="状态"
        choices={shows}
        current={params.get("show") ?? "open"}
        to={(show) => listAddress(list.path, params, { show })}
      />
      {reasons.length > 0 && (
        <Choices
          label="原因"
          choices={[anyReason, ...reasons]}
          current={params.get("category") ?? ""}
          to={(category) => listAddress(list.path, params, { category })}
        />
      )}
      {(params.has("from") || params.has("counter")) && <Link href={list.path}>不限时间和窗口</Link>}
    </nav>
  );
}

function columns(list: ListKind): Column<VoiceRow>[] {
  const kind: Column<VoiceRow>[] =
    list.kinds.length > 1 ? [{ key: "kind", head: "类别", cell: (row) => voiceKindNames[row.kind] }] : [];
  return [
    {
      key: "about",
      head: "关于",
      main: true,
      cell: (row) => <Link href={`/voices/${row.number}`}>{row.aboutText}</Link>,
    },
    ...kind,
    {
      key: "state",
      head: "状态",
      cell: (row) => <StateTag state={row.state} name={row.stateName} />,
    },
    { key: "left", head: "期限", cell: (row) => <Left row={row} /> },
    { key: "organ", head: "在谁手上", cell: (row) => row.organName },
    { key: "who", head: "反映人", cell: (row) => `${row.partyLabel}（${row.channel}）` },
    { key: "code", head: "原因、结论", cell: (row) => row.outcome ?? row.category ?? "" },
    { key: "at", head: "收到", cell: (row) => instantWords(row.receivedAt) },
  ];
}

function Left({ row }: { row: VoiceRow }) {
  const [clock] = row.clocks;
  if (!clock) return <>—</>;
  return <span className={clock.light === "overdue" ? "voice-late" : undefined}>{leftWords(clock)}</span>;
}
