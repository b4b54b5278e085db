import type { ReactNode } from "react";
import { DateInput } from "../../shared/ui/DateInput.tsx";
import { Icon } from "../../shared/ui/Icon.tsx";
import type { Held } from "./drag.ts";
import { type Piece, type Table, takes, type Zone } from "./explore.ts";
import { dayAfter, dimensionNames, lastDay, type Span } from "./metrics.ts";

interface ZonesProps {
  table: Table;
  held: Held<Piece> | undefined;
  onChange: (span: Span) => void;
  onRemove: () => void;
}

/** Where pieces are dropped, each saying what lies there now. */
export function Zones({ table, held, onChange, onRemove }: ZonesProps) {
  const { metric, beside, by, ask } = table;
  const change = (next: Span) => {
    if (next.from !== "" && next.from < next.to) onChange(next);
  };
  const { from, to } = ask;
  return (
    <div className="explore-zones">
      <DropZone zone="metric" name="指标" held={held}>
        {metric.name}
      </DropZone>
      <DropZone zone="beside" name="对比" held={held}>
        {beside ? (
          <>
            {beside.name}
            <button
              type="button"
              className="chip-end"
              aria-label={`不再对比 ${beside.name}`}
              onClick={onRemove}
            >
              <Icon name="cross" />
            </button>
          </>
        ) : (
          <span className="soft">再放一个指标</span>
        )}
      </DropZone>
      <DropZone zone="by" name="维度" held={held}>
        {`按${dimensionNames[by]}`}
      </DropZone>
      <DropZone zone="span" name="期间" held={held}>
        <span className="explore-span">
          <DateInput label="从" value={from} onChange={(next) => change({ from: next, to })} />
          <DateInput
            label="到"
            value={lastDay(to)}
            onChange={(next) => next !== "" && change({ from, to: dayAfter(next) })}
          />
        </span>
      </DropZone>
    </div>
  );
}

function DropZone(props: { zone: Zone; name: string; held: Held<Piece> | undefined; children: ReactNode }) {
  const { zone, name, held, children } = props;
  const isWanted = held !== undefined && takes(held.piece, zone);
  const look = ["explore-zone", isWanted && "wanted", isWanted && held.zone === zone && "over"];
  return (
    <section className={look.filter(Boolean).join(" ")} data-zone={zone} aria-label={name}>
      <span className="soft">{name}</span>
      <span className="explore-now">{children}</span>
    </section>
  );
}
