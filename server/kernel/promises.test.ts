import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import type { DraftContent } from "#contract/draft.ts";
import type { Item } from "#contract/item.ts";
import { completeItem } from "#server/testing/item.ts";
import { bundleOf, byKey, paper, plain, rules } from "./bundle/bundle.fixture.ts";
import { compileBundle } from "./bundle/compile.ts";
import { deferralBar, isOwed, offerOf, promiseProblem } from "./promises.ts";
import { checkSubmission, submissionProblems } from "./submission.ts";

const commitment = {
  ...{
    basis: "国办发〔2020〕42号",
    conditions: ["场所真实"],
    checking: "现场查看",
    share: 100,
    onSite: true,
  },
};
const deferral = { limit: { n: 5, unit: "W" as const }, basis: "国发〔2022〕5号" };
const base = completeItem();
const item: Item = {
  ...base,
  materials: [{ ...base.materials[0]!, commitment }, base.materials[1]!],
};
const [main, later] = item.materials as [Item["materials"][number], Item["materials"][number]];
const today = "2026-11-21";
const promise = (kind: "deferral" | "commitment") => ({ kind, signedBy: "郭小明" });
const content = (materials: DraftContent["materials"]): DraftContent => ({
  situation: { business: "restaurant", chain: "no" },
  answers: { operatorName: "老张家土菜馆", sells: ["hot"] },
  materials,
});
const problems = (of: Item, given: DraftContent["materials"], standing = {}) =>
  submissionProblems(of, content(given), today, standing).map(({ message }) => message);

const deferred = { material: "layout", files: [], promise: promise("deferral") };
const sworn = { material: "id-card", files: [], promise: promise("commitment") };

describe("R2.32 what may be handed in later", () => {
  test("a deferrable material of a 承诺件 may; it is kept as promised and is owed", () => {
    const given = [{ material: "id-card", files: [], paper: true }, deferred];
    assert.deepEqual(problems(item, given), []);
    const { kept } = checkSubmission(item, content(given), today);
    assert.deepEqual(kept.materials, given);
    assert.deepEqual(kept.materials.map(isOwed), [false, true]);
  });

  const exclusions: [why: string, changes: Partial<Item>][] = [
    ["decided at once", { handling: "1" }],
    ["of another kind", { handling: "9" }],
    ["no limit set", { deferral: undefined as never }],
    ...(["public-safety", "ecology", "energy-saving", "health", "life-property", "law"] as const).map(
      (bar): [string, Partial<Item>] => [bar, { noDeferral: [bar] }],
    ),
  ];
  for (const [why, changes] of exclusions) {
    test(`nothing where the item is excluded: ${why}`, () => {
      const excluded = { ...item, ...changes };
      assert.notEqual(deferralBar(excluded), undefined);
      assert.equal(offerOf(excluded, later).deferral, undefined);
      assert.equal(problems(excluded, [{ material: "id-card", files: [], paper: true }, deferred]).length, 1);
    });
  }

  test("a main material must be there", () => {
    const given = [{ material: "id-card", files: [], promise: promise("deferral") }];
    assert.match(problems(item, [...given, deferred]).join(), /主要材料/);
  });
});

describe("R2.31 what a commitment may stand for", () => {
  test("only a material that says so, with the notice it shows", () => {
    assert.deepEqual(offerOf(item, main).commitment, commitment);
    assert.deepEqual(problems(item, [sworn, deferred]), []);
    assert.match(promiseProblem(item, later, "commitment") ?? "", /不能用承诺代替/);
  });
});

test("R2.31, R2.32: a serious record that is not repaired keeps from both, whatever the item lets", () => {
  const standing = { seriousRecord: true };
  assert.equal(problems(item, [sworn, deferred], standing).length, 2);
  assert.deepEqual(offerOf(item, main, standing), {});
  assert.deepEqual(problems(item, [], standing), problems(item, []), "the normal way stays open");
});

test("what is offered is what is taken, for any item and applicant", () => {
  const anyItem = fc.record({
    handling: fc.constantFrom("1", "2", "9"),
    noDeferral: fc.constantFrom(undefined, ["health" as const]),
    deferral: fc.constantFrom(undefined, deferral),
    necessity: fc.constantFrom("required" as const, "optional" as const, "deferrable" as const),
    commitment: fc.constantFrom(undefined, commitment),
  });
  fc.assert(
    fc.property(anyItem, fc.boolean(), ({ necessity, commitment: notice, ...changes }, seriousRecord) => {
      const material = { ...paper("proof", { necessity }), ...(notice && { commitment: notice }) };
      const { deferral: _, ...rest } = item;
      const of = Object.fromEntries(
        Object.entries({ ...rest, ...changes, materials: [material] }).filter(([, it]) => it !== undefined),
      ) as unknown as Item;
      const offer = offerOf(of, material, { seriousRecord });
      for (const kind of ["deferral", "commitment"] as const)
        assert.equal(promiseProblem(of, material, kind, { seriousRecord }) === undefined, kind in offer);
    }),
  );
});

describe("R2.30, R2.32 in a bundle", () => {
  const wait = (
    serial: number,
    changes: Partial<Item> = {},
    necessity: "deferrable" | "required" = "deferrable",
  ) => plain(serial, { deferral, materials: [paper("plan", { necessity })], ...changes });
  const planOf = (...items: Item[]) =>
    compileBundle({ bundle: bundleOf(items), items: byKey(items), answers: {}, rules }).demand;
  const offered = (...items: Item[]) => {
    const demand = planOf(...items);
    return offerOf(demand, demand.materials[0]!).deferral?.limit.n;
  };

  test("what two parts ask for may wait only where both let it, and as long as the stricter one lets it", () => {
    const shorter = { ...deferral, limit: { n: 3, unit: "W" as const } };
    assert.equal(offered(wait(1), wait(2, { deferral: shorter })), 3);
    assert.equal(offered(wait(1), wait(2, {}, "required")), undefined);
    assert.equal(offered(wait(1), wait(2, { noDeferral: ["ecology"] })), undefined);
    assert.equal(offered(wait(1), wait(2, { handling: "1" })), undefined);
  });

  test("a commitment stands for all who ask only where all take one, with the conditions of all", () => {
    const sworn = (serial: number, conditions: string[]) =>
      plain(serial, {
        materials: [paper("plan", { commitment: { ...commitment, conditions, onSite: false } })],
      });
    const both = planOf(sworn(1, ["甲"]), sworn(2, ["甲", "乙"])).materials[0]?.commitment;
    assert.deepEqual(both?.conditions, ["甲", "乙"]);
    assert.equal(
      planOf(sworn(1, ["甲"]), plain(2, { materials: [paper("plan")] })).materials[0]?.commitment,
      undefined,
    );
  });
});
