import type { ButtonHTMLAttributes, ReactNode } from "react";
import { Link } from "wouter";
import { classes } from "./classes.ts";
import "./button.css";

export type ButtonKind = "primary" | "plain" | "danger" | "quiet";

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  kind?: ButtonKind;
  /** Work is under way: a second press does nothing, and the reader is told. */
  busy?: boolean;
}

/** Says what happens when pressed (“提交申请”, never “确定”). */
export function Button({ kind = "plain", busy = false, className, children, onClick, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={classes("btn", kind, busy && "busy", className)}
      aria-disabled={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    >
      {children}
      {busy && <span className="btn-wait">，请稍候…</span>}
    </button>
  );
}

/** Goes to another page of this application, looking like a button. */
export function LinkButton(props: {
  href: string;
  kind?: ButtonKind;
  className?: string;
  children: ReactNode;
}) {
  return (
    <Link href={props.href} className={classes("btn", props.kind ?? "plain", props.className)}>
      {props.children}
    </Link>
  );
}
