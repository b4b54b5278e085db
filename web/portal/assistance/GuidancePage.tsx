import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "wouter";
import type { GuidanceList, GuidanceSlots, GuidanceView } from "#contract/guidance.ts";
import { newRequestKey, post, type Refused } from "../../shared/api.ts";
import { Loaded, refresh, useRead } from "../../shared/query.tsx";
import { StateTag } from "../../shared/StateTag.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { EmptyState } from "../../shared/ui/EmptyState.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { Select } from "../../shared/ui/Select.tsx";
import { Textarea } from "../../shared/ui/Textarea.tsx";
import { dateWords, instantWords, todayAt } from "../../shared/words.ts";
import { useMe } from "../account.ts";
import { signInAddress } from "../coming-back.ts";
import { Page } from "../Page.tsx";
import "./assistance.css";

const crumbs = [
  { name: "首页", href: "/" },
  { name: "帮代办", href: "/assistance" },
];

/** 云导办: a time at which somebody shows, by video or on the screen, how it is done. */
export function GuidancePage() {
  const { data: me } = useMe();
  const slots = useRead<GuidanceSlots>("/guidance/slots");
  return (
    <Page title="约视频导办" crumbs={crumbs}>
      <p>在家里用手机，导办员通过视频一步一步教您办。</p>
      {me === null && (
        <p>
          请先<Link href={signInAddress("/assistance/guidance")}>登录</Link>，再选时间。
        </p>
      )}
      {me && <Mine />}
      <Loaded query={slots}>
        {(data) =>
          data.slots.length === 0 ? (
            <EmptyState title="这几天没有空的时间">
              <p>可以请帮办员上门或打电话帮您。</p>
            </EmptyState>
          ) : (
            me && <Book slots={data} />
          )
        }
      </Loaded>
    </Page>
  );
}

const dayOf = (instant: string) => todayAt(new Date(instant));
const timeOf = (instant: string) => instantWords(instant, dayOf(instant)).replace("今天 ", "");

function Book({ slots: { slots, minutes } }: { slots: GuidanceSlots }) {
  const days = [...new Set(slots.map(({ startsAt }) => dayOf(startsAt)))];
  const [day, setDay] = useState(days[0]!);
  const times = [...new Set(slots.map(({ startsAt }) => startsAt))].filter((each) => dayOf(each) === day);
  const [time, setTime] = useState("");
  const [text, setText] = useState("");
  const [missing, setMissing] = useState<{ time?: string; text?: string }>({});
  const [key, setKey] = useState(newRequestKey);
  const book = useMutation<unknown, Refused>({
    mutationFn: () => post("/guidance", { requestKey: key, startsAt: time, text: text.trim() }),
    onSuccess: () => {
      setText("");
      setTime("");
      setKey(newRequestKey());
    },
    onSettled: () => void refresh("/guidance"),
  });
  const submit = () => {
    const wrong = {
      ...(times.includes(time) ? {} : { time: "请选择几点" }),
      ...(text.trim().length < 2 ? { text: "请写想问什么" } : {}),
    };
    setMissing(wrong);
    if (Object.keys(wrong).length === 0) book.mutate();
  };
  return (
    <>
      <h2>选个时间</h2>
      {book.error && (
        <Notice kind="error" announce>
          {book.error.message}
        </Notice>
      )}
      {book.isSuccess && <Notice kind="success" announce title="约好了，到时间在上面点“进入”" />}
      <Select
        id="day"
        label="哪一天"
        value={day}
        options={days.map((each) => ({ value: each, label: dateWords(each) }))}
        onChange={setDay}
      />
      <Select
        id="time"
        label="几点"
        hint={`每次 ${minutes} 分钟`}
        empty="请选择"
        value={time}
        options={times.map((each) => ({ value: each, label: timeOf(each) }))}
        onChange={setTime}
        error={missing.time}
      />
      <Textarea
        id="guidance-text"
        label="想问什么"
        max={500}
        rows={3}
        value={text}
        onChange={setText}
        error={missing.text}
      />
      <Button kind="primary" busy={book.isPending} onClick={submit}>
        约这个时间
      </Button>
    </>
  );
}

function Mine() {
  const mine = useRead<GuidanceList>("/guidance");
  const open = mine.data?.rows.filter(({ concluded }) => !concluded) ?? [];
  return open.map((row) => <Booked key={row.number} row={row} />);
}

function Booked({ row }: { row: GuidanceView }) {
  const [requestKey] = useState(newRequestKey);
  const cancel = useMutation<unknown, Refused>({
    mutationFn: () => post(`/guidance/${row.number}/cancel`, { requestKey, version: row.version }),
    onSuccess: () => void refresh("/guidance"),
  });
  return (
    <section className="help-card" aria-label="已经约好的">
      <h2>{`${dateWords(dayOf(row.startsAt))} ${timeOf(row.startsAt)}`}</h2>
      <p>
        <StateTag state={row.state} name={row.stateName} /> {`导办员 ${row.helperName}`}
      </p>
      <p className="help-text">{row.text}</p>
      {cancel.error && (
        <Notice kind="error" announce>
          {cancel.error.message}
        </Notice>
      )}
      <div className="btns">
        {row.link && (
          <a className="btn primary" href={row.link}>
            进入
          </a>
        )}
        {row.may.includes("cancel") && (
          <Button busy={cancel.isPending} onClick={() => cancel.mutate()}>
            取消预约
          </Button>
        )}
      </div>
    </section>
  );
}

/** Where the demonstration meets: the media is another system's. */
export function RoomPage() {
  return (
    <Page title="视频导办（演示）" crumbs={[...crumbs, { name: "约视频导办", href: "/assistance/guidance" }]}>
      <Notice title="这里是演示">
        <p>正式使用时，这里打开本县的视频系统，您和导办员在里面见面、共享屏幕。</p>
      </Notice>
    </Page>
  );
}
