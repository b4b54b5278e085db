import { Link } from "wouter";
import type { JointPartView } from "#contract/joint.ts";
import { phaseTags, waitWords, waveWords } from "../../shared/joint-words.ts";
import { Icon } from "../../shared/ui/Icon.tsx";
import { Tag } from "../../shared/ui/Tag.tsx";
import { plainDate, todayAt } from "../../shared/words.ts";
import { byUrgency, lightOf, shortLeft } from "../inbox/clocks.ts";

/** The parts side by side, wave after wave: who handles each, how long still, for whom it waits. */
export function Lanes({ parts }: { parts: readonly JointPartView[] }) {
  const waves = [...new Set(parts.map(({ wave }) => wave))].sort((left, right) => left - right);
  return (
    <ol className="lanes">
      {waves.map((wave) => (
        <li key={wave}>
          <h3>{waveWords(wave)}</h3>
          <ul>
            {parts
              .filter((part) => part.wave === wave)
              .map((part) => (
                <Lane key={part.case.number} part={part} />
              ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}

function Lane({ part }: { part: JointPartView }) {
  const { case: summary, phase, waits, expectedOn, licence, slowest } = part;
  return (
    <li className={slowest ? "lane slowest" : "lane"}>
      <p className="lane-head">
        <Link href={`/cases/${summary.number}`}>{summary.subject}</Link>
        <Tag kind={phase === "lost" ? "bad" : phaseTags[phase]}>{summary.stateName}</Tag>
        {slowest && <Tag kind="warning">最慢</Tag>}
      </p>
      <p className="lane-facts">
        <span>{holderWords(part)}</span>
        {expectedOn && <span>{`预计 ${plainDate(expectedOn)}前`}</span>}
      </p>
      {phase === "waiting" && <p className="lane-facts">{waitWords(waits)}</p>}
      <LaneClocks part={part} />
      {licence && (
        <p className="lane-facts">
          <a href={licence.href} target="_blank" rel="noreferrer">
            <Icon name="file" />
            {`${licence.name}（PDF，在新窗口打开）`}
          </a>
        </p>
      )}
    </li>
  );
}

function holderWords({ case: { organName, step, holder, awaits } }: JointPartView): string {
  return [organName, step, holder ?? (awaits && `待${awaits}`)].filter(Boolean).join("，");
}

function LaneClocks({ part: { case: summary } }: { part: JointPartView }) {
  const today = todayAt(new Date());
  const clocks = byUrgency(summary.clocks);
  if (clocks.length === 0) return null;
  return (
    <dl className="lane-clocks">
      {clocks.map((clock) => {
        const light = lightOf(clock);
        const words = shortLeft(clock, today);
        return (
          <div key={clock.id}>
            <dt>{clock.name}</dt>
            <dd>{light ? <Tag kind={light}>{words}</Tag> : words}</dd>
          </div>
        );
      })}
    </dl>
  );
}
