import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { TallyPage as Tallies } from "#contract/free-services.ts";
import { newRequestKey, post, type Refused } from "../../shared/api.ts";
import { Loaded, refresh, useRead } from "../../shared/query.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { type Column, Table } from "../../shared/ui/Table.tsx";
import { instantWords } from "../../shared/words.ts";
import { Page } from "../frame/Page.tsx";
import { useShortcuts } from "../frame/shortcuts.ts";
import { FreeNav } from "./FreeNav.tsx";
import "./free-services.css";

const path = "/staff/free-services/tally";

/** Prints and copies: how many, then which: 5 P. No form, no mouse. */
export function TallyPage() {
  const page = useRead<Tallies>(path);
  return (
    <Page title="打印复印计数">
      <FreeNav />
      <Loaded query={page}>{(data) => <Counting page={data} />}</Loaded>
    </Page>
  );
}

interface Counted {
  kind: string;
  quantity: number;
  requestKey: string;
}

function Counting({ page: { kinds, rows } }: { page: Tallies }) {
  const [typed, setTyped] = useState("");
  const count = useMutation<unknown, Refused, Counted>({
    mutationFn: (counted) => post(path, counted),
    onSuccess: () => void refresh(path),
  });
  const undo = useMutation<unknown, Refused, string>({
    mutationFn: (id) => post(`${path}/${id}/undo`, { requestKey: newRequestKey() }),
    onSuccess: () => void refresh(path),
  });
  // Keys come quicker than answers: each press is sent on its own, none waits and none is lost.
  const add = (kind: string) => {
    setTyped("");
    count.mutate({ kind, quantity: Math.max(1, Number(typed)), requestKey: newRequestKey() });
  };
  const last = rows.find((row) => !row.undo && !row.undone);
  useShortcuts("打印复印计数", [
    ...[..."0123456789"].map((digit) => ({
      ...{ key: digit, does: digit === "1" ? "几张（0–9）" : "" },
      run: () => setTyped((now) => `${now}${digit}`.replace(/^0+/, "").slice(0, 3)),
    })),
    { key: "Backspace", does: "改数", run: () => setTyped((now) => now.slice(0, -1)) },
    ...kinds.map(({ id, key, name }) => ({ key, does: `记${name}`, run: () => add(id) })),
    { key: "u", does: "撤回最后一条", run: () => last && undo.mutate(last.id) },
  ]);
  const error = count.error ?? undo.error;
  const lost = count.error && count.variables;
  return (
    <div className="free-tally">
      <section aria-label="计数">
        <p className="free-count" role="status">
          {typed === "" ? "1" : typed} <span className="soft">张</span>
        </p>
        <p className="soft">按数字，再按字母：“5 P”是打印 5 张；一张直接按字母。</p>
        {error && (
          <Notice kind="error" announce title={lost && `${lost.quantity} 张没有记上`}>
            <p>{error.message}</p>
          </Notice>
        )}
        <div className="btns">
          {kinds.map(({ id, key, name }) => (
            <Button key={id} kind="primary" onClick={() => add(id)}>
              {`记${name} `}
              <kbd>{key.toUpperCase()}</kbd>
            </Button>
          ))}
        </div>
        <dl className="amounts">
          {kinds.map(({ id, name, unit, today }) => (
            <div key={id}>
              <dt>{`今天全大厅${name}`}</dt>
              <dd>{`${today} ${unit}`}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section aria-label="我今天记的">
        <h2>我今天记的</h2>
        {rows.length === 0 ? (
          <p className="soft">还没有记。</p>
        ) : (
          <Table
            caption="我今天记的，最近的在前"
            captionHidden
            columns={columns((id) => undo.mutate(id))}
            rows={rows}
            rowKey={({ id }) => id}
          />
        )}
      </section>
    </div>
  );
}

type Row = Tallies["rows"][number];

function columns(undo: (id: string) => void): Column<Row>[] {
  return [
    {
      key: "what",
      head: "记了什么",
      main: true,
      cell: ({ kindName, quantity, unit, undo: back, undone }) => (
        <span className={undone ? "free-undone" : undefined}>
          {`${back ? "撤回" : ""}${kindName} ${Math.abs(quantity)} ${unit}`}
        </span>
      ),
    },
    { key: "at", head: "时间", cell: ({ at }) => instantWords(at) },
    {
      key: "undo",
      head: "操作",
      cell: ({ id, undo: back, undone, kindName, quantity }) =>
        back || undone ? (
          <span className="soft">{undone ? "已撤回" : "—"}</span>
        ) : (
          <Button onClick={() => undo(id)} aria-label={`撤回${kindName} ${quantity}`}>
            撤回
          </Button>
        ),
    },
  ];
}
