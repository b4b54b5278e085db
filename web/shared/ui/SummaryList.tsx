import type { ReactNode } from "react";
import { Link } from "wouter";
import { VisuallyHidden } from "./VisuallyHidden.tsx";
import "./summary-list.css";

export interface SummaryRow {
  key: string;
  /** The question. */
  head: string;
  value: ReactNode;
  /** Where the answer can be changed. */
  change?: string | undefined;
}

/** Questions and answers side by side, as in “请核对”. */
export function SummaryList({ rows }: { rows: readonly SummaryRow[] }) {
  return (
    <dl className="summary">
      {rows.map((row) => (
        <div key={row.key}>
          <dt>{row.head}</dt>
          <dd>{row.value}</dd>
          {row.change && (
            <dd className="summary-change">
              <Link href={row.change}>
                修改<VisuallyHidden>{row.head}</VisuallyHidden>
              </Link>
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}
