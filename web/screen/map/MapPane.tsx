import type { Board } from "#contract/queue.ts";
import type { ScreenPlan } from "#contract/screen.ts";
import { useTurn } from "../frame/use-turn.ts";
import { type DrawnCounter, type DrawnFloor, type DrawnZone, drawFloors } from "./hall-map.ts";
import "./map.css";

/** The hall as it is now: which counters are open, and whom they call. Several floors take turns. */
export function MapPane({ plan, board, seconds }: { plan: ScreenPlan; board: Board; seconds: number }) {
  const floors = drawFloors(plan, board);
  const floor = floors[useTurn(floors.length, seconds)];
  if (!floor) return null;
  return (
    <section className="map" aria-label="大厅地图">
      <div className="map-head">
        <h2>
          大厅地图{floor.name && ` · ${floor.name}`}
          {floors.length > 1 && <small>{`共 ${floors.length} 层，轮流显示`}</small>}
        </h2>
        <ul className="map-legend">
          <li className="map-open">开放</li>
          <li className="map-paused">暂停</li>
          <li className="map-closed">未开</li>
        </ul>
      </div>
      <svg
        className="map-floor"
        viewBox={`0 0 ${floor.width} ${floor.height}`}
        role="img"
        aria-label={inWords(floor)}
      >
        <rect className="map-ground" width={floor.width} height={floor.height} rx="2" />
        {floor.places.map((place) => (
          <g key={`${place.kind} ${place.name}`} className={`map-place map-${place.kind}`}>
            <rect x={place.x} y={place.y} width={place.width} height={place.height} rx="1" />
            <Words at={place} size={3.2} text={place.name} />
          </g>
        ))}
        {floor.zones.map((zone) => (
          <Zone key={zone.id} zone={zone} />
        ))}
      </svg>
    </section>
  );
}

function Zone({ zone }: { zone: DrawnZone }) {
  return (
    <g className="map-zone">
      <rect x={zone.x} y={zone.y} width={zone.width} height={zone.height} rx="1.2" />
      <text x={zone.x + 1.6} y={zone.y + 5} className="map-name" fontSize={4}>
        {zone.name}
      </text>
      {zone.counters.map((counter) => (
        <Counter key={counter.id} counter={counter} />
      ))}
    </g>
  );
}

/** Its number, and below it whom it calls or what it does: by word and colour. */
function Counter({ counter }: { counter: DrawnCounter }) {
  const { x, y, width, height, state, id, number } = counter;
  const size = Math.min(width / 3.4, height / 2.8);
  return (
    <g className={`map-counter map-${state}`}>
      <rect x={x} y={y} width={width} height={height} rx="0.8" />
      <text x={x + width / 2} y={y + height * 0.44} fontSize={size} className="map-id">
        {id}
      </text>
      <text x={x + width / 2} y={y + height * 0.84} fontSize={size * 0.82}>
        {number ?? stateWords[state]}
      </text>
    </g>
  );
}

const stateWords = { open: "空闲", paused: "暂停", closed: "未开" } as const;

function Words({
  at,
  size,
  text,
}: {
  at: DrawnCounter | DrawnFloor["places"][number];
  size: number;
  text: string;
}) {
  const fits = Math.min(size, (at.width - 1) / text.length, at.height * 0.6);
  return (
    <text x={at.x + at.width / 2} y={at.y + at.height / 2 + fits * 0.36} fontSize={fits}>
      {text}
    </text>
  );
}

/** The picture for those who hear it. */
function inWords({ name, zones }: DrawnFloor): string {
  const each = zones.map((zone) => `${zone.name}${zone.counters.length}个窗口，开放${zone.open}个`);
  return `${name}地图：${each.join("；")}`;
}
