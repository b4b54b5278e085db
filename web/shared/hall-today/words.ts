/** The words of the hall's day, and the measures of its pictures. Pure. */
import type { HallToday, TodayAlarm, TodayHour } from "#contract/hall-today.ts";

/** One figure of the day. */
export interface Tile {
  key: "waiting" | "longest" | "served" | "mean" | "open" | "appointments";
  name: string;
  figure: string;
  unit: string;
  /** A second figure beside it. */
  more: string;
  /** It asks for somebody to look. */
  alarm: boolean;
}

const said = (minutes: number | null) => (minutes === null ? "—" : String(Math.round(minutes)));

export function tilesOf(today: HallToday): Tile[] {
  const { waiting, longest, served, taken, waitMean, waitP90, open, paused, counters, alarmMinutes } = today;
  const tiles: Tile[] = [
    tile("waiting", "现在等候", String(waiting), "人", `今天取号 ${taken} 个`),
    {
      ...tile(
        "longest",
        "等得最久",
        said(longest),
        longest === null ? "" : "分钟",
        `上限 ${alarmMinutes} 分钟`,
      ),
      alarm: longest !== null && longest >= alarmMinutes,
    },
    tile("served", "今天办结", String(served), "件", `没办就离开 ${today.abandoned} 个`),
    tile(
      "mean",
      "平均等候",
      said(waitMean),
      waitMean === null ? "" : "分钟",
      `九成不超过 ${said(waitP90)} 分钟`,
    ),
    {
      ...tile("open", "开放窗口", String(open), `/ ${counters}`, `暂停 ${paused} 个`),
      alarm: open === 0 && waiting > 0,
    },
  ];
  const { appointments } = today;
  if (!appointments) return tiles;
  const { booked, arrived, missed } = appointments;
  return [
    ...tiles,
    tile("appointments", "今天预约", String(booked), "个", `到了 ${arrived}，没来 ${missed}`),
  ];
}

function tile(key: Tile["key"], name: string, figure: string, unit: string, more: string): Tile {
  return { key, name, figure, unit, more, alarm: false };
}

export function alarmWords({ kind, queueName, waiting, minutes }: TodayAlarm): string {
  if (kind === "nobody") return `${queueName}：${waiting} 人在等，没有窗口叫号`;
  return `${queueName}：有人等了 ${minutes} 分钟`;
}

/** A scale from zero whose end is a round number, and the lines between. */
export function scaleTo(most: number): { end: number; lines: number[] } {
  const step = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].find((one) => most / one <= 4) ?? 2000;
  const count = Math.max(1, Math.ceil(most / step));
  return { end: count * step, lines: Array.from({ length: count + 1 }, (_, index) => index * step) };
}

export const hourWords = ({ hour }: Pick<TodayHour, "hour">) => `${hour} 点`;
