import { type ReactNode, useState } from "react";
import "./details.css";

const isWide = () => matchMedia("(min-width: 48.01rem)").matches;

/**
 * What most readers do not need at first, one press away; the browser's own disclosure. `wide`: folded only where the
 * screen is narrow.
 */
export function Details(props: { summary: ReactNode; open?: boolean | "wide"; children: ReactNode }) {
  const { open } = props;
  const [startsOpen] = useState(isWide);
  return (
    <details className="details" open={open === "wide" ? startsOpen : open}>
      <summary>{props.summary}</summary>
      {props.children}
    </details>
  );
}
