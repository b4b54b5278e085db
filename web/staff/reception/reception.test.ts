import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import type { Item } from "#contract/item.ts";
import {
  allHanded,
  applicantKinds,
  applicantOf,
  contentOf,
  demandWords,
  faultsOf,
  materialsOf,
  personWords,
  type Walkin,
  walkinFor,
  withStoredMaterials,
} from "./reception.ts";

const read = (key: string) =>
  JSON.parse(readFileSync(new URL(`../../../data/items/${key}.json`, import.meta.url), "utf8")) as Item;

const today = "2026-06-09";
const item = read("disability-certificate");
const food = read("food-business-licence");
const idNumber = "430482198503121238";

const person: Walkin = { ...walkinFor(item), name: " 欧阳建国 ", idNumber, phone: "138 1234 1234" };

test("who may apply follows from the item's service objects (R1.11)", () => {
  assert.deepEqual(applicantKinds(item), ["person"]);
  assert.deepEqual(applicantKinds(food), ["person", "enterprise"]);
  assert.deepEqual(applicantKinds({ objects: ["2"] }), ["enterprise"]);
});

test("who the applicant is fills the form, until something else is typed", () => {
  const fields = item.form?.pages.flatMap((page) => page.fields);
  const field = fields?.find((each) => each.prefill === "applicant.phone");
  assert.ok(field);
  assert.equal(contentOf(item, person).answers[field.id], "138 1234 1234");
  const other = { ...person, typed: { [field.id]: "0734-7221234" } };
  assert.equal(contentOf(item, other).answers[field.id], "0734-7221234");
});

test("another item keeps who stands there and forgets the rest", () => {
  const filled = { ...person, typed: { anything: "x" }, situation: { q: "yes" } };
  const next = walkinFor(food, filled);
  assert.equal(next.name, person.name);
  assert.deepEqual([next.typed, next.situation, next.handed], [{}, {}, {}]);
});

test("R2.8 everything wrong is said at once, identity first", () => {
  const faults = faultsOf(item, walkinFor(item), today).map((fault) => fault.field);
  assert.deepEqual(faults.slice(0, 3), ["applicant-name", "applicant-idNumber", "applicant-phone"]);
  assert.ok(faults.length > 3);
  const enterprise = faultsOf(food, { ...walkinFor(food), kind: "enterprise" }, today);
  assert.equal(enterprise[0]?.field, "applicant-uscc");
});

test("one key hands everything demanded over, in the form it is demanded in", () => {
  const handed = allHanded(item, person);
  for (const { material, shared } of materialsOf(item, person)) {
    const demandedNow = !shared && material.necessity !== "optional";
    assert.equal(material.id in handed, demandedNow, material.name);
    if (material.kind === "original") assert.equal(handed[material.id]?.original, demandedNow);
  }
  const missing = faultsOf(item, { ...person, handed }, today).filter((fault) =>
    fault.field.startsWith("materials"),
  );
  const electronic = materialsOf(item, person).filter(({ material }) => material.kind === "electronic");
  assert.equal(missing.length, electronic.length);
});

test("paper and files become entries, nothing handed over none", () => {
  const [first, second, third] = materialsOf(item, person).map(({ material }) => material.id);
  const file = { id: "a".repeat(64), name: "扫描.pdf" };
  const handed = {
    [first!]: { original: true, copy: true, files: [] },
    [second!]: { original: false, copy: false, files: [file] },
    [third!]: { original: false, copy: false, files: [] },
  };
  assert.deepEqual(contentOf(item, { ...person, handed }).materials, [
    { material: first, files: [], paper: true, papers: ["original", "copy"] },
    { material: second, files: [file] },
  ]);
});

test("what is sent of the applicant is tidy", () => {
  assert.deepEqual(applicantOf(person), { name: "欧阳建国", idNumber, phone: "13812341234" });
  const bureau = {
    ...person,
    kind: "enterprise" as const,
    uscc: "91430482ma4l16jq9b",
    enterpriseName: " 某公司 ",
  };
  assert.deepEqual(applicantOf(bureau).enterprise, { uscc: "91430482MA4L16JQ9B", name: "某公司" });
});

test("R6.10 a number says who it belongs to, a wrong one nothing", () => {
  assert.equal(personWords(idNumber, today), "男，1985 年 3 月 12 日生，41 岁");
  assert.equal(personWords(idNumber, "2026-03-11"), "男，1985 年 3 月 12 日生，40 岁");
  assert.equal(personWords("430482198503121230", today), undefined);
});

test("what is demanded, in words", () => {
  const material = item.materials[0]!;
  const papers = { ...material, kind: "original-and-copy" as const, originals: 1, copies: 2 };
  assert.equal(demandWords(papers), "原件 1 份，复印件 2 份");
  assert.equal(demandWords({ ...material, kind: "electronic" }), "电子件");
});

test("R1.19 what the store has goes in as its record, until paper is handed over", () => {
  const stored = { material: "id-card", record: "r1", grade: "B" as const, from: "窗口核验" };
  const handed = withStoredMaterials({}, [stored]);
  const entries = (walkin: Walkin) => contentOf(item, walkin).materials;
  assert.deepEqual(entries({ ...person, handed }), [{ material: "id-card", files: [], record: "r1" }]);
  const paper = { ...handed, "id-card": { ...handed["id-card"]!, original: true } };
  assert.deepEqual(entries({ ...person, handed: paper }), [
    { material: "id-card", files: [], paper: true, papers: ["original"] },
  ]);
  assert.deepEqual(entries({ ...person, handed: withStoredMaterials(handed, []) }), []);
});
