/**
 * The values an input may take, cut into the finitely many classes that the cells of a table can tell apart: points
 * and the gaps between them, the values of a list, the sets of choices. Inside a class every cell says the same, so
 * that a table can be evaluated, and judged, class by class and exactly.
 */
import type { DecisionInput, DecisionTest } from "#contract/decision.ts";
import { dayNumber, dayOf, isDay } from "../time/day.ts";
import { type DecisionValue, namedIn } from "./test.ts";

export interface Domain {
  /** Number of classes. */
  size: number;
  /** The class of a value that has passed the check of its input. */
  classOf(value: DecisionValue): number;
  /** A value of the class; undefined where there is none, as between 3 and 4 for whole numbers. */
  example(index: number): DecisionValue | undefined;
}

/** More choices than this make more sets than anybody can survey. */
export const mostChoices = 10;

export function domainOf(input: DecisionInput, tests: readonly DecisionTest[]): Domain {
  if (input.type === "number") return numbers(input, tests);
  if (input.type === "date") return dates(input, tests);
  if (input.type === "choices") return choices(input);
  return words(input, tests);
}

function numbers({ range, whole = false }: DecisionInput, tests: readonly DecisionTest[]): Domain {
  const named = [...tests.flatMap(namedIn), range?.min, range?.max];
  const line = lineOf(named.filter(isNumber), { min: range?.min, max: range?.max, whole });
  return { ...line, classOf: (value) => line.classOf(value as number) };
}

function dates({ range }: DecisionInput, tests: readonly DecisionTest[]): Domain {
  const number = (day: unknown) => (isDay(day) ? dayNumber(day) : undefined);
  const named = [...tests.flatMap(namedIn), range?.min, range?.max].map(number);
  const ends = { min: number(range?.min), max: number(range?.max), whole: true };
  const line = lineOf(named.filter(isNumber), ends);
  return {
    size: line.size,
    classOf: (value) => line.classOf(dayNumber(value as string)),
    example: (index) => {
      const day = line.example(index);
      return day === undefined ? undefined : dayOf(day);
    },
  };
}

const isNumber = (value: unknown): value is number => typeof value === "number";

interface Ends {
  min: unknown;
  max: unknown;
  whole: boolean;
}

/** Class 2i + 1 is the i-th named point, 2i what lies before it, the last what lies behind them all. */
function lineOf(named: readonly number[], { min, max, whole }: Ends) {
  const points = [...new Set(named)].sort((a, b) => a - b);
  const inside = (value: number) => !(isNumber(min) && value < min) && !(isNumber(max) && value > max);
  return {
    size: 2 * points.length + 1,
    classOf(value: number): number {
      let low = 0;
      for (let high = points.length; low < high; ) {
        const middle = (low + high) >> 1;
        if (points[middle]! < value) low = middle + 1;
        else high = middle;
      }
      return points[low] === value ? 2 * low + 1 : 2 * low;
    },
    example(index: number): number | undefined {
      const before = points[(index >> 1) - 1];
      const point = points[index >> 1];
      const found = index % 2 === 1 ? point : between(before, point, whole);
      const exists = found !== undefined && inside(found) && (!whole || Number.isSafeInteger(found));
      return exists ? found : undefined;
    },
  };
}

/** A number strictly between the two; an end that is not there is far away. */
function between(low: number | undefined, high: number | undefined, whole: boolean): number | undefined {
  if (low === undefined || high === undefined) {
    if (low !== undefined) return Math.floor(low) + 1;
    return high === undefined ? 0 : Math.ceil(high) - 1;
  }
  const middle = whole ? Math.floor(low) + 1 : low + (high - low) / 2;
  return middle > low && middle < high ? middle : undefined;
}

/** Each known word a class; where any text may come, one more for all the others. */
function words({ type, values }: DecisionInput, tests: readonly DecisionTest[]): Domain {
  const isOpen = type === "text" && !values;
  const named = isOpen ? tests.flatMap(namedIn).map(String) : (values?.map(({ value }) => value) ?? []);
  const known = type === "yes-no" ? ["yes", "no"] : [...new Set(named)];
  const places = new Map(known.map((word, place) => [word, place]));
  const other = known.length;
  return {
    size: known.length + (isOpen ? 1 : 0),
    classOf: (value) => places.get(value as string) ?? other,
    example: (index) => known[index] ?? unlike(known),
  };
}

function unlike(known: readonly string[]): string {
  return `${known.reduce((longest, word) => (word.length > longest.length ? word : longest), "")}…`;
}

/** Each set of ticked choices a class; nothing ticked is no answer. */
function choices({ values = [] }: DecisionInput): Domain {
  const known = values.slice(0, mostChoices).map(({ value }) => value);
  const bits = new Map(known.map((word, place) => [word, 1 << place]));
  return {
    size: 2 ** known.length,
    classOf: (value) => (value as readonly string[]).reduce((set, word) => set | (bits.get(word) ?? 0), 0),
    example: (index) => (index === 0 ? undefined : known.filter((_, place) => index & (1 << place))),
  };
}
