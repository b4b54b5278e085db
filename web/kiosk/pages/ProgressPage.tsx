import { useState } from "react";
import type { KioskProgress, OfCase } from "#contract/kiosk.ts";
import { instantWords } from "../../shared/words.ts";
import { Big, Do, Say } from "../parts.tsx";
import { useKiosk } from "../person.tsx";
import { Asked } from "./Asked.tsx";
import { WhichCase } from "./WhichCase.tsx";

/** 查进度: where a matter stands, in one sentence; then what has happened. */
export function ProgressPage() {
  const [of, setOf] = useState<OfCase>();
  if (!of) return <WhichCase title="查哪一件？" onPicked={setOf} />;
  return (
    <Asked<KioskProgress> path="/kiosk/progress" body={of} onAgain={() => setOf(undefined)}>
      {(progress) => <Shown progress={progress} onOther={() => setOf(undefined)} />}
    </Asked>
  );
}

function Shown({ progress, onOther }: { progress: KioskProgress; onOther: () => void }) {
  const { toStart } = useKiosk();
  const buttons = (
    <>
      <Big name="查另一件" icon="search" onPress={onOther} />
      <Big name="回首页" icon="home" onPress={toStart} />
    </>
  );
  if ("deposit" in progress)
    return (
      <>
        <Say title={progress.deposit.stateName} icon="inbox">
          {progress.deposit.words}
        </Say>
        <Do>{buttons}</Do>
      </>
    );
  const { case: it, timeline } = progress;
  return (
    <>
      <Say title={it.stateText} icon={it.concluded ? "check" : "clock"}>
        {it.subject}
      </Say>
      <Do>
        <ul className="timeline-plain">
          {timeline
            .toReversed()
            .slice(0, 5)
            .map(({ at, name, text }) => (
              <li key={`${at} ${name}`}>
                <strong>{text || name}</strong>
                <br />
                {instantWords(at)}
              </li>
            ))}
        </ul>
        {buttons}
      </Do>
    </>
  );
}
