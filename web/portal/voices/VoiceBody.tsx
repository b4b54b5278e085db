import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { ActAnswer } from "#contract/case.ts";
import type { MyVoice } from "#contract/voice.ts";
import { voiceKindNames } from "#contract/voice-words.ts";
import { newRequestKey, type Refused } from "../../shared/api.ts";
import { StateTag } from "../../shared/StateTag.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { SummaryList } from "../../shared/ui/SummaryList.tsx";
import { Textarea } from "../../shared/ui/Textarea.tsx";
import { Timeline } from "../../shared/ui/Timeline.tsx";
import { instantWords, leftWords, numberWords } from "../../shared/words.ts";
import "../cases/cases.css";
import "./voices.css";

export interface ReplyBody {
  requestKey: string;
  version: number;
  text?: string;
}
type Send = (action: string, body: ReplyBody) => Promise<ActAnswer>;

/** One matter somebody brought: how it stands, what was answered, and what they may say to it. */
export function VoiceBody({ voice, send, onDone }: { voice: MyVoice; send: Send; onDone: () => void }) {
  return (
    <>
      <div className="case-now">
        <StateTag state={voice.state} name={voice.stateName} />
        <p className="case-now-text">{voice.stateText}</p>
        {!voice.concluded &&
          voice.clocks.map((clock) => <p key={clock.id}>{`${clock.name}：${leftWords(clock)}`}</p>)}
        <Answering voice={voice} send={send} onDone={onDone} />
      </div>
      <SummaryList
        rows={[
          { key: "number", head: "编号", value: numberWords(voice.number) },
          { key: "kind", head: "反映的是", value: `${voiceKindNames[voice.kind]}，${voice.aboutText}` },
          { key: "at", head: "时间", value: instantWords(voice.receivedAt) },
          { key: "who", head: "是否留名", value: voice.anonymous ? "匿名" : "实名" },
          { key: "text", head: "情况", value: <p className="voice-text">{voice.text}</p> },
        ]}
      />
      <h2>经过</h2>
      <Timeline
        label="经过"
        entries={voice.timeline.map((entry, at) => ({
          key: entry.seq,
          title: entry.title,
          at: entry.at,
          who: entry.by,
          state: voice.concluded || at < voice.timeline.length - 1 ? "done" : "now",
          children: entry.text && <p className="voice-text">{entry.text}</p>,
        }))}
      />
    </>
  );
}

type Choice = "reply" | "send-back";

function Answering({ voice, send, onDone }: { voice: MyVoice; send: Send; onDone: () => void }) {
  const [choice, setChoice] = useState<Choice>();
  const [text, setText] = useState("");
  const [missing, setMissing] = useState<string>();
  const [requestKey, setRequestKey] = useState(newRequestKey);
  const act = useMutation<ActAnswer, Refused, { action: string; text?: string }>({
    mutationFn: ({ action, text: said }) =>
      send(action, { requestKey, version: voice.version, ...(said && { text: said }) }),
    onSuccess: () => {
      setChoice(undefined);
      setText("");
      setRequestKey(newRequestKey());
      onDone();
    },
  });
  const submit = () => {
    const said = text.trim();
    if (said.length < 2) return setMissing("请写几句话");
    setMissing(undefined);
    if (choice) act.mutate({ action: choice, text: said });
  };
  const may = (action: string) => voice.may.includes(action);
  if (voice.may.length === 0) return null;
  return (
    <>
      {act.error && (
        <Notice kind="error" announce>
          {act.error.message}
        </Notice>
      )}
      {choice === undefined || !may(choice) ? (
        <div className="btns">
          {may("satisfied") && (
            <Button kind="primary" busy={act.isPending} onClick={() => act.mutate({ action: "satisfied" })}>
              解决了
            </Button>
          )}
          {may("send-back") && <Button onClick={() => setChoice("send-back")}>还没解决</Button>}
          {may("reply") && <Button onClick={() => setChoice("reply")}>补充情况</Button>}
        </div>
      ) : (
        <>
          <Textarea
            id="said"
            label={choice === "reply" ? "补充什么" : "还有什么没解决"}
            max={2000}
            rows={4}
            value={text}
            onChange={setText}
            error={missing}
          />
          <div className="btns">
            <Button kind="primary" busy={act.isPending} onClick={submit}>
              {choice === "reply" ? "交上补充" : "发回重办"}
            </Button>
            <Button onClick={() => setChoice(undefined)}>先不写</Button>
          </div>
        </>
      )}
    </>
  );
}
