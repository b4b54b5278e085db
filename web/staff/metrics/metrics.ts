/** Words and addresses of the pages of metrics. Pure. */
import type { Dimension, MetricView, Where } from "#contract/metric.ts";
import { addDays } from "#server/kernel/time/day.ts";

export const dimensionNames: Record<Dimension, string> = {
  ...{ month: "月", day: "日", year: "年" },
  ...{ organ: "机构", item: "事项", hall: "大厅", counter: "窗口", staff: "人员", channel: "渠道" },
};
export const dimensions = Object.keys(dimensionNames) as Dimension[];
export const isTime = (by: Dimension) => by === "day" || by === "month" || by === "year";

export const cohortNames: Record<MetricView["cohort"], string> = {
  received: "按收件之日计入期间",
  due: "按到期之日计入期间",
  closed: "按办结之日计入期间",
  happened: "按发生之日计入期间",
  standing: "按期间末的状况",
};

export const sourceNames: Record<MetricView["source"], string> = {
  facts: "系统由业务经过算出",
  metrics: "由其他指标算出",
  entered: "由人填报，附依据",
  imported: "从其他系统导入或者填报，附依据",
};

export const compareNames: Record<MetricView["compare"], string> = {
  "up-good": "越高越好",
  "down-good": "越低越好",
  neutral: "高低不论好坏",
};

export interface Span {
  from: string;
  to: string;
}

/** Until `today`: this year, the last one, this quarter, this month, the last one. The end no longer counts. */
export function periodsOf(today: string): { name: string; span: Span }[] {
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7)) - 1];
  const first = (y: number, m: number) => new Date(Date.UTC(y, m, 1)).toISOString().slice(0, 10);
  const span = (y: number, m: number, length: number): Span => ({
    from: first(y, m),
    to: first(y, m + length),
  });
  return [
    { name: "今年", span: span(year, 0, 12) },
    { name: "去年", span: span(year - 1, 0, 12) },
    { name: "本季度", span: span(year, month - (month % 3), 3) },
    { name: "本月", span: span(year, month, 1) },
    { name: "上月", span: span(year, month - 1, 1) },
  ];
}

/** Whether a metric is meant by what somebody typed: every word stands in its name, its sentence or its id. */
export function hasWords({ name, sentence, id }: MetricView, words: string): boolean {
  const text = `${name} ${sentence} ${id}`;
  return words
    .split(/\s+/)
    .filter(Boolean)
    .every((word) => text.includes(word));
}

/** The last day that counts, as people say a period's end; and back. */
export const lastDay = (to: string) => addDays(to, -1);
export const dayAfter = (day: string) => addDays(day, 1);

const whereNames = ["organ", "item", "hall", "counter", "staff", "channel"] as const;

/** `2026-01-01 到 2026-12-31`. */
export const spanWords = ({ from, to }: Span) => `${from} 到 ${lastDay(to)}`;

/** What an address asks for; this year where it does not say. */
export function askOf(params: URLSearchParams, today: string): Span & Where & { asOf?: string } {
  const [year] = periodsOf(today);
  const given = [...whereNames, "asOf" as const].flatMap((name) => {
    const value = params.get(name);
    return value ? [[name, value] as const] : [];
  });
  const from = params.get("from") ?? year!.span.from;
  const to = params.get("to") ?? year!.span.to;
  return { from, to, ...Object.fromEntries(given) };
}

export function byOf(params: URLSearchParams): Dimension {
  const by = params.get("by") as Dimension | null;
  return by !== null && dimensions.includes(by) ? by : "month";
}

export function addressOf(path: string, query: Record<string, string | undefined>): string {
  const given = Object.entries(query).filter((entry): entry is [string, string] => !!entry[1]);
  const text = new URLSearchParams(given).toString();
  return text ? `${path}?${text}` : path;
}

/** Addresses of the server are whole; links of the desk begin behind it. */
export const deskPath = (href: string) => href.replace(/^\/staff/, "");

export const metricPath = (id: string) => `/metrics/${id}`;

/** Every year, month or day from the first to the last of those given in order. */
export function timesBetween(ids: readonly string[]): string[] {
  const [first, last] = [ids[0], ids.at(-1)];
  if (first === undefined || last === undefined) return [];
  const times: string[] = [];
  const [year = 0, month = 1, day = 1] = first.split("-").map(Number);
  for (let at = 0; times.at(-1) !== last; at++) {
    const date = [
      Date.UTC(year + at, 0, 1),
      Date.UTC(year, month - 1 + at, 1),
      Date.UTC(year, month - 1, day + at),
    ][(first.length - 4) / 3]!;
    times.push(new Date(date).toISOString().slice(0, first.length));
  }
  return times;
}
