import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "wouter";
import type { RoundSheet } from "#contract/conduct.ts";
import { newRequestKey, post, type Refused } from "../../shared/api.ts";
import { forget, keep, kept } from "../../shared/kept.ts";
import { Loaded, refresh, useRead } from "../../shared/query.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { instantWords } from "../../shared/words.ts";
import { Page } from "../frame/Page.tsx";
import { CounterCard } from "./CounterCard.tsx";
import { conduct, pointsWords } from "./conduct.ts";
import { EntryDialog, type EntryDraft } from "./EntryDialog.tsx";
import type { Tap } from "./outbox.ts";
import { type Outbox, useOutbox } from "./use-outbox.ts";
import "./conduct.css";

/** The daily check sheet on a tablet: the zone counter by counter, one tap for “正常”, a few for a deduction. */
export function SheetPage({ id }: { id: string }) {
  const sheet = useRead<RoundSheet>(`${conduct}/rounds/${id}`);
  const { data } = sheet;
  return (
    <Page title={data ? `${data.zoneName} 第 ${data.n} 次巡查` : "巡查"} className="sheet">
      <Loaded query={sheet} lines={10}>
        {(found) => <Walk sheet={found} />}
      </Loaded>
    </Page>
  );
}

function Walk({ sheet }: { sheet: RoundSheet }) {
  const outbox = useOutbox(sheet.id);
  const draftName = `conduct.draft.${sheet.id}`;
  const [draft, setDraft] = useState<EntryDraft | undefined>(() => kept<EntryDraft>(draftName));
  const hold = (next: EntryDraft | undefined) => {
    if (next) keep(draftName, next);
    else forget(draftName);
    setDraft(next);
  };
  const path = `${conduct}/rounds/${sheet.id}`;
  const tapped = (counter: string): Tap[] => outbox.taps.filter((tap) => tap.counter === counter);
  const manned = sheet.counters.filter(({ people }) => people.length > 0);
  const seen = manned.filter(({ id, seen: done }) => done || tapped(id).length > 0).length;
  const counter = sheet.counters.find(({ id }) => id === draft?.counter);
  return (
    <>
      <Head sheet={sheet} seen={seen} all={manned.length} />
      <Waiting outbox={outbox} />
      <ul className="sheet-counters">
        {sheet.counters.map((one) => (
          <li key={one.id}>
            <CounterCard
              counter={one}
              waiting={tapped(one.id)}
              mayCheck={sheet.mayCheck}
              onFine={() =>
                outbox.tap({
                  ...{ path: `${path}/seen`, body: { counter: one.id }, counter: one.id },
                  words: `${one.id} 正常`,
                })
              }
              onEntry={() =>
                hold({
                  counter: one.id,
                  staff: one.people.length === 1 ? one.people[0]!.id : "",
                  item: "",
                  reason: "",
                })
              }
            />
          </li>
        ))}
      </ul>
      {sheet.mayCheck && <End sheet={sheet} missing={manned.length - seen} waiting={outbox.taps.length} />}
      {draft && counter && (
        <EntryDialog
          counter={counter}
          items={sheet.items}
          megabytes={sheet.photoMegabytes}
          draft={draft}
          onChange={hold}
          onClose={() => hold(undefined)}
          onDone={({ staff, item, reason, photo }) => {
            const found = sheet.items.find((each) => each.id === item);
            const body = { staff, item, reason, ...(photo && { photo: photo.id }) };
            const name = counter.people.find((one) => one.id === staff)?.name ?? "";
            outbox.tap({
              ...{ path: `${path}/entries`, body, counter: counter.id },
              words: `${counter.id} ${name} ${found?.name ?? ""} ${pointsWords(found?.points ?? 0)}`,
            });
            hold(undefined);
          }}
        />
      )}
    </>
  );
}

function Head({ sheet, seen, all }: { sheet: RoundSheet; seen: number; all: number }) {
  const { supervisors, begunAt, endedAt } = sheet;
  return (
    <>
      <p>
        <Link href="/conduct">今日巡查</Link>
        {`｜督查员：${supervisors.join("、")}｜${instantWords(begunAt)} 开始`}
        {endedAt && `｜${instantWords(endedAt)} 结束`}
      </p>
      <p role="status" className="sheet-progress">
        {`已看 ${seen} 个窗口，共 ${all} 个`}
      </p>
    </>
  );
}

/** What has not been sent, and what the server did not take. */
function Waiting({ outbox }: { outbox: Outbox }) {
  return (
    <>
      {outbox.stuck && outbox.taps.length > 0 && (
        <Notice kind="warning" title={`${outbox.taps.length} 条还没有送出`}>
          <p>网络恢复后自动再送，刷新页面也不会丢。</p>
          <Button onClick={outbox.send}>现在再送</Button>
        </Notice>
      )}
      {outbox.refused.map(({ tap, message }) => (
        <Notice key={tap.requestKey} kind="error" announce title={`没有记上：${tap.words}`}>
          <p>{message}</p>
        </Notice>
      ))}
    </>
  );
}

function End({ sheet, missing, waiting }: { sheet: RoundSheet; missing: number; waiting: number }) {
  const [requestKey] = useState(newRequestKey);
  const end = useMutation<unknown, Refused, void>({
    mutationFn: () => post(`${conduct}/rounds/${sheet.id}/end`, { requestKey }),
    onSuccess: () => refresh(`${conduct}/rounds`),
  });
  return (
    <div className="sheet-end">
      {end.error && (
        <Notice kind="error" announce>
          {end.error.message}
        </Notice>
      )}
      {missing > 0 && <p>{`还有 ${missing} 个窗口没有看。`}</p>}
      <Button
        kind="primary"
        disabled={missing > 0 || waiting > 0}
        busy={end.isPending}
        onClick={() => end.mutate()}
      >
        结束这次巡查
      </Button>
    </div>
  );
}
