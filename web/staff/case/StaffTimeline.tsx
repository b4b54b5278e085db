import type { TimelineEntry } from "#contract/case.ts";
import { Icon } from "../../shared/ui/Icon.tsx";
import { Timeline } from "../../shared/ui/Timeline.tsx";
import { VisuallyHidden } from "../../shared/ui/VisuallyHidden.tsx";
import { dataRows } from "./data-words.ts";
import type { ShownCase } from "./shown-case.ts";

/** The steps still to go, and everything that happened with its opinions, newest first. */
export function StaffTimeline({ application: { timeline, steps = [] } }: { application: ShownCase }) {
  return (
    <section className="happened" id="timeline" aria-label="经过">
      {steps.length > 0 && (
        <>
          <h2>环节</h2>
          <ol className="case-steps">
            {steps.map((step) => (
              <li key={step.name} aria-current={step.current ? "step" : undefined}>
                {step.name}
                <span className="soft">{step.done ? "已办" : step.current ? "正在办" : "未到"}</span>
              </li>
            ))}
          </ol>
        </>
      )}
      <h2>经过</h2>
      <Timeline
        label="经过，最近的在前"
        entries={[...timeline].reverse().map((entry) => ({
          key: entry.seq,
          title: entry.name,
          at: entry.at,
          who: entry.by,
          state: "done" as const,
          children: <What entry={entry} />,
        }))}
      />
    </section>
  );
}

function What({ entry }: { entry: TimelineEntry }) {
  const rows = dataRows(entry.data ?? {}, entry.opinion);
  return (
    <>
      {entry.opinion && <p className="opinion">{entry.opinion}</p>}
      {rows.length > 0 && (
        <dl className="happened-data">
          {rows.map((row) => (
            <div key={`${row.label} ${row.text}`}>
              <dt>{row.label}</dt>
              <dd>{row.text}</dd>
            </div>
          ))}
        </dl>
      )}
      {entry.document && (
        <p>
          <a href={entry.document.href} target="_blank" rel="noreferrer">
            <Icon name="file" />
            {`${entry.document.name}（PDF）`}
            <VisuallyHidden>在新窗口打开</VisuallyHidden>
          </a>
        </p>
      )}
    </>
  );
}
