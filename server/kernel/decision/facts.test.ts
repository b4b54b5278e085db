import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { DecisionInput, DecisionSource } from "#contract/decision.ts";
import { completeItem } from "#server/testing/item.ts";
import { citizenIdCheckDigit } from "../codes/citizen-id.ts";
import { tableOf } from "./decision.fixture.ts";
import { type DecisionSubject, decisionValues } from "./facts.ts";
import { sourceFindings } from "./lint-sources.ts";

const born = "43048219611121202";

const subject: DecisionSubject = {
  division: "430482",
  today: "2026-11-21",
  applicant: { name: "李秀英", idNumber: born + citizenIdCheckDigit(born) },
  answers: { who: "李秀英", day: "2026-12-21", home: "430482001 常宁市宜阳街道 劳动路1号", number: "甲2" },
  materialsOpen: 0,
  licences: [
    { name: "卫生许可证", number: "甲1", validUntil: "2026-12-01" },
    { name: "卫生许可证", number: "甲2", validUntil: "2026-12-31" },
    { name: "营业执照", number: "乙", validUntil: "9999-12-31" },
  ],
};

function valueFrom(from: DecisionSource, changes: Partial<DecisionSubject> = {}): unknown {
  const input: DecisionInput = { id: "it", label: "它", type: "text", from };
  return decisionValues(tableOf([], { inputs: [input] }), { ...subject, ...changes }).it;
}

describe("A15 what a table is told of an application", () => {
  test("whole years on the day: the birthday counts, the day before does not", () => {
    const age = (today: string) => valueFrom({ fact: "applicant-age" }, { today });
    assert.deepEqual([age("2026-11-20"), age("2026-11-21")], [64, 65]);
  });

  test("a number that is none, a day that is none, a field not answered: no value, and so a person", () => {
    assert.equal(valueFrom({ fact: "age", of: ["who"] }), undefined);
    assert.equal(valueFrom({ fact: "days-until", of: ["who"] }), undefined);
    assert.equal(valueFrom({ fact: "same", of: ["who", "nothing"] }), undefined);
    assert.equal(valueFrom({ fact: "in-county", of: ["who"] }), undefined);
    assert.equal(valueFrom({ answer: "nothing" }), undefined);
  });

  test("a serious credit record: yes, no, or not known where nobody asked", () => {
    const told = (changes: Partial<DecisionSubject>) => valueFrom({ fact: "serious-credit-record" }, changes);
    assert.deepEqual(
      [told({ seriousRecord: true }), told({ seriousRecord: false }), told({})],
      ["yes", "no", undefined],
    );
  });

  test("days, places and the applicant's own name", () => {
    assert.equal(valueFrom({ fact: "days-until", of: ["day"] }), 30);
    assert.equal(valueFrom({ fact: "days-since", of: ["day"] }), -30);
    assert.equal(valueFrom({ fact: "in-county", of: ["home"] }), "yes");
    assert.equal(valueFrom({ fact: "is-applicant-name", of: ["who"] }), "yes");
    assert.equal(valueFrom({ fact: "applicant-kind" }), "person");
  });

  test("a licence in our register: held, and how long still; two of a kind are told apart by number or not at all", () => {
    assert.equal(valueFrom({ licence: "营业执照", what: "held" }), "yes");
    assert.equal(valueFrom({ licence: "食品经营许可证", what: "held" }), "no");
    assert.equal(valueFrom({ licence: "卫生许可证", what: "days-left" }), undefined);
    assert.equal(valueFrom({ licence: "卫生许可证", what: "days-left", number: "number" }), 40);
  });

  test("an input the item does not ask, or asks as something else, is a fault; one it may leave out is noted", () => {
    const found = (from: DecisionSource, type: DecisionInput["type"]) =>
      sourceFindings(tableOf([], { item: "some-item", inputs: [{ id: "it", label: "它", type, from }] }), {
        ...completeItem(),
        key: "some-item",
      }).map(({ code }) => code);
    assert.deepEqual(found({ answer: "nobody" }, "text"), ["unknown-source"]);
    assert.deepEqual(found({ fact: "age", of: ["nobody"] }, "number"), ["unknown-source"]);
    assert.deepEqual(found({ fact: "applicant-age" }, "text"), ["source-mistyped"]);
    assert.deepEqual(found({ licence: "营业执照", what: "held" }, "yes-no"), []);
  });
});
