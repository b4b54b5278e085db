import type { ReactNode } from "react";
import type { HallToday, TodayAlarm } from "#contract/hall-today.ts";
import { HourColumns } from "./HourColumns.tsx";
import { alarmWords, type Tile, tilesOf } from "./words.ts";
import { ZoneBars } from "./ZoneBars.tsx";
import "./hall-today.css";

/** Turns a figure into a link to what stands behind it; a screen opens nothing. */
export type Opening = (what: Tile["key"], children: ReactNode) => ReactNode;

/** The hall at a glance: six figures, who waits where, the hours of the day, what needs somebody now. */
export function Today({
  today,
  opening = (_, children) => children,
}: {
  today: HallToday;
  opening?: Opening;
}) {
  return (
    <div className="today">
      <ul className="today-tiles">
        {tilesOf(today).map((tile) => (
          <li key={tile.key} className={tile.alarm ? "today-alarming" : undefined}>
            {opening(tile.key, <TileWords tile={tile} />)}
          </li>
        ))}
      </ul>
      <div className="today-pictures">
        <ZoneBars zones={today.zones} alarmMinutes={today.alarmMinutes} />
        <HourColumns hours={today.hours} />
      </div>
      <Alarms alarms={today.alarms} />
    </div>
  );
}

function TileWords({ tile: { name, figure, unit, more, alarm } }: { tile: Tile }) {
  return (
    <>
      <span className="today-name">{name}</span>
      <span className="today-figure">
        {alarm && (
          <span className="today-mark" role="img" aria-label="需要处理">
            ▲
          </span>
        )}
        {figure}
        <small>{unit}</small>
      </span>
      <span className="today-more">{more}</span>
    </>
  );
}

/** As many as a leader takes in at once. */
const SHOWN = 4;

function Alarms({ alarms }: { alarms: readonly TodayAlarm[] }) {
  const more = alarms.length - SHOWN;
  return (
    <section className="today-alarms" aria-label="需要处理的">
      <h2>{alarms.length === 0 ? "现在没有需要处理的" : `需要处理的 ${alarms.length} 项`}</h2>
      <ul>
        {alarms.slice(0, SHOWN).map((alarm) => (
          <li key={alarm.queue}>
            <span aria-hidden="true">▲</span>
            {alarmWords(alarm)}
          </li>
        ))}
        {more > 0 && <li>{`还有 ${more} 项`}</li>}
      </ul>
    </section>
  );
}
