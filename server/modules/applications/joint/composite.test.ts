import assert from "node:assert/strict";
import { test } from "node:test";
import { bundleOf, field, plain } from "#server/kernel/bundle/bundle.fixture.ts";
import { compositeMatter } from "./composite.ts";

const fields = ["enterpriseName", "legalPerson", "premisesAddress"].map((id) => field(id));
const base = plain(1, { form: { pages: [{ title: "店", fields }] } });
const composite = { name: "综合许可证", trade: "餐饮店", licenceType: "990", joins: ["item-1", "item-2"] };
const food = { name: "食品经营许可证", number: "常食许2026-1", validMonths: 60 };
const drain = { name: "排水许可证", number: "常排许2026-2", validMonths: 24 };
const answers = { enterpriseName: "小满饭店", premisesAddress: "演示路1号" };

test("一业一证: the composite licence names every joined one, and lives as long as the first of them", () => {
  const matter = compositeMatter(bundleOf([base], { composite }), base, [food, drain], answers);
  assert.ok(matter);
  assert.equal(matter.item.result?.validMonths, 24);
  assert.deepEqual(
    matter.item.result?.prints?.map(({ field: id, label }) => [label, matter.answers[id]]),
    [
      ["名称", "小满饭店"],
      ["经营场所", "演示路1号"],
      ["食品经营许可证", "常食许2026-1"],
      ["排水许可证", "常排许2026-2"],
    ],
  );
});

test("one licence alone is not joined, and a bundle without a composite has none", () => {
  assert.equal(compositeMatter(bundleOf([base], { composite }), base, [food], answers), undefined);
  assert.equal(compositeMatter(bundleOf([base]), base, [food, drain], answers), undefined);
});
