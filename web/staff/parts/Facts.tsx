import type { ReactNode } from "react";
import "./facts.css";

/** Names and values in tight rows; what is missing says so. */
export function Facts({ rows }: { rows: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className="facts">
      {rows.map(([head, value]) => (
        <Fact key={head} label={head}>
          {value || <span className="soft">未填</span>}
        </Fact>
      ))}
    </dl>
  );
}

export function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
