/** What the page of a hall's figures shows, and where it is. Pure. */
import type { QueueFigures, QueueFiguresBy } from "#contract/queue-figures.ts";

export type HallFiguresBy = QueueFiguresBy;

export const byNames: Record<HallFiguresBy, string> = {
  queue: "业务",
  hour: "时段",
  counter: "窗口",
  person: "人员",
  class: "类别",
  day: "日期",
};

export function readBy(asked: string | null): HallFiguresBy {
  return asked !== null && Object.hasOwn(byNames, asked) ? (asked as HallFiguresBy) : "queue";
}

export function figuresAddress(
  hall: string,
  by: HallFiguresBy,
  more: { from?: string; to?: string } = {},
): string {
  const query = new URLSearchParams({ hall, by });
  for (const [name, value] of Object.entries(more)) if (value) query.set(name, value);
  return `/hall/figures?${query}`;
}

export const minuteWords = (minutes: number | null) => (minutes === null ? "—" : `${minutes} 分钟`);
export const shareWords = (percent: number | null | undefined) =>
  percent === null || percent === undefined ? "—" : `${percent}%`;

/** How the wait was foretold: whether it lay in the range that was told, and on which side it missed. */
export function foretoldWords({ within, bias }: Pick<QueueFigures, "within" | "bias">): string {
  if (within === null) return "—";
  if (bias === null || Math.abs(bias) < 1) return `${within}% 说准了`;
  const side = bias > 0 ? "实际更久" : "实际更短";
  return `${within}% 说准了，平均${side} ${Math.abs(bias)} 分钟`;
}
