import { useEffect, useRef } from "react";
import { Link, useSearchParams } from "wouter";
import type { FigureRow } from "#contract/metric.ts";
import { Behind } from "./Behind.tsx";
import type { Table } from "./explore.ts";
import { askOf, dimensionNames } from "./metrics.ts";

interface PickedProps {
  table: Table;
  /** Bar that was pressed. */
  pick: string | undefined;
  rows: readonly FigureRow[];
  to: (next: object) => string;
}

/** What is behind the whole chart, or behind the bar that was pressed; a press leads there. */
export function Picked({ table, pick, rows, to }: PickedProps) {
  const [params] = useSearchParams();
  const { ask, by, metric } = table;
  const row = rows.find(({ id }) => id === pick);
  const top = useRef<HTMLParagraphElement>(null);
  const id = row?.id;
  useEffect(() => {
    if (id !== undefined) top.current?.focus();
  }, [id]);
  const part = params.get("part") ?? undefined;
  const narrowed = row ? askOf(new URL(row.href, location.href).searchParams, ask.from) : ask;
  return (
    <>
      {row && (
        <p className="explore-picked" ref={top} tabIndex={-1}>
          {`${dimensionNames[by]}：${row.name}。`}
          <Link href={to({})}>看全部</Link>
        </p>
      )}
      <Behind
        metric={metric}
        ask={{ ...narrowed, part }}
        after={params.get("after")}
        to={(next) => to({ pick: row?.id, part, ...next })}
      />
    </>
  );
}
