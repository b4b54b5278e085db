import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import clips from "./clips.json" with { type: "json" };
import { heardIn, join } from "./join.ts";
import { spell } from "./spell.ts";

const known = new Set(Object.keys(clips));
const wordsOf = (text: string) =>
  spell(text, known).pieces.map((piece) => ("word" in piece ? piece.word : "·"));

test("a call is cut into the longest words there are", () => {
  assert.deepEqual(wordsOf("请A035号，到A03号窗口办理"), [
    ...["请", "A", "0", "3", "5", "号", "·", "到", "A", "0", "3", "号窗口办理"],
  ]);
  assert.deepEqual(wordsOf("请V007号，到企业服务区B-12号窗口"), [
    ...["请", "V", "0", "0", "7", "号", "·", "到", "企业服务区", "B", "1", "2", "号窗口"],
  ]);
  assert.deepEqual(wordsOf("请 A035 号到 A03 号窗口"), [
    ...["请", "A", "0", "3", "5", "号", "到", "A", "0", "3", "号窗口"],
  ]);
  assert.deepEqual(wordsOf("请b12号"), ["请", "B", "1", "2", "号"]);
});

test("what no clip says is named, and the rest still spoken", () => {
  const { pieces, missing } = spell("请A001号到幸福里服务区A02号窗口办理", known);
  assert.deepEqual(missing, ["幸福里服务区"]);
  assert.equal(pieces.length, 11);
});

test("every number can be spoken, and every counter of the data", () => {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
  for (const sign of letters) assert.ok(known.has(sign), sign);
  const halls = JSON.parse(readFileSync(new URL("../../../data/halls.json", import.meta.url), "utf8")) as {
    zones: { name: string; counters: { id: string }[] }[];
  }[];
  for (const { id } of halls.flatMap(({ zones }) => zones.flatMap(({ counters }) => counters)))
    assert.deepEqual(spell(`请 A001 号到 ${id} 号窗口`, known).missing, [], id);
});

test("every clip of the list is there, and small", () => {
  for (const file of [...Object.values(clips), "chime.mp3"]) {
    const path = new URL(`../../public/clips/${file}`, import.meta.url);
    assert.ok(existsSync(path), file);
    assert.ok(readFileSync(path).length < 30_000, file);
  }
});

test("no word of a sentence begins before the one before it has ended", () => {
  const pieces = fc.array(
    fc.oneof(
      fc.constantFrom("A", "1", "号").map((word) => ({ word })),
      fc.constant({ breath: true as const }),
    ),
  );
  const seconds = fc.double({ min: 0, max: 2, noNaN: true });
  const clip = fc.tuple(seconds, seconds).map(([one, other]) => ({
    from: Math.min(one, other),
    to: Math.max(one, other),
  }));
  fc.assert(
    fc.property(pieces, clip, clip, (said, one, other) => {
      const recorded = new Map([
        ["A", one],
        ["1", other],
      ]);
      const { plan, seconds: whole } = join(said, recorded, { gap: 0.02, breath: 0.2 });
      for (const [place, { at }] of plan.entries()) {
        const before = plan[place - 1];
        assert.ok(!before || at >= before.at + before.length);
      }
      assert.ok(plan.every(({ at, length }) => at + length <= whole));
    }),
  );
});

test("the silence around a recording is not played", () => {
  const samples = new Float32Array(16_000);
  samples.fill(0.5, 4000, 8000);
  const { from, to } = heardIn(samples, 16_000);
  assert.deepEqual([from.toFixed(2), to.toFixed(2)], ["0.24", "0.51"]);
  assert.deepEqual(heardIn(new Float32Array(100), 16_000), { from: 0, to: 0 });
});
