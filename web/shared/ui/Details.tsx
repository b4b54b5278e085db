import type { ReactNode } from "react";
import "./details.css";

/** What most readers do not need at first, one press away; the browser's own disclosure. */
export function Details(props: { summary: ReactNode; open?: boolean; children: ReactNode }) {
  return (
    <details className="details" open={props.open}>
      <summary>{props.summary}</summary>
      {props.children}
    </details>
  );
}
