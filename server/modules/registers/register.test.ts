import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  type Answered,
  circuitAfter,
  closedCircuit,
  factsOf,
  mayAsk,
  type Register,
  registersFor,
  sourcesOf,
} from "./register.ts";
import { checkRegisters } from "./registers-data.ts";

const market: Register = {
  ...{ id: "market", name: "市场主体登记信息", by: "enterprise", materials: [] },
  fields: [
    { field: "legalPerson", authoritative: true },
    { field: "staffCount", authoritative: false },
  ],
};
const marriage: Register = {
  ...{ id: "marriage", name: "婚姻登记信息", by: "person", fields: [] },
  materials: [{ material: "marriage-certificate", validDays: 30 }],
};
const on = "2026-11-20";
const set = (...ids: string[]) => new Set(ids);
const found = (fields: Record<string, string | number>): Answered => ({
  ...{ register: market, on },
  answer: { outcome: "found", fields, materials: [] },
});

test("only registers that know something asked for are asked, about somebody there is", () => {
  const asked = (fields: string[], materials: string[], about: object) =>
    registersFor([market, marriage], { fields: set(...fields), materials: set(...materials) }, about).map(
      ({ id }) => id,
    );
  assert.deepEqual(asked(["legalPerson"], [], { uscc: "u" }), ["market"]);
  assert.deepEqual(asked(["legalPerson"], [], { idNumber: "i" }), []);
  assert.deepEqual(asked(["other"], ["marriage-certificate"], { idNumber: "i", uscc: "u" }), ["marriage"]);
  assert.deepEqual(asked([], [], { idNumber: "i", uscc: "u" }), []);
});

test("a difference is said and nothing is changed", () => {
  const facts = factsOf([found({ legalPerson: "郭小明", staffCount: 12 })], set("legalPerson", "staffCount"));
  const answers = { legalPerson: "何秋月", staffCount: 12 };
  assert.deepEqual(sourcesOf(facts, answers), [
    { field: "legalPerson", from: market.name, on, authoritative: true, differs: "郭小明" },
    { field: "staffCount", from: market.name, on, authoritative: false },
  ]);
  assert.deepEqual(answers, { legalPerson: "何秋月", staffCount: 12 });
  assert.deepEqual(sourcesOf(facts, { legalPerson: "" }), []);
});

test("a register that did not answer gives no fact", () => {
  for (const outcome of ["not-found", "unavailable", "slow"] as const) {
    assert.deepEqual(factsOf([{ register: market, on, answer: { outcome } }], set("legalPerson")), []);
  }
});

const limits = { failures: 3, pauseSeconds: 60 };
const at = (seconds: number) => new Date(Date.UTC(2026, 10, 20) + seconds * 1000).toISOString();

test("after three failures nobody is asked for a minute; then one is let through", () => {
  let circuit = closedCircuit;
  for (let second = 0; second < 3; second += 1) {
    assert.equal(mayAsk(circuit, at(second)), true);
    circuit = circuitAfter(circuit, "badly", limits, at(second));
  }
  assert.equal(mayAsk(circuit, at(3)), false);
  assert.equal(mayAsk(circuit, at(62)), true);
  assert.equal(mayAsk(circuitAfter(circuit, "badly", limits, at(62)), at(63)), false);
  assert.deepEqual(circuitAfter(circuit, "well", limits, at(62)), closedCircuit);
});

test("a line is never closed for longer than its pause after the last failure", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom("well" as const, "badly" as const), { maxLength: 20 }), (turns) => {
      const circuit = turns.reduce((now, went, i) => circuitAfter(now, went, limits, at(i)), closedCircuit);
      return mayAsk(circuit, at(turns.length + limits.pauseSeconds));
    }),
  );
});

test("the file of registers is checked", () => {
  assert.throws(() => checkRegisters({ limits: {}, registers: [] }), /registers: \/limits/);
});
