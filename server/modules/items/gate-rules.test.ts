import assert from "node:assert/strict";
import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { readConfig } from "#server/config.ts";
import { judgeItem } from "#server/kernel/item/gate.ts";
import { Trouble } from "#server/platform/trouble.ts";
import { afterTest, type Cleanups } from "#server/testing/cleanups.ts";
import { completeItem } from "#server/testing/item.ts";
import { gateRulesOf } from "./gate-rules.ts";

/** A data folder with these limits of the law, and everything else of the gate as delivered. */
async function dataWith(t: Cleanups, limits: string) {
  const data = await mkdtemp(join(tmpdir(), "tongban-limits-"));
  afterTest(t, () => rm(data, { recursive: true }));
  await cp(new URL("../../../data/hall-rules.json", import.meta.url), join(data, "hall-rules.json"));
  await writeFile(join(data, "law-limits.json"), limits);
  await writeFile(join(data, "abolished-proofs.json"), "[]");
  return { config: { ...readConfig({}), data } };
}

const limit = (n: number) => ({ most: { n, unit: "W" }, law: "行政许可法第四十二条" });

test("R2.13 a licence is judged by the limit in the data folder", async (t) => {
  const implementation = { ...completeItem().implementation, jointOrgans: [] };
  const item = completeItem({ implementation, statutory: { n: 18, unit: "W" } });
  const codes = async (n: number) => {
    const services = await dataWith(t, JSON.stringify({ "R2.13": limit(n), "R2.14": limit(45) }));
    return judgeItem(item, gateRulesOf(services)).problems.map(({ code }) => code);
  };
  assert.deepEqual(await codes(20), []);
  assert.deepEqual(await codes(15), ["statutory-over-law"]);
});

test("R2.14 a licence of several organs is judged by the joint limit; office hours bound an instant one", async (t) => {
  const services = await dataWith(t, JSON.stringify({ "R2.13": limit(20), "R2.14": limit(30) }));
  assert.deepEqual(gateRulesOf(services), {
    instantMost: { W: 1, D: 1, H: 6.5 },
    licenceMost: { n: 20, unit: "W" },
    jointMost: { n: 30, unit: "W" },
    abolished: [],
  });
});

for (const [what, limits, place] of [
  ["no JSON", "20 days", "/"],
  ["a rule that is missing", JSON.stringify({ "R2.13": limit(20) }), "/"],
  [
    "a number in words",
    JSON.stringify({ "R2.13": { ...limit(20), most: "二十" }, "R2.14": limit(45) }),
    "/R2.13/most",
  ],
] as const) {
  test(`limits of the law with ${what} are one sentence that names the place`, async (t) => {
    const services = await dataWith(t, limits);
    assert.throws(
      () => gateRulesOf(services),
      (error) =>
        error instanceof Trouble &&
        error.message.includes(`law-limits.json is missing or faulty at ${place}:`),
    );
  });
}
