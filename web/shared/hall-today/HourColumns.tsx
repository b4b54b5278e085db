import type { TodayHour } from "#contract/hall-today.ts";
import { hourWords, scaleTo } from "./words.ts";

const WIDTH = 240;
const HEIGHT = 92;
const LEFT = 14;
const TOP = 6;
const FOOT = 12;

/** Numbers taken and matters finished, hour by hour, from zero. */
export function HourColumns({ hours }: { hours: readonly TodayHour[] }) {
  const { end, lines } = scaleTo(Math.max(1, ...hours.flatMap(({ taken, served }) => [taken, served])));
  const room = HEIGHT - TOP - FOOT;
  const height = (value: number) => (value / end) * room;
  const step = (WIDTH - LEFT) / Math.max(1, hours.length);
  const width = Math.min(14, step * 0.36);
  return (
    <figure className="today-figure-box">
      <figcaption>
        每小时取号和办结
        <span className="today-key today-taken">取号</span>
        <span className="today-key today-served">办结</span>
      </figcaption>
      {hours.length === 0 ? (
        <p className="today-none">今天还没有人取号</p>
      ) : (
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={inWords(hours)}>
          {lines.map((value) => (
            <g key={value}>
              <line
                className="today-grid"
                x1={LEFT}
                x2={WIDTH}
                y1={HEIGHT - FOOT - height(value)}
                y2={HEIGHT - FOOT - height(value)}
              />
              <text className="today-tick" x={LEFT - 2.5} y={HEIGHT - FOOT - height(value) + 2.2}>
                {value}
              </text>
            </g>
          ))}
          {hours.map((hour, place) => {
            const middle = LEFT + step * (place + 0.5);
            return (
              <g key={hour.hour}>
                <Column at={middle - width - 0.5} width={width} height={height(hour.taken)} kind="taken" />
                <Column at={middle + 0.5} width={width} height={height(hour.served)} kind="served" />
                <text className="today-hour" x={middle} y={HEIGHT - 2.5}>
                  {hourWords(hour)}
                </text>
              </g>
            );
          })}
        </svg>
      )}
    </figure>
  );
}

function Column({ at, width, height, kind }: { at: number; width: number; height: number; kind: string }) {
  const y = HEIGHT - FOOT - height;
  return <rect className={`today-column-${kind}`} x={at} y={y} width={width} height={height} rx="0.6" />;
}

const inWords = (hours: readonly TodayHour[]) =>
  hours.map(({ hour, taken, served }) => `${hour}点取号${taken}、办结${served}`).join("；");
