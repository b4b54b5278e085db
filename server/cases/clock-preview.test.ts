import assert from "node:assert/strict";
import { test } from "node:test";
import { officialYears } from "../testing/calendar.ts";
import { acting, opening, testEngine } from "../testing/engine.ts";

const at = (shanghai: string) => new Date(`${shanghai}+08:00`).toISOString();

test("R2.7: a preview says what a notice would move, moves nothing, and the load moves just that", async (t) => {
  const years = officialYears();
  const engine = await testEngine(
    t,
    years.filter(({ year }) => year < 2026),
  );
  const { writer, timekeeper } = engine;
  const notice = years.find(({ year }) => year === 2026);
  const { case: it } = await writer.open(opening({ at: at("2025-12-15T10:00:00") }));
  await writer.act(acting(it, "accept", "clerk", { at: at("2025-12-16T10:00:00") }));
  const first = await timekeeper.preview(notice, it.division);
  assert.ok(first.moved > 0);
  const [example] = first.examples;
  assert.deepEqual(example?.case, { division: it.division, id: it.id });
  assert.equal(example?.before, undefined, "beyond the last notice nothing is known");
  assert.ok(example?.after);
  assert.deepEqual(await timekeeper.preview(notice, it.division), first, "nothing was written");
  assert.equal((await timekeeper.preview(notice, "430481")).moved, 0, "another county's clocks are not told");
  assert.equal((await timekeeper.load(notice)).moved, first.moved);
  assert.equal((await timekeeper.preview(notice, it.division)).moved, 0);
});

test("a notice that is none is refused, with its places", async (t) => {
  const { timekeeper } = await testEngine(t);
  await assert.rejects(timekeeper.preview({ year: "2027" }, "430482"), { code: "calendar-invalid" });
});
