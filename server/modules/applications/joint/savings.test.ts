import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { BundleSavings, SavingsList } from "#contract/bundle-savings.ts";
import type { StaffRole } from "#contract/people.ts";
import { roleNames } from "#contract/words.ts";
import type { Tally } from "#server/kernel/bundle/savings.ts";
import { readWorkbook } from "#server/platform/xlsx/index.ts";
import { joint, ok, openHall, submit } from "./joint.fixture.ts";
import { added, figuresOf, nothing, type SavingsSum } from "./savings.ts";

const base = "/api/staff/bundles/savings";
const amounts = fc.record(
  {
    ...{ steps: fc.nat(50), materials: fc.nat(50), trips: fc.nat(9) },
    days: fc.nat(900).map((tenths) => tenths / 10),
  },
  { noNullPrototype: true },
);
const sum: fc.Arbitrary<SavingsSum> = fc
  .tuple(amounts, amounts)
  .map(([alone, together]) => ({ applications: 1, savings: { alone, together } }));

test("A20 sums do not depend on the order; what is spared and what is left make up what it would have been", () => {
  fc.assert(
    fc.property(fc.array(sum), (all) => {
      const total = all.reduce(added, nothing);
      assert.deepEqual(total, all.toReversed().reduce(added, nothing));
      const figures = figuresOf(total);
      for (const what of ["steps", "materials", "days", "trips"] satisfies (keyof Tally)[]) {
        const { alone, together, spared, rate } = figures[what];
        assert.ok(Math.abs(alone - together - spared) < 1e-6);
        assert.equal(rate === undefined, alone === 0);
      }
    }),
  );
});

test("A20 the figures of a year are the sum of the list behind them, as frozen when handed in", async (t) => {
  const hall = await openHall(t);
  const first = await submit(hall);
  hall.clock.forward(5);
  const second = await submit(hall);
  const year = ok<BundleSavings>(await hall.clerk.get(`${base}?year=2026`));
  const one = (await joint(hall.clerk, first)).savings;
  assert.ok(one.alone.materials > one.together.materials);
  const page = ok<SavingsList>(await hall.clerk.get(`${base}/applications?year=2026&limit=1`));
  const rest = ok<SavingsList>(
    await hall.clerk.get(`${base}/applications?year=2026&limit=1&before=${page.next}`),
  );
  const rows = [...page.rows, ...rest.rows];
  assert.deepEqual(
    rows.map(({ number }) => number),
    [second, first],
  );
  assert.equal(rest.next, undefined);
  const summed = rows.reduce((all, { savings }) => added(all, { applications: 1, savings }), nothing);
  assert.deepEqual(year.all, figuresOf(summed));
  const used = year.bundles.filter(({ applications }) => applications > 0);
  assert.deepEqual(
    used.map(({ key }) => key),
    ["open-restaurant"],
  );
  assert.ok(year.bundles.length > 10, "bundles nobody used are told too");
  const none = ok<SavingsList>(await hall.clerk.get(`${base}/applications?year=2026&bundle=newborn`));
  assert.deepEqual(none.rows, []);
  assert.equal(ok<BundleSavings>(await hall.clerk.get(`${base}?year=2025`)).all.applications, 0);
  const book = await hall.clerk.get(`${base}.xlsx?year=2026`);
  const [figures, list] = readWorkbook(book.rawPayload);
  assert.deepEqual(figures?.rows.at(-1)?.slice(0, 3), ["合计", "2", String(year.all.materials.alone)]);
  assert.deepEqual(
    list?.rows.slice(1).map(([number]) => number),
    [second, first],
  );
});

test("savings are read by whoever works on matters, and by nobody else", async (t) => {
  const hall = await openHall(t);
  const reads = [
    "clerk",
    "examiner",
    "surveyor",
    "approver",
    "supervisor",
    "archivist",
    "organ-head",
    "director",
    "catalogue-editor",
  ];
  for (const url of [`${base}?year=2026`, `${base}/applications?year=2026`, `${base}.xlsx?year=2026`]) {
    for (const role of Object.keys(roleNames) as StaffRole[]) {
      const { statusCode } = await (await hall.staff(role)).get(url);
      assert.equal(statusCode, reads.includes(role) ? 200 : 403, `${role} ${url}`);
    }
    assert.equal((await hall.visitor.get(url)).statusCode, 401);
    assert.equal((await hall.applicant.get(url)).statusCode, 403);
  }
});
