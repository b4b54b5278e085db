/** Bars that lie, one row for each organ: names are long. */
import type { ReportChart } from "#contract/report-chart.ts";
import { filledBox, ink, lookOf, type Shape, wordsWidth } from "./drawing.ts";
import { scaleOf } from "./scale.ts";
import { shortValue } from "./words.ts";

const size = 9;
const nameWidth = 170;

export function rowsOf({ read, series }: ReportChart, width: number, top: number) {
  const { points = [], values = [] } = read ?? {};
  const each = series.length > 1 ? 10 : 13;
  const row = each * series.length + 9;
  const numbers = values.flat().flatMap((value) => (value === null ? [] : [Number(value)]));
  const { least, most } = scaleOf(numbers, true);
  const [left, right] = [nameWidth + 10, width - 60];
  const at = (value: number) => left + ((value - least) / (most - least || 1)) * (right - left);
  const base = at(0);
  const bottom = top + 8 + row * points.length;
  const shapes: Shape[] = points.flatMap(({ label }, place): Shape[] => {
    const y = top + 8 + row * place;
    const bars = series.flatMap((_, one): Shape[] => {
      const value = values[one]?.[place] ?? null;
      if (value === null) return [];
      const end = at(Number(value));
      const box = filledBox(Math.min(base, end), y + each * one, Math.abs(end - base), each, lookOf(one));
      const text = shortValue(value);
      return [...box, words(Math.max(base, end) + 4, y + each * one + each - 2, text, "start")];
    });
    const middle = y + (each * series.length) / 2 + 3;
    return [words(nameWidth + 4, middle, shortened(label), "end"), ...bars];
  });
  const line: Shape = {
    kind: "line",
    points: [
      [base, top + 4],
      [base, bottom],
    ],
    width: 1,
    color: ink,
  };
  return { shapes: [...shapes, line], bottom: bottom + 8 };
}

const words = (x: number, y: number, text: string, anchor: "start" | "end"): Shape => ({
  ...{ kind: "words", x, y, text, size, anchor },
});

function shortened(text: string): string {
  let shown = text;
  while (wordsWidth(shown, size) > nameWidth) shown = `${shown.slice(0, -2)}…`;
  return shown;
}
