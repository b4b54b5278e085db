import { useState } from "react";
import { Link } from "wouter";
import type { StaffVoice } from "#contract/voice.ts";
import { voiceKindNames } from "#contract/voice-words.ts";
import { post } from "../../shared/api.ts";
import { Loaded, useRead } from "../../shared/query.tsx";
import { StateTag } from "../../shared/StateTag.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { Timeline } from "../../shared/ui/Timeline.tsx";
import { instantWords, leftWords, numberWords } from "../../shared/words.ts";
import type { AskedField } from "../form/asked.ts";
import { CommandDialog } from "../form/CommandDialog.tsx";
import { Page } from "../frame/Page.tsx";
import { Facts } from "../parts/Facts.tsx";
import { listOf } from "./lists.ts";
import { VoiceActions } from "./VoiceActions.tsx";
import "./voices.css";

/** One thing somebody brought: what they told, how it stands, what can be done. Its reading is written down. */
export function VoicePage({ number }: { number: string }) {
  const voice = useRead<StaffVoice>(`/staff/voices/${number}`, { fresh: true });
  const { data } = voice;
  return (
    <Page
      title={data ? `${voiceKindNames[data.kind]}：${data.aboutText}` : "群众反映"}
      beside={data && <StateTag state={data.state} name={data.stateName} />}
    >
      <Loaded query={voice} lines={10}>
        {(shown) => <Whole voice={shown} onActed={() => void voice.refetch()} />}
      </Loaded>
    </Page>
  );
}

function Whole({ voice, onActed }: { voice: StaffVoice; onActed: () => void }) {
  const [done, setDone] = useState<string>();
  const list = listOf(voice.kind);
  return (
    <>
      <p>
        <Link href={list.path}>{`回到${list.title}`}</Link>
      </p>
      {done && <Notice kind="success" announce title={`已经${done}`} />}
      <div className="voice-columns">
        <section aria-label="反映的情况">
          <h2>反映的情况</h2>
          <p className="voice-words">{voice.text}</p>
          <VoiceFacts voice={voice} />
        </section>
        <section aria-label="办理">
          <h2>办理</h2>
          <Clocks voice={voice} />
          <VoiceActions
            voice={voice}
            onDone={(words) => {
              setDone(words);
              onActed();
            }}
          />
          <h2>经过</h2>
          <History voice={voice} />
        </section>
      </div>
    </>
  );
}

function Clocks({ voice }: { voice: StaffVoice }) {
  if (voice.clocks.length === 0) return <p>{voice.concluded ? "已经办结" : "没有期限在走"}</p>;
  return voice.clocks.map((clock) => (
    <p key={clock.id} className={clock.light === "overdue" ? "voice-late" : undefined}>
      {`${clock.name}：${leftWords(clock)}`}
    </p>
  ));
}

function VoiceFacts({ voice }: { voice: StaffVoice }) {
  const about = voice.about && <Link href={`/cases/${voice.about}`}>{numberWords(voice.about)}</Link>;
  const item = voice.item && <Link href={`/items/${voice.item}`}>看这个事项</Link>;
  return (
    <Facts
      rows={[
        ["编号", numberWords(voice.number)],
        ["怎么来的", `${instantWords(voice.receivedAt)}，${voice.channel}`],
        ["在谁手上", voice.organName],
        ...(item ? ([["事项", item]] as const) : []),
        ...(about ? ([["办件", about]] as const) : []),
        ...(voice.counter ? ([["窗口", voice.counter]] as const) : []),
        ...(voice.person ? ([["涉及人员", voice.person]] as const) : []),
        ["反映人", <Contact key="contact" voice={voice} />],
      ]}
    />
  );
}

/** Masked; in full after a reason, which goes into the audit log (R13.5). */
function Contact({ voice }: { voice: StaffVoice }) {
  const [asking, setAsking] = useState(false);
  const [full, setFull] = useState<{ name: string; phone: string }>();
  if (voice.anonymous) return "匿名，凭查询码联系";
  const { name = "未留姓名", phone = "未留电话" } = full ?? voice;
  return (
    <>
      {`${name} ${phone}`}{" "}
      {!full && (
        <button type="button" className="personal-show" onClick={() => setAsking(true)}>
          显示全文
        </button>
      )}
      {asking && (
        <CommandDialog<{ name: string; phone: string }>
          title="显示反映人的姓名和电话"
          action="显示全文"
          fields={reasonFields}
          send={(data) => post(`/staff/voices/${voice.number}/reveal`, data)}
          onDone={(shown) => {
            setFull(shown);
            setAsking(false);
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}

const reasonFields: AskedField[] = [
  {
    ...{ name: "reason", label: "为什么要看", required: true, kind: "line", max: 200 },
    hint: "谁、什么时候、为什么看，都会记入审计日志",
  },
];

function History({ voice: { timeline } }: { voice: StaffVoice }) {
  return (
    <Timeline
      label="经过，最近的在前"
      entries={[...timeline].reverse().map((entry) => ({
        key: entry.seq,
        title: entry.title,
        at: entry.at,
        who: entry.by,
        state: "done" as const,
        children: (
          <>
            {entry.codes && entry.codes.length > 0 && <p>{entry.codes.join("，")}</p>}
            {entry.text && <p className="voice-words">{entry.text}</p>}
            {entry.inner && <p className="voice-words soft">{`内部：${entry.inner}`}</p>}
          </>
        ),
      }))}
    />
  );
}
