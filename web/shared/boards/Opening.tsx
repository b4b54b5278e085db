import type { ReactNode } from "react";
import { Link } from "wouter";

/** A figure that opens what is behind it; on the portal there is nothing to open. */
export function Opening(props: { href: string; label: string; className?: string; children: ReactNode }) {
  const { href, label, className, children } = props;
  if (href === "") return <span className={className}>{children}</span>;
  return (
    <Link
      href={href.replace(/^\/staff/, "")}
      className={className ?? "figure"}
      aria-label={`${label}，查看明细`}
    >
      {children}
    </Link>
  );
}
