import assert from "node:assert/strict";
import { test } from "node:test";
import { testHall } from "#server/testing/hall.ts";

test("anybody may read the county's towns, each with its whole name (R6.11)", async (t) => {
  const { visitor } = await testHall(t);
  const answer = await visitor.get("/api/towns");
  assert.equal(answer.statusCode, 200, answer.body);
  const { towns } = answer.json() as { towns: { code: string; fullName: string }[] };
  assert.equal(towns.length, 23);
  assert.deepEqual(towns[0], {
    code: "430482001",
    name: "宜阳街道",
    fullName: "湖南省衡阳市常宁市宜阳街道",
  });
});
