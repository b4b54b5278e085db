import { useMutation } from "@tanstack/react-query";
import { useRef, useState } from "react";
import type { TallyPage as Tallies } from "#contract/free-services.ts";
import { newRequestKey, post, type Refused } from "../../shared/api.ts";
import { Loaded, queryClient, refresh, useRead } from "../../shared/query.tsx";
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
  const { send, undo, undoLast, lost, error } = useTally();
  const nameOf = (kind: string) => kinds.find(({ id }) => id === kind)?.name ?? "";
  const add = (kind: string) => {
    setTyped("");
    send({ kind, quantity: Math.max(1, Number(typed)), requestKey: newRequestKey() });
  };
  useShortcuts("打印复印计数", [
    ...[..."0123456789"].map((digit) => ({
      ...{ key: digit, does: digit === "1" ? "几张（0–9）" : "" },
      run: () => setTyped((now) => `${now}${digit}`.replace(/^0+/, "").slice(0, 3)),
    })),
    { key: "Backspace", does: "改数", run: () => setTyped((now) => now.slice(0, -1)) },
    ...kinds.map(({ id, key, name }) => ({ key, does: `记${name}`, run: () => add(id) })),
    { key: "u", does: "撤回最后一条", run: undoLast },
  ]);
  return (
    <div className="free-tally">
      <section aria-label="计数">
        <p className="free-count" role="status">
          {typed === "" ? "1" : typed} <span className="soft">张</span>
        </p>
        <p className="soft">按数字，再按字母：“5 P”是打印 5 张；一张直接按字母。</p>
        {error && (
          <Notice kind="error" announce>
            <p>{error.message}</p>
          </Notice>
        )}
        {lost.map(({ counted, message }) => (
          <Notice
            key={counted.requestKey}
            kind="error"
            announce
            title={`${nameOf(counted.kind)} ${counted.quantity} 张没有记上`}
          >
            <p>{message}</p>
            <Button onClick={() => send(counted)}>再记一次</Button>
          </Notice>
        ))}
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
            columns={columns(undo)}
            rows={rows}
            rowKey={({ id }) => id}
          />
        )}
      </section>
    </div>
  );
}

interface Lost {
  counted: Counted;
  message: string;
}

/**
 * Keys come quicker than answers: each press is sent on its own, none waits, and one that did not arrive is said until
 * it does. Only taking back the last waits, for what was pressed before it is what is the last.
 */
function useTally() {
  const [lost, setLost] = useState<readonly Lost[]>([]);
  const before = useRef<Promise<unknown>>(Promise.resolve());
  const others = (now: readonly Lost[], { requestKey }: Counted) =>
    now.filter(({ counted }) => counted.requestKey !== requestKey);
  const count = useMutation<unknown, Refused, Counted>({
    mutationFn: (counted) => post(path, counted),
    onMutate: (counted) => setLost((now) => others(now, counted)),
    onSuccess: () => refresh(path),
    onError: ({ message }, counted) => setLost((now) => [...others(now, counted), { counted, message }]),
  });
  const undo = useMutation<unknown, Refused, string>({
    mutationFn: (id) => post(`${path}/${id}/undo`, { requestKey: newRequestKey() }),
    onSuccess: () => refresh(path),
  });
  const pressed = (task: () => Promise<unknown>) => {
    before.current = Promise.allSettled([before.current, task()]);
  };
  const undoLast = async () => {
    await before.current;
    const now = queryClient.getQueryData<Tallies>([path, {}]);
    const last = now?.rows.find((row) => !row.undo && !row.undone);
    if (last) await undo.mutateAsync(last.id);
  };
  return {
    lost,
    error: undo.error,
    send: (counted: Counted) => pressed(() => count.mutateAsync(counted)),
    undo: (id: string) => pressed(() => undo.mutateAsync(id)),
    undoLast: () => pressed(undoLast),
  };
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
