import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { caseNumber } from "#server/kernel/codes/case-number.ts";
import { caseRead, isEvaluationNumber, isJointNumber, portalPage } from "./case-number.ts";

const typeOf = (code: string): { digits: string } =>
  JSON.parse(readFileSync(new URL(`../../data/case-types/${code}.json`, import.meta.url), "utf8"));
const numberOf = (code: string) => caseNumber("430482", Number(`20261121${typeOf(code).digits}000042`));

test("R1.9a a number says whether it is of a whole or of one application", () => {
  assert.equal(isJointNumber(numberOf("joint")), true);
  assert.equal(isJointNumber(numberOf("application")), false);
  assert.equal(isJointNumber(""), false);
});

test("each is read where the server keeps it, and has its own page at the portal", () => {
  assert.equal(caseRead(numberOf("joint")), `/joint/${numberOf("joint")}`);
  assert.equal(caseRead(numberOf("application")), `/applications/${numberOf("application")}`);
  assert.equal(portalPage(numberOf("joint")), `/joint/${numberOf("joint")}`);
  assert.equal(portalPage(numberOf("application")), `/cases/${numberOf("application")}`);
});

test("R11 the desk reads a self-evaluation where it is kept", () => {
  const number = numberOf("evaluation");
  assert.equal(isEvaluationNumber(number), true);
  assert.equal(caseRead(number), `/staff/evaluations/${number}`);
});
