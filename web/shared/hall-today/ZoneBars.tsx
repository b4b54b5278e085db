import type { TodayZone } from "#contract/hall-today.ts";
import { scaleTo } from "./words.ts";

const ROW = 22;
const NAME = 62;
const WIDTH = 240;
const END = 62;

/** Who waits in which area, on one scale from zero; beside each bar the longest wait and the open counters. */
export function ZoneBars({ zones, alarmMinutes }: { zones: readonly TodayZone[]; alarmMinutes: number }) {
  const { end } = scaleTo(Math.max(1, ...zones.map(({ waiting }) => waiting)));
  const room = WIDTH - NAME - END;
  return (
    <figure className="today-figure-box">
      <figcaption>各区现在等候</figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${zones.length * ROW + 4}`} role="img" aria-label={inWords(zones)}>
        <line className="today-axis" x1={NAME} x2={NAME} y1={0} y2={zones.length * ROW} />
        {zones.map((zone, place) => {
          const late = zone.longest !== null && zone.longest >= alarmMinutes;
          const length = Math.max(zone.waiting > 0 ? 1.5 : 0, (zone.waiting / end) * room);
          const y = place * ROW;
          return (
            <g key={zone.id} className={late ? "today-late" : undefined}>
              <Name text={zone.name} y={y + ROW / 2} />
              <rect className="today-bar" x={NAME} y={y + 4} width={length} height={ROW - 9} rx="1" />
              <text className="today-value" x={NAME + length + 3} y={y + 15.5}>
                {zone.waiting}
              </text>
              <text className="today-beside today-longest" x={WIDTH} y={y + 10}>
                {zone.longest === null ? "没有人等" : `${late ? "▲ " : ""}最久 ${zone.longest} 分钟`}
              </text>
              <text className="today-beside" x={WIDTH} y={y + 18.5}>
                {`开放 ${zone.open} / ${zone.counters}`}
              </text>
            </g>
          );
        })}
      </svg>
    </figure>
  );
}

/** Long names take two lines. */
function Name({ text, y }: { text: string; y: number }) {
  const half = text.length > 7 ? Math.ceil(text.length / 2) : text.length;
  const lines = [text.slice(0, half), text.slice(half)].filter(Boolean);
  return (
    <text className="today-label">
      {lines.map((line, place) => (
        <tspan key={line} x={NAME - 3} y={y + 2.6 + (place - (lines.length - 1) / 2) * 8}>
          {line}
        </tspan>
      ))}
    </text>
  );
}

const inWords = (zones: readonly TodayZone[]) =>
  zones
    .map(
      ({ name, waiting, longest }) => `${name}${waiting}人${longest === null ? "" : `，最久${longest}分钟`}`,
    )
    .join("；");
