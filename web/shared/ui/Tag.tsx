import type { ReactNode } from "react";
import { classes } from "./classes.ts";
import "./tag.css";

/** The meaning of a state; each has its own shape and colour beside its word. */
export type TagKind =
  | "waiting"
  | "running"
  | "asked"
  | "paused"
  | "good"
  | "bad"
  | "ended"
  | "warning"
  | "yellow"
  | "red";

const shapes: Record<TagKind, string> = {
  waiting: "M12 4a8 8 0 1 1 0 16 8 8 0 0 1 0-16Zm0 3a5 5 0 1 0 0 10 5 5 0 0 0 0-10Z",
  running: "M6 4l14 8-14 8Z",
  asked: "M12 3l9 9-9 9-9-9Z",
  paused: "M6 4h4v16H6ZM14 4h4v16h-4Z",
  good: "M9.5 18.5 3 12l2.5-2.5 4 4 9-9L21 7Z",
  bad: "M6.5 4 12 9.5 17.5 4 20 6.5 14.5 12 20 17.5 17.5 20 12 14.5 6.5 20 4 17.5 9.5 12 4 6.500Z",
  ended: "M5 10h14v4H5Z",
  warning: "M12 3 22 20H2Z",
  yellow: "M4 4h16v16H4Z",
  red: "M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18Z",
};

export function Tag({ kind, children }: { kind: TagKind; children: ReactNode }) {
  return (
    <span className={classes("tag", kind)}>
      <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
        <path fillRule="evenodd" d={shapes[kind]} />
      </svg>
      {children}
    </span>
  );
}
