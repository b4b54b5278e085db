import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Grade } from "#contract/materials.ts";
import {
  gradeChecked,
  gradeHandedIn,
  isReusable,
  type MaterialRecord,
  originalSeen,
  originWords,
  type ReuseRule,
  standsIn,
  validUntil,
  type Wanted,
} from "./material.ts";
import { checkReuseRules } from "./reuse-rules.ts";

const today = "2026-11-20";
const asked = { id: "id-card", licenceType: "居民身份证" };
const rule: ReuseRule = { material: "id-card", of: "person" };
const wanted: Wanted = { person: "me", applicant: "my-shop", about: (field) => `${field}-mine` };

function record(changes: Partial<MaterialRecord> = {}): MaterialRecord {
  return {
    ...{ division: "430482", id: "r1", holder: "me", about: [], material: "id-card", name: "申请人身份证" },
    ...{ grade: "B", details: { origin: "社会保障卡申领", files: [] } },
    ...{ keptAt: "2026-03-02T01:00:00.000Z", checkedAt: "2026-03-02T01:00:00.000Z" },
    ...changes,
  };
}

test("R1.19 what the applicant makes is D, whatever else they upload is C", () => {
  assert.equal(gradeHandedIn({ source: "10", kind: "original" }), "D");
  assert.equal(gradeHandedIn({ source: "10", kind: "electronic" }), "D");
  assert.equal(gradeHandedIn({ source: "10", kind: "copy" }), "C");
  assert.equal(gradeHandedIn({ source: "20", kind: "original" }), "C");
  assert.equal(gradeHandedIn({ source: "99", kind: "copy" }), "C");
});

test("R1.19 seeing the original makes a C a B, and nothing else", () => {
  const after = (["A", "B", "C", "D"] as const).map(gradeChecked);
  assert.deepEqual(after, ["A", "B", "B", "D"]);
  assert.equal(originalSeen({ material: "m", files: [], paper: true, papers: ["original"] }), true);
  assert.equal(originalSeen({ material: "m", files: [], paper: true, papers: ["copy"] }), false);
  assert.equal(originalSeen({ material: "m", files: [], paper: true }), false);
  assert.equal(originalSeen({ material: "m", files: [] }), false);
});

test("a check holds for its months, to the last day of a shorter one", () => {
  const until = (from: string, validMonths: number) => validUntil({ ...rule, validMonths }, from);
  assert.equal(until("2026-03-02", 60), "2031-03-02");
  assert.equal(until("2026-08-31", 6), "2027-02-28");
  assert.equal(until("2027-08-31", 6), "2028-02-29");
  assert.equal(until("2026-12-31", 12), "2027-12-31");
  assert.equal(validUntil(rule, "2026-03-02"), undefined);
});

const stands = (changes: Partial<MaterialRecord>, by: ReuseRule | undefined = rule) =>
  standsIn(asked, by, record(changes), wanted, today);

test("R1.17, R1.19 what stands in: same element, same holder, A or B, in time, not withdrawn", () => {
  assert.equal(stands({}), true);
  assert.equal(stands({ grade: "A" }), true);
  assert.equal(stands({ grade: "C" }), false);
  assert.equal(stands({ grade: "D" }), false);
  assert.equal(stands({ holder: "somebody else" }), false);
  assert.equal(stands({ material: "household-register" }), false);
  assert.equal(stands({ validUntil: "2026-11-19" }), false);
  assert.equal(stands({ validUntil: today }), true);
  assert.equal(stands({ withdrawnAt: "2026-11-01T00:00:00.000Z" }), false);
});

test("what no rule lists is never reused", () => {
  assert.equal(standsIn(asked, undefined, record(), wanted, today), false);
});

test("another employee's identity card is not this one's", () => {
  const ofStaff: ReuseRule = { material: "id-card", of: "applicant", about: "staffId" };
  assert.equal(stands({ holder: "my-shop", about: ["staffId-mine"] }, ofStaff), true);
  assert.equal(stands({ holder: "my-shop", about: ["staffId-other"] }, ofStaff), false);
  assert.equal(stands({ holder: "me", about: ["staffId-mine"] }, ofStaff), false);
  const unanswered = { ...wanted, about: () => undefined };
  const held = record({ holder: "my-shop", about: ["staffId-mine"] });
  assert.equal(standsIn(asked, ofStaff, held, unanswered, today), false);
});

test("a result stands in where it is asked for by name", () => {
  const { material: _, ...result } = record({ grade: "A", name: "居民身份证" });
  assert.equal(standsIn(asked, rule, result, wanted, today), true);
  assert.equal(standsIn({ id: "id-card" }, rule, result, wanted, today), false);
  assert.equal(standsIn(asked, rule, { ...result, name: "护照" }, wanted, today), false);
});

test("whatever stands in is reusable, of the wanted holder and never C or D", () => {
  const text = fc.constantFrom("me", "my-shop", "stranger");
  const days = fc.option(fc.constantFrom("2026-01-01", today, "2027-01-01"), { nil: undefined });
  const grades = fc.constantFrom<Grade>("A", "B", "C", "D");
  const any = fc.tuple(grades, text, days, fc.constantFrom("person" as const, "applicant" as const));
  fc.assert(
    fc.property(any, ([grade, holder, until, of]) => {
      const one = record({ grade, holder, ...(until && { validUntil: until }) });
      const yes = standsIn(asked, { material: "id-card", of }, one, wanted, today);
      return yes === (isReusable(one, today) && holder === wanted[of]) && !(yes && /[CD]/.test(grade));
    }),
  );
});

test("where it came from, in a sentence", () => {
  assert.equal(originWords(record()), "2026-03-02 办理“社会保障卡申领”时由窗口核验原件");
  const at = { keptAt: "2026-03-02T17:00:00.000Z" };
  assert.equal(originWords(record({ grade: "C", ...at })), "2026-03-03 办理“社会保障卡申领”时提交");
  assert.match(originWords(record({ grade: "A", licence: "x" })), /颁发的电子证照$/);
  assert.match(originWords(record({ grade: "A" })), /的结果$/);
});

test("reuse rules: a wrong one is named, a double one refused", () => {
  assert.throws(() => checkReuseRules([{ material: "id-card", of: "anybody" }]), /reusable materials/);
  assert.throws(() => checkReuseRules([rule, rule]), /twice/);
  assert.equal(checkReuseRules([rule]).get("id-card")?.of, "person");
});
