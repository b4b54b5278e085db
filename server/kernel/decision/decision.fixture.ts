/** Decision tables for tests and measurements, and the naive reading that the compiled one is held against. */
import fc from "fast-check";
import type { DecisionInput, DecisionRow, DecisionTable, DecisionTest } from "#contract/decision.ts";
import { valueDoubt } from "./check-value.ts";
import type { DecisionValues, TableVerdict } from "./decide-by-table.ts";
import { type DecisionValue, testHolds } from "./test.ts";

/** Row by row, cell by cell, as somebody with the table on paper would. */
export function readByHand(table: DecisionTable, values: DecisionValues): TableVerdict {
  const doubts = table.inputs.flatMap((input) => {
    const kind = valueDoubt(input, values[input.id]);
    return kind ? [{ input: input.id, kind }] : [];
  });
  if (doubts.length > 0) return { outcome: "person", rows: [], doubts };
  const hitting = table.rows.filter(({ when }) =>
    table.inputs.every(({ id }) => testHolds(when[id], values[id] as DecisionValue)),
  );
  const [first] = hitting;
  if (!first) return { outcome: "person", rows: [], doubts, odd: "no-row" };
  if (table.hit === "first") return { outcome: first.outcome, rows: [first.id], doubts };
  const rows = hitting.map(({ id }) => id);
  if (table.hit === "unique" && rows.length > 1)
    return { outcome: "person", rows, doubts, odd: "several-rows" };
  const all = hitting.every(({ outcome }) => outcome === "grant");
  return { outcome: all ? "grant" : "person", rows, doubts };
}

const option = (value: string) => ({ value, label: value });
const kinds = ["plain", "chilled", "health"];

/** One input of each type. */
export const someInputs: DecisionInput[] = [
  {
    id: "age",
    label: "年龄",
    type: "number",
    from: { fact: "applicant-age" },
    whole: true,
    range: { min: 0, max: 150 },
  },
  { id: "area", label: "面积", type: "number", from: { answer: "area" }, unit: "平方米", range: { min: 0 } },
  { id: "since", label: "开始日期", type: "date", from: { answer: "since" } },
  { id: "own", label: "本人办理", type: "yes-no", from: { answer: "own" } },
  { id: "kind", label: "类别", type: "choice", from: { answer: "kind" }, values: kinds.map(option) },
  { id: "sold", label: "销售", type: "choices", from: { answer: "sold" }, values: kinds.map(option) },
  { id: "place", label: "地点", type: "text", from: { answer: "place" } },
];

export function tableOf(rows: DecisionRow[], changes: Partial<DecisionTable> = {}): DecisionTable {
  const about = { item: "some-item", version: 1, name: "某事项即时办理规则", sources: ["某办法"] };
  return { ...about, hit: "first", sample: 5, inputs: someInputs, rows, ...changes };
}

const days = ["2026-01-31", "2026-02-01", "2026-03-15"];
const numbers = fc.constantFrom(0, 1, 16, 18, 60, 65, 150);
const places = ["甲", "乙"];

/** Any cell that fits the input; ranges may well be empty. */
function anyTest({ id, type }: DecisionInput): fc.Arbitrary<DecisionTest> {
  const one = named(id, type);
  const plain =
    type === "choices"
      ? fc.oneof(
          fc.record({ has: fc.constantFrom(...kinds) }),
          fc.record({ only: fc.subarray(kinds, { minLength: 1 }) }),
        )
      : fc.oneof(
          fc.record({ is: one }),
          fc.record({ in: fc.array(one, { minLength: 1, maxLength: 3 }) }),
          ...(type === "number" || type === "date" ? [anyRange(one)] : []),
        );
  return fc.oneof({ weight: 4, arbitrary: plain }, fc.record({ not: plain })) as fc.Arbitrary<DecisionTest>;
}

function named(id: string, type: DecisionInput["type"]): fc.Arbitrary<string | number> {
  if (type === "number") return id === "area" ? fc.oneof(numbers, fc.constantFrom(0.5, 99.9)) : numbers;
  if (type === "date") return fc.constantFrom(...days);
  if (type === "yes-no") return fc.constantFrom("yes", "no");
  return fc.constantFrom(...(type === "choice" ? kinds : places));
}

function anyRange(end: fc.Arbitrary<string | number>) {
  return fc.oneof(
    fc.record({ atLeast: end }),
    fc.record({ below: end }),
    fc.record({ above: end, atMost: end }),
    fc.record({ atLeast: end, below: end }),
  );
}

/** Tables of up to eight rows over up to four of the inputs. */
export const anyTable: fc.Arbitrary<DecisionTable> = fc
  .subarray(someInputs, { minLength: 1, maxLength: 4 })
  .chain((inputs) =>
    fc.record({
      hit: fc.constantFrom("unique" as const, "first" as const, "collect" as const),
      rows: fc.array(anyRow(inputs), { minLength: 1, maxLength: 8 }),
      inputs: fc.constant(inputs),
    }),
  )
  .map(({ hit, rows, inputs }) =>
    tableOf(
      rows.map((row, place) => ({ ...row, id: `r${place + 1}` })),
      { hit, inputs },
    ),
  );

function anyRow(inputs: DecisionInput[]): fc.Arbitrary<DecisionRow> {
  const cells = Object.fromEntries(inputs.map((input) => [input.id, anyTest(input)]));
  return fc.record({
    id: fc.constant("r"),
    when: fc.record(cells, { requiredKeys: [] }) as fc.Arbitrary<DecisionRow["when"]>,
    outcome: fc.constantFrom("grant" as const, "person" as const),
    reason: fc.constant("理由"),
  });
}

/** Values that are inputs of the table, near its ends and between them. */
export function anyValues({ inputs }: DecisionTable): fc.Arbitrary<Record<string, DecisionValue>> {
  return fc.record(Object.fromEntries(inputs.map((input) => [input.id, anyValue(input)])));
}

function anyValue({ id, type }: DecisionInput): fc.Arbitrary<DecisionValue> {
  if (type === "choices") return fc.subarray(kinds, { minLength: 1 });
  if (type === "yes-no" || type === "choice") return named(id, type);
  if (type === "date") return fc.constantFrom(...days, "2025-12-31", "2026-02-14", "2030-01-01");
  if (type === "text") return fc.constantFrom(...places, "丙");
  const near = fc.oneof(numbers, fc.integer({ min: 0, max: 150 }));
  return id === "area" ? fc.oneof(near, fc.double({ min: 0, max: 200, noNaN: true })) : near;
}

/** The same, or anything at all in some places. */
export function anythingFor(table: DecisionTable): fc.Arbitrary<Record<string, unknown>> {
  const odd = fc.constantFrom<unknown[]>(
    undefined,
    null,
    "",
    [],
    "odd",
    -1,
    1e9,
    ["odd"],
    "2026-02-30",
    true,
    Number.NaN,
  );
  return fc
    .tuple(
      anyValues(table),
      fc.record(Object.fromEntries(table.inputs.map(({ id }) => [id, odd])), { requiredKeys: [] }),
    )
    .map(([values, strange]) => ({ ...values, ...strange }));
}
