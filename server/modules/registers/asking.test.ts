import assert from "node:assert/strict";
import { test } from "node:test";
import type { RegisterBehaviour } from "#contract/registers.ts";
import { askRegister, type Circuits } from "./asking.ts";
import type { LineAnswer, RegisterConnector } from "./connector.ts";
import type { Register } from "./register.ts";
import { simulator } from "./simulator.ts";

const register: Register = {
  ...{ id: "market", name: "市场主体登记信息", by: "enterprise", materials: [] },
  fields: [{ field: "legalPerson", authoritative: true }],
};
const subject = { uscc: "91430482000000001B" };
const known = {
  residents: [],
  enterprises: [{ ...subject, name: "小明餐饮", legalPerson: "郭小明", address: "宜阳街道" }],
};
const limits = { timeoutMs: 40, pageMs: 100, retries: 1, failures: 3, pauseSeconds: 60 };

async function ask(
  connector: RegisterConnector,
  circuits: Circuits = new Map(),
  now = "2026-11-20T01:00:00.000Z",
) {
  const time = { now: () => now, page: AbortSignal.timeout(limits.pageMs) };
  return await askRegister(connector, { register, subject }, limits, circuits, time);
}

function behaving(behaviour: RegisterBehaviour) {
  const line = simulator(known);
  line.behave(register.id, behaviour);
  return line;
}

const outcomes: [RegisterBehaviour, string, number][] = [
  ["normal", "found", 1],
  ["wrong", "found", 1],
  ["unknown", "not-found", 1],
  ["failing", "unavailable", 2],
  ["slow", "slow", 2],
];
for (const [behaviour, outcome, attempts] of outcomes) {
  test(`a register that is ${behaviour}: ${outcome} after ${attempts}, in time`, async () => {
    const asked = await ask(behaving(behaviour));
    assert.equal(asked.answer.outcome, outcome);
    assert.equal(asked.attempts, attempts);
    assert.ok(asked.tookMs < 1000, `${asked.tookMs} ms`);
  });
}

test("only what was asked for is kept of an answer", async () => {
  const { answer } = await ask(behaving("normal"));
  assert.deepEqual(answer, { outcome: "found", fields: { legalPerson: "郭小明" }, materials: [] });
  const talkative: RegisterConnector = {
    ask: async () => ({ found: true, fields: { legalPerson: "甲", salary: 1 }, materials: ["passport"] }),
  };
  const said = (await ask(talkative)).answer;
  assert.deepEqual(said, { outcome: "found", fields: { legalPerson: "甲" }, materials: [] });
});

test("a line that does not listen to its signal is left all the same", async () => {
  const deaf: RegisterConnector = { ask: () => new Promise<LineAnswer>(() => {}) };
  assert.equal((await ask(deaf)).answer.outcome, "slow");
});

test("a line that is down is left alone for its pause, and asked again after it", async () => {
  const line = behaving("failing");
  const circuits: Circuits = new Map();
  await ask(line, circuits);
  await ask(line, circuits);
  const skipped = await ask(line, circuits);
  assert.deepEqual([skipped.answer.outcome, skipped.attempts], ["unavailable", 0]);
  line.behave(register.id, "normal");
  assert.equal((await ask(line, circuits)).attempts, 0);
  const later = await ask(line, circuits, "2026-11-20T01:01:01.000Z");
  assert.deepEqual([later.answer.outcome, later.attempts], ["found", 1]);
  assert.equal((await ask(line, circuits)).answer.outcome, "found");
});
