/** A chart of a report drawn: title, unit, axis, values, legend. Pure: the same chart, the same picture everywhere. */
import type { ReportChart } from "#contract/report-chart.ts";
import { type Drawing, faint, filledBox, ink, lookOf, mark, type Shape, wordsWidth } from "./drawing.ts";
import { rowsOf } from "./rows.ts";
import { type Scale, scaleOf } from "./scale.ts";
import { hasValues, shortValue } from "./words.ts";

const width = 560;
const small = 9;
const words = (
  x: number,
  y: number,
  text: string,
  anchor: "start" | "middle" | "end" = "middle",
  size = small,
) => ({ kind: "words", x, y, text, size, anchor }) as const;

export function drawChart(chart: ReportChart): Drawing {
  const { by, kind } = chart;
  const lying = by === "organ" && kind === "bar";
  const body = lying ? (hasValues(chart) ? rowsOf(chart, width, 44) : noRows) : columns(chart);
  const shapes = [...head(chart), ...body.shapes];
  return { width, height: body.bottom, shapes };
}

/** Title, unit, and how each series looks. */
function head({ title, unit, series, kind, read }: ReportChart): Shape[] {
  const shapes: Shape[] = [words(width / 2, 16, title, "middle", 12)];
  const counted = read?.asOf === undefined ? "" : `，统计到 ${read.asOf}`;
  shapes.push(words(8, 34, `单位：${unit}${counted}`, "start"));
  let x = width - 8 - series.reduce((sum, { name }) => sum + wordsWidth(name, small) + 36, 0);
  for (const [at, { name }] of series.entries()) {
    const look = lookOf(at);
    if (kind === "bar") shapes.push(...filledBox(x, 26, 18, 9, look));
    else
      shapes.push(
        stroke(
          [
            [x, 31],
            [x + 18, 31],
          ],
          look.dash,
        ),
        ...mark(x + 9, 31, look),
      );
    shapes.push(words(x + 22, 34, name, "start"));
    x += wordsWidth(name, small) + 36;
  }
  return shapes;
}

const stroke = (points: readonly (readonly [number, number])[], dash?: number): Shape => ({
  ...{ kind: "line", points, width: 1.4, color: ink },
  ...(dash !== undefined && { dash }),
});

interface Field {
  left: number;
  right: number;
  top: number;
  bottom: number;
  scale: Scale;
}

/** The axis its values stand on. */
export function axisOf({ read, kind }: ReportChart): Scale {
  const known = (read?.values ?? []).flat().flatMap((value) => (value === null ? [] : [Number(value)]));
  return scaleOf(known, kind === "bar");
}

function columns(chart: ReportChart): { shapes: Shape[]; bottom: number } {
  const { read, kind } = chart;
  const points = read?.points ?? [];
  const values = (read?.values ?? []).map((row) => row.map(numberOf));
  const scale = axisOf(chart);
  const field: Field = { left: 60, right: width - 10, top: 56, bottom: 226, scale };
  const slot = (field.right - field.left) / Math.max(1, points.length);
  const names = points.map(({ label }, at) => words(field.left + slot * (at + 0.5), 242, label));
  const drawn = kind === "bar" ? bars(values, field, slot, chart) : lines(values, field, slot, chart);
  const cut = scale.least === 0 ? [] : [words(width - 8, 254, "纵轴不从 0 开始", "end", 8)];
  if (!hasValues(chart)) return { shapes: [...names, ...nothing], bottom: 252 };
  return { shapes: [...axis(field), ...names, ...drawn, ...cut], bottom: scale.least === 0 ? 252 : 260 };
}

const nothing = [words(width / 2, 146, "没有数据")];
const noRows = { shapes: [words(width / 2, 66, "没有数据")], bottom: 80 };

const numberOf = (text: string | null): number | null => (text === null ? null : Number(text));

const heightAt = ({ bottom, top, scale: { least, most } }: Field, value: number) =>
  bottom - ((value - least) / (most - least || 1)) * (bottom - top);

function axis(field: Field): Shape[] {
  return field.scale.ticks.flatMap((tick): Shape[] => {
    const y = heightAt(field, tick);
    const isBase = tick === 0 || (tick === field.scale.least && field.scale.least > 0);
    const points = [
      [field.left, y],
      [field.right, y],
    ] as const;
    return [
      { kind: "line", points, width: isBase ? 1 : 0.5, color: isBase ? ink : faint },
      words(field.left - 5, y + 3, shortValue(String(tick)), "end"),
    ];
  });
}

type Values = readonly (readonly (number | null)[])[];

function bars(values: Values, field: Field, slot: number, { read }: ReportChart): Shape[] {
  const each = (slot * 0.8) / Math.max(1, values.length);
  const base = heightAt(field, Math.max(0, field.scale.least));
  return values.flatMap((row, series) =>
    row.flatMap((value, at): Shape[] => {
      if (value === null) return [];
      const x = field.left + slot * (at + 0.1) + each * series;
      const y = heightAt(field, value);
      const text = shortValue(read!.values[series]![at]!);
      const fits = wordsWidth(text, 7.5) <= each + 3;
      return [
        ...filledBox(x, Math.min(y, base), each, Math.abs(base - y), lookOf(series)),
        ...(fits ? [words(x + each / 2, Math.min(y, base) - 3, text, "middle", 7.5)] : []),
      ];
    }),
  );
}

/** A value that is missing breaks the line. */
function lines(values: Values, field: Field, slot: number, { read }: ReportChart): Shape[] {
  return values.flatMap((row, series) => {
    const look = lookOf(series);
    const places = row.map((value, at) =>
      value === null ? null : ([field.left + slot * (at + 0.5), heightAt(field, value)] as const),
    );
    const runs = Object.values(
      Object.groupBy(places.entries().toArray(), ([at]) => breaksBefore(places, at)),
    );
    const strokes = runs.flatMap((run = []) => {
      const points = run.flatMap(([, place]) => (place ? [place] : []));
      return points.length > 1 ? [stroke(points, look.dash)] : [];
    });
    const marks = places.flatMap((place, at): Shape[] => {
      if (!place) return [];
      const text = shortValue(read!.values[series]![at]!);
      const fits = wordsWidth(text, 7.5) <= slot - 2;
      const highest = values.every((other) => (other[at] ?? -Infinity) <= row[at]!);
      const y = place[1] + (highest ? -7 : 13);
      return [...mark(place[0], place[1], look), ...(fits ? [words(place[0], y, text, "middle", 7.5)] : [])];
    });
    return [...strokes, ...marks];
  });
}

const breaksBefore = (places: readonly (readonly [number, number] | null)[], at: number) =>
  places.slice(0, at).filter((place) => place === null).length;
