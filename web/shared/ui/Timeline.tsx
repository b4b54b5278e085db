import type { ReactNode } from "react";
import { instantWords } from "../words.ts";
import { classes } from "./classes.ts";
import "./timeline.css";

export interface TimelineEntry {
  key: string | number;
  title: ReactNode;
  /** Instant of the happening; absent for what is still to come. */
  at?: string | undefined;
  who?: ReactNode;
  children?: ReactNode;
  state: "done" | "now" | "next";
}

/** What happened, what is happening, what comes; in the order given. */
export function Timeline({ entries, label }: { entries: readonly TimelineEntry[]; label: string }) {
  return (
    <ol className="timeline" aria-label={label}>
      {entries.map((entry) => (
        <li
          key={entry.key}
          className={classes(entry.state)}
          aria-current={entry.state === "now" ? "step" : undefined}
        >
          <p className="timeline-title">{entry.title}</p>
          {(entry.at || entry.who) && (
            <p className="timeline-when">
              {entry.at && <time dateTime={entry.at}>{instantWords(entry.at)}</time>}
              {entry.who && <span>{entry.who}</span>}
            </p>
          )}
          {entry.children}
        </li>
      ))}
    </ol>
  );
}
