import type { CounterDay } from "#contract/calling.ts";
import { minutesWords } from "../../shared/wait-words.ts";
import { Fact } from "../parts/Facts.tsx";

/** What this clerk has done today; every figure from the spans of the tickets. */
export function MyDay({ day: { figures } }: { day: CounterDay }) {
  const { served, missed, waited, serving } = figures;
  return (
    <section aria-labelledby="my-day">
      <h2 id="my-day">我今天</h2>
      <dl className="facts">
        <Fact label="办好">{`${served} 位`}</Fact>
        <Fact label="过号">{`${missed} 位`}</Fact>
        {serving !== undefined && <Fact label="平均办理">{minutesWords(serving)}</Fact>}
        {waited !== undefined && <Fact label="他们平均等了">{minutesWords(waited)}</Fact>}
      </dl>
    </section>
  );
}
