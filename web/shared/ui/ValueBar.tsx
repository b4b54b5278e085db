import type { ReactNode } from "react";
import { classes } from "./classes.ts";
import "./value-bar.css";

interface Props {
  /** Null and less than nothing draw no bar. */
  value: number | null;
  /** Of the scale: what a bar over the whole track stands for, more than 0. */
  longest: number;
  /** Which of several metrics it is: 1 is the first. */
  nth?: number;
  /** The value in words, at the bar's end. */
  children: ReactNode;
}

/** A bar from zero, on a scale shared with its neighbours, with its value at its end. */
export function ValueBar({ value, longest, nth = 1, children }: Props) {
  const share = Math.max(0, value ?? 0) / longest;
  return (
    <span className="value-bar">
      <span className={classes("value-bar-fill", `key-${nth}`)} style={{ inlineSize: `${share * 100}%` }} />
      <span className="value-bar-words">{children}</span>
    </span>
  );
}
