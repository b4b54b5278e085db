import { useState } from "react";
import { Link, useSearchParams } from "wouter";
import type { AssistanceChoices, AssistanceList, AssistanceRow, HelpAsked } from "#contract/assistance.ts";
import { assistanceChannelNames, tierNames, tiers } from "#contract/assistance-words.ts";
import { post } from "../../shared/api.ts";
import { Loaded, refresh, useRead } from "../../shared/query.tsx";
import { StateTag } from "../../shared/StateTag.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { EmptyState } from "../../shared/ui/EmptyState.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { Pager } from "../../shared/ui/Pager.tsx";
import { type Column, Table } from "../../shared/ui/Table.tsx";
import { instantWords, leftWords } from "../../shared/words.ts";
import type { AskedField } from "../form/asked.ts";
import { CommandDialog } from "../form/CommandDialog.tsx";
import { Page } from "../frame/Page.tsx";
import { Choices } from "../parts/Choices.tsx";
import { listAddress } from "../parts/list-address.ts";
import { AssistanceNav } from "./AssistanceNav.tsx";

const path = "/assistance";

const shows = [
  { value: "mine", label: "在我手上" },
  { value: "waiting", label: "等派单" },
  { value: "open", label: "全部在办" },
  { value: "over", label: "已结束" },
];

/** Who asked for help, by who has it and by tier; what is filtered stands in the address. */
export function AssistancePage() {
  const [params] = useSearchParams();
  const list = useRead<AssistanceList>("/staff/assistance", {
    params: Object.fromEntries(params),
    keep: true,
  });
  const [registering, setRegistering] = useState(false);
  const [done, setDone] = useState<HelpAsked>();
  return (
    <Page title="帮代办">
      <AssistanceNav />
      {done && <Registered done={done} />}
      <Loaded query={list}>
        {({ rows, next, mayRegister }) => (
          <>
            {mayRegister && (
              <div className="btns">
                <Button kind="primary" onClick={() => setRegistering(true)}>
                  登记求助
                </Button>
              </div>
            )}
            <Filters params={params} />
            {rows.length === 0 ? (
              <EmptyState title="这里没有求助">
                <p>群众在网上、电话、窗口和走访时求助的，都在这里。</p>
              </EmptyState>
            ) : (
              <Table
                caption="求助"
                captionHidden
                columns={columns}
                rows={rows}
                rowKey={({ number }) => number}
              />
            )}
            <Pager
              first={params.has("after") ? listAddress(path, params, {}) : undefined}
              next={next ? listAddress(path, params, { after: next }) : undefined}
            />
          </>
        )}
      </Loaded>
      {registering && (
        <Register
          onDone={(made) => {
            setDone(made);
            setRegistering(false);
          }}
          onClose={() => setRegistering(false)}
        />
      )}
    </Page>
  );
}

function Registered({ done: { number, helper } }: { done: HelpAsked }) {
  return (
    <Notice kind="success" announce title="已经登记">
      <p>
        <Link href={`/assistance/${number}`}>看这件求助</Link>
        {helper
          ? `，派给了${helper.site}的${helper.name}，电话 ${helper.phone}`
          : "，附近没有空的帮办员，等待派单"}
      </p>
    </Notice>
  );
}

const anyTier = { value: "", label: "各级" };

function Filters({ params }: { params: URLSearchParams }) {
  return (
    <nav className="filters no-print" aria-label="筛选">
      <Choices
        label="状态"
        choices={shows}
        current={params.get("show") ?? "open"}
        to={(show) => listAddress(path, params, { show })}
      />
      <Choices
        label="层级"
        choices={[anyTier, ...tiers.map((tier) => ({ value: tier, label: tierNames[tier] }))]}
        current={params.get("tier") ?? ""}
        to={(tier) => listAddress(path, params, { tier })}
      />
    </nav>
  );
}

const columns: Column<AssistanceRow>[] = [
  {
    key: "subject",
    head: "求助",
    main: true,
    cell: (row) => (
      <Link
        href={`/assistance/${row.number}`}
      >{`${row.partyLabel}，${row.subject.replace("帮代办：", "")}`}</Link>
    ),
  },
  { key: "state", head: "状态", cell: (row) => <StateTag state={row.state} name={row.stateName} /> },
  { key: "left", head: "期限", cell: (row) => <Left row={row} /> },
  { key: "where", head: "在哪里", cell: (row) => row.areaName },
  {
    key: "helper",
    head: "帮办员",
    cell: (row) => (row.helperName ? `${row.helperName} · ${row.tier ? tierNames[row.tier] : ""}` : "还没有"),
  },
  { key: "at", head: "求助时间", cell: (row) => `${instantWords(row.askedAt)}（${row.channel}）` },
];

export function Left({ row: { clocks } }: { row: Pick<AssistanceRow, "clocks"> }) {
  const [clock] = clocks;
  if (!clock) return <>—</>;
  return <span className={clock.light === "overdue" ? "help-late" : undefined}>{leftWords(clock)}</span>;
}

interface RegisterProps {
  onDone: (made: HelpAsked) => void;
  onClose: () => void;
}

function Register(props: RegisterProps) {
  const choices = useRead<AssistanceChoices>("/assistance/choices");
  return choices.data ? <RegisterForm {...props} choices={choices.data} /> : null;
}

function RegisterForm({ choices, onDone, onClose }: RegisterProps & { choices: AssistanceChoices }) {
  return (
    <CommandDialog<HelpAsked>
      title="登记求助"
      action="登记"
      fields={registerFields(choices)}
      start={{ channel: "phone" }}
      send={({ name, phone, ...rest }, requestKey) =>
        post("/staff/assistance", { requestKey, ...rest, person: { name, ...(phone ? { phone } : {}) } })
      }
      onDone={(made) => {
        void refresh("/staff/assistance");
        onDone(made);
      }}
      onClose={onClose}
    >
      <p>登记后自动派给最近、手上最少的帮办员，并发短信告诉本人。</p>
    </CommandDialog>
  );
}

function registerFields({ towns, languages }: AssistanceChoices): AskedField[] {
  const areas = towns.flatMap((town) => [
    { value: town.code, label: town.name },
    ...town.villages.map(({ code, name }) => ({ value: code, label: `${town.name} ${name}` })),
  ]);
  const channels = Object.entries(assistanceChannelNames)
    .filter(([value]) => value !== "portal")
    .map(([value, label]) => ({ value, label }));
  return [
    { name: "channel", label: "怎么来的", required: true, kind: "choice", options: channels },
    { name: "name", label: "要帮的人的姓名", required: true, kind: "line", max: 60 },
    { name: "phone", label: "电话", required: false, kind: "line", max: 20, hint: "没有就不填" },
    { name: "area", label: "在哪里", required: true, kind: "choice", options: areas },
    { name: "address", label: "住处怎么找", required: false, kind: "line", max: 200 },
    {
      ...{ name: "language", label: "想说什么话", required: false, kind: "choice" as const },
      options: languages.map((value) => ({ value, label: value })),
    },
    { name: "text", label: "要帮什么", required: true, kind: "paragraph", max: 1000 },
  ];
}
