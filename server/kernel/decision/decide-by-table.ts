/**
 * Deciding by a table (A15). Compiled once: every input is sorted into its class, every class knows the rows that are
 * true of it, and the rows that are left in all of them are those that hit. Every doubt goes to a person.
 */
import type { DecisionOutcome, DecisionTable } from "#contract/decision.ts";
import { type DoubtKind, valueDoubt } from "./check-value.ts";
import { type Domain, domainOf } from "./domain.ts";
import { type DecisionValue, testHolds } from "./test.ts";

export interface Doubt {
  input: string;
  kind: DoubtKind;
}

export interface TableVerdict {
  outcome: DecisionOutcome;
  /** Ids of the rows that count. */
  rows: readonly string[];
  /** Inputs that are no input; each of them is enough for a person. */
  doubts: readonly Doubt[];
  /** Not one row where the hit policy wants one: nothing is true of it, or several rows under `unique`. */
  odd?: "no-row" | "several-rows";
}

/** Values by input id, not yet checked. */
export type DecisionValues = Readonly<Record<string, unknown>>;

export type Evaluator = (values: DecisionValues) => TableVerdict;

/** Rows as bits, 32 to a word. */
type Column = { id: string; domain: Domain; rows: Uint32Array };

export function compileTable(table: DecisionTable): Evaluator {
  const words = Math.ceil(table.rows.length / 32);
  const columns = table.inputs.map((input): Column => {
    const tests = table.rows.flatMap(({ when }) => when[input.id] ?? []);
    const domain = domainOf(input, tests);
    return { id: input.id, domain, rows: rowsOfClasses(table, input.id, domain, words) };
  });
  const conclude = concluder(table);
  return (values) => {
    const doubts = doubtsIn(table, values);
    if (doubts.length > 0) return { outcome: "person", rows: [], doubts };
    return conclude(hits(columns, values, words));
  };
}

/** The rows that are true of each class of an input. */
function rowsOfClasses(table: DecisionTable, input: string, domain: Domain, words: number): Uint32Array {
  const sets = new Uint32Array(domain.size * words);
  for (let index = 0; index < domain.size; index += 1) {
    const example = domain.example(index);
    if (example === undefined) continue;
    table.rows.forEach(({ when }, row) => {
      if (!testHolds(when[input], example)) return;
      const at = index * words + (row >> 5);
      sets[at] = (sets[at] ?? 0) | (1 << (row & 31));
    });
  }
  return sets;
}

const noDoubts: readonly Doubt[] = [];

function doubtsIn({ inputs }: DecisionTable, values: DecisionValues): readonly Doubt[] {
  let doubts: Doubt[] | undefined;
  for (const input of inputs) {
    const kind = valueDoubt(input, values[input.id]);
    if (kind === undefined) continue;
    doubts ??= [];
    doubts.push({ input: input.id, kind });
  }
  return doubts ?? noDoubts;
}

/** The words of rows that are true of every input. */
function hits(columns: readonly Column[], values: DecisionValues, words: number): Uint32Array {
  const left = new Uint32Array(words).fill(0xffffffff);
  for (const { id, domain, rows } of columns) {
    const start = domain.classOf(values[id] as DecisionValue) * words;
    for (let word = 0; word < words; word += 1) left[word]! &= rows[start + word]!;
  }
  return left;
}

/** What the hit policy makes of the rows that hit. */
function concluder({ hit, rows }: DecisionTable): (left: Uint32Array) => TableVerdict {
  const none: TableVerdict = { outcome: "person", rows: [], doubts: noDoubts, odd: "no-row" };
  const alone = rows.map(({ id, outcome }): TableVerdict => ({ outcome, rows: [id], doubts: noDoubts }));
  return (left) => {
    const places = placesIn(left, hit === "first" ? 1 : rows.length);
    const [first] = places;
    if (first === undefined) return none;
    if (places.length === 1) return alone[first]!;
    const hitting = places.map((place) => rows[place]!);
    const ids = hitting.map(({ id }) => id);
    if (hit === "unique") return { outcome: "person", rows: ids, doubts: noDoubts, odd: "several-rows" };
    const outcome = hitting.every((row) => row.outcome === "grant") ? "grant" : "person";
    return { outcome, rows: ids, doubts: noDoubts };
  };
}

function placesIn(left: Uint32Array, most: number): number[] {
  const places: number[] = [];
  left.forEach((word, at) => {
    for (let rest = word; rest !== 0 && places.length < most; rest &= rest - 1) {
      places.push(at * 32 + (31 - Math.clz32(rest & -rest)));
    }
  });
  return places;
}
