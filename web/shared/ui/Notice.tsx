import type { ReactNode } from "react";
import { classes } from "./classes.ts";
import { Shape } from "./Shape.tsx";
import "./notice.css";

export type NoticeKind = "info" | "success" | "warning" | "error";

export interface NoticeProps {
  kind?: NoticeKind;
  title?: ReactNode;
  /** Read out when it appears after something the reader did. */
  announce?: boolean;
  children?: ReactNode;
}

export function Notice({ kind = "info", title, announce = false, children }: NoticeProps) {
  return (
    <div
      className={classes("notice", kind)}
      role={announce ? (kind === "error" ? "alert" : "status") : undefined}
    >
      <Shape kind={kind} />
      <div className="notice-text">
        {title && <p className="notice-title">{title}</p>}
        {children}
      </div>
    </div>
  );
}
