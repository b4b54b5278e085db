import { useState } from "react";
import { Link } from "wouter";
import type { HandOver, HandOverPaper } from "#contract/hand-overs.ts";
import { post } from "../../shared/api.ts";
import { Loaded, refresh, useRead } from "../../shared/query.tsx";
import { Button, LinkButton } from "../../shared/ui/Button.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { SummaryList } from "../../shared/ui/SummaryList.tsx";
import { type Column, Table } from "../../shared/ui/Table.tsx";
import { Tag } from "../../shared/ui/Tag.tsx";
import { instantWords } from "../../shared/words.ts";
import { CommandDialog } from "../form/CommandDialog.tsx";
import { Page } from "../frame/Page.tsx";
import {
  findFields,
  missingFrom,
  paperWords,
  path,
  receiveFields,
  sendFields,
  stateWords,
} from "./hand-overs.ts";

type Doing = { kind: "send" } | { kind: "receive" } | { kind: "find"; paper: HandOverPaper };

/** One list: what is on it, where it is, what is missing. */
export function HandOverPage({ id }: { id: string }) {
  const list = useRead<HandOver>(`${path}/${id}`);
  const { data } = list;
  return (
    <Page
      title={data ? `交接单 ${data.number}` : "交接单"}
      beside={data && <Tag kind={stateWords[data.state].kind}>{stateWords[data.state].word}</Tag>}
    >
      <Loaded query={list}>{(shown) => <Whole list={shown} />}</Loaded>
    </Page>
  );
}

function Whole({ list }: { list: HandOver }) {
  const [doing, setDoing] = useState<Doing>();
  const [done, setDone] = useState<string>();
  return (
    <>
      {done && (
        <Notice kind="success" announce>
          {done}
        </Notice>
      )}
      {list.missing > 0 && <Notice kind="error" title={`缺 ${list.missing} 份，请马上找`} />}
      <SummaryList rows={factsOf(list)} />
      <div className="btns">
        {list.state === "made" && list.maySend && (
          <Button kind="primary" onClick={() => setDoing({ kind: "send" })}>
            交出
          </Button>
        )}
        {list.state === "sent" && list.mayReceive && (
          <Button kind="primary" onClick={() => setDoing({ kind: "receive" })}>
            点收
          </Button>
        )}
        <a className="btn plain" href={`/api${path}/${list.id}/paper`} target="_blank" rel="noreferrer">
          打印交接单
        </a>
        <LinkButton href="/hand-overs">回交接单</LinkButton>
      </div>
      <Table
        caption="单上的材料"
        captionHidden
        columns={columnsFor(list.mayReceive ? (paper) => setDoing({ kind: "find", paper }) : undefined)}
        rows={list.lines}
        rowKey={({ seq }) => seq}
      />
      {doing && (
        <Command
          list={list}
          doing={doing}
          onDone={(words) => {
            void refresh(path);
            setDoing(undefined);
            setDone(words);
          }}
          onClose={() => setDoing(undefined)}
        />
      )}
    </>
  );
}

function Command(props: {
  list: HandOver;
  doing: Doing;
  onDone: (words: string) => void;
  onClose: () => void;
}) {
  const { list, doing, onDone, onClose } = props;
  const { version } = list;
  const to = (way: string) => `${path}/${list.id}/${way}`;
  if (doing.kind === "send") {
    return (
      <CommandDialog
        title="交出材料"
        action="交出"
        fields={sendFields}
        send={(data, requestKey) => post(to("send"), { requestKey, version, ...data })}
        onDone={() => onDone("已经交出。交接单打印两份，一份随材料走。")}
        onClose={onClose}
      />
    );
  }
  if (doing.kind === "receive") {
    return (
      <CommandDialog
        title="点收材料"
        action="记下点收"
        fields={receiveFields(list)}
        send={(data, requestKey) => post(to("receive"), { requestKey, version, missing: missingFrom(data) })}
        onDone={() => onDone("点收已经记下。")}
        onClose={onClose}
      />
    );
  }
  const { seq, name } = doing.paper;
  return (
    <CommandDialog
      title={`找到了：${name}`}
      action="记下找到"
      fields={findFields}
      send={(data, requestKey) => post(to("find"), { requestKey, version, seq, ...data })}
      onDone={() => onDone(`${name}已经找到。`)}
      onClose={onClose}
    />
  );
}

function factsOf(list: HandOver) {
  const row = (head: string, value: string) => ({ key: head, head, value });
  const { from, to, madeAt, madeBy, carrier, sentAt, sentBy = "", receivedAt, receivedBy = "" } = list;
  return [
    row("交出", from),
    row("接收", to),
    row("开单", `${instantWords(madeAt)}，${madeBy}`),
    ...(sentAt ? [row("交出时间", `${instantWords(sentAt)}，${sentBy}，${carrier ?? ""}`)] : []),
    ...(receivedAt ? [row("点收", `${instantWords(receivedAt)}，${receivedBy}`)] : []),
  ];
}

function columnsFor(onFound: ((paper: HandOverPaper) => void) | undefined): Column<HandOverPaper>[] {
  return [
    { key: "name", head: "材料", main: true, cell: (row) => `${row.seq}. ${row.name}` },
    { key: "case", head: "办件", cell: (row) => <Link href={`/cases/${row.case}`}>{row.case}</Link> },
    { key: "copies", head: "份数", numeric: true, cell: (row) => row.copies },
    {
      key: "state",
      head: "状态",
      cell: (row) => (
        <>
          <Tag kind={paperWords[row.state].kind}>{paperWords[row.state].word}</Tag> {row.note}
        </>
      ),
    },
    {
      key: "do",
      head: "办理",
      cell: (row) =>
        row.state === "missing" &&
        onFound && (
          <Button onClick={() => onFound(row)}>
            找到了<span className="visually-hidden">{`：${row.name}`}</span>
          </Button>
        ),
    },
  ];
}
