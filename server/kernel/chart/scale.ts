/** The axis of a chart: round numbers that hold every value. */

export interface Scale {
  least: number;
  most: number;
  ticks: number[];
}

/** @param anchored begins at nothing, as lengths must; a line of rates may begin above it. */
export function scaleOf(values: readonly number[], anchored: boolean): Scale {
  const [low, high] = [Math.min(...values, Infinity), Math.max(...values, -Infinity)];
  if (!Number.isFinite(low)) return { least: 0, most: 1, ticks: [0, 1] };
  const free = !anchored && low > 0 && high - low < low * 0.5;
  const from = free ? low : Math.min(0, low);
  const to = free ? high : Math.max(0, high);
  const step = roundStep((to - from || Math.abs(to) || 1) / 4);
  const least = Math.floor(from / step) * step;
  const count = Math.max(1, Math.ceil(to / step - least / step - 1e-9));
  const ticks = Array.from({ length: count + 1 }, (_, at) => Number((least + at * step).toPrecision(12)));
  return { least: ticks[0]!, most: ticks.at(-1)!, ticks };
}

/** 1, 2, 2.5, 5, 10, 20 … */
function roundStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const times = [1, 2, 2.5, 5, 10].find((one) => one * power >= rough * 0.999) ?? 10;
  return times * power;
}
