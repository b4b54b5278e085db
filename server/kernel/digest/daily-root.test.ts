import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { addDays } from "../time/day.ts";
import { type DailyRoot, dailyRoot, rootFault } from "./daily-root.ts";
import { sm3 } from "./sm3.ts";

const division = "430482";
const digest = fc.nat().map((n) => sm3(String(n)) as Uint8Array);
/** Per sealed day: how many days after the one before, and its events. */
const sealed = fc.array(
  fc.tuple(
    fc.integer({ min: 1, max: 4 }),
    fc.uniqueArray(digest, { maxLength: 5, selector: (d) => d.join() }),
  ),
  { minLength: 2, maxLength: 8 },
);

/** The first root, in the order of their days, that does not fit. */
function verifyRoots(
  of: string,
  roots: readonly DailyRoot[],
  digestsOf: (day: string) => readonly Uint8Array[],
) {
  for (const [at, root] of roots.entries()) {
    const reason = rootFault(of, root, roots[at - 1], digestsOf(root.day));
    if (reason) return { day: root.day, reason };
  }
  return undefined;
}

function seal(days: readonly (readonly [number, Uint8Array[]])[]) {
  const roots: DailyRoot[] = [];
  const events = new Map<string, Uint8Array[]>();
  let day = "2026-11-20";
  let previous: Uint8Array | null = null;
  for (const [later, digests] of days) {
    day = addDays(day, later);
    const root: Buffer = dailyRoot({ division, day, previous, digests });
    roots.push({ day, previous, root });
    events.set(day, digests);
    previous = root;
  }
  const verify = (checked: readonly DailyRoot[]) =>
    verifyRoots(division, checked, (on) => events.get(on) ?? []);
  return { roots, events, verify };
}

test("roots fit the events of their days, with or without days between them", () => {
  fc.assert(fc.property(sealed, (days) => assert.equal(seal(days).verify(seal(days).roots), undefined)));
  assert.equal(
    verifyRoots(division, [], () => []),
    undefined,
  );
});

test("a changed, removed, added or exchanged event changes the root of its day", () => {
  fc.assert(
    fc.property(
      sealed,
      fc.nat(7),
      digest,
      fc.constantFrom("change", "remove", "add", "exchange"),
      (days, at, other, how) => {
        const { roots, events, verify } = seal(days);
        const { day } = roots[at % roots.length]!;
        const before = events.get(day)!;
        const after = {
          change: [other, ...before.slice(1)],
          remove: before.slice(1),
          add: [...before, other],
          exchange: before.toReversed(),
        }[how];
        fc.pre(after.length !== before.length || after.some((d, i) => Buffer.compare(d, before[i]!) !== 0));
        events.set(day, after);
        assert.deepEqual(verify(roots), { day, reason: "altered" });
      },
    ),
  );
});

test("a day removed, put in between or exchanged breaks the chain of roots", () => {
  fc.assert(
    fc.property(sealed, fc.nat(7), (days, at) => {
      const { roots, verify } = seal(days);
      const place = at % (roots.length - 1);
      const { day } = roots[place + 1]!;
      assert.deepEqual(verify(roots.toSpliced(place, 1)), { day, reason: "link" });
      const between = roots.toSpliced(place + 1, 0, roots[place]!);
      assert.deepEqual(verify(between), { day: roots[place]!.day, reason: "order" });
      const swapped = roots.with(place, roots[place + 1]!).with(place + 1, roots[place]!);
      assert.deepEqual(verify(swapped), { day, reason: "link" });
    }),
  );
});

test("a root belongs to its division, its day and its number of events", () => {
  const day = { division, day: "2026-11-21", previous: null, digests: [sm3("a"), sm3("b")] };
  const root = dailyRoot(day);
  assert.ok(!root.equals(dailyRoot({ ...day, division: "430481" })));
  assert.ok(!root.equals(dailyRoot({ ...day, day: "2026-11-22" })));
  assert.ok(!root.equals(dailyRoot({ ...day, digests: [Buffer.concat(day.digests)] })));
  assert.ok(!root.equals(dailyRoot({ ...day, previous: sm3("c") })));
  assert.deepEqual(
    verifyRoots("430481", [{ ...day, root }], () => day.digests),
    { day: day.day, reason: "altered" },
  );
});

test("a division's first root follows on none", () => {
  const first = { division, day: "2026-11-21", previous: sm3("c"), digests: [] };
  const roots = [{ ...first, root: dailyRoot(first) }];
  assert.deepEqual(
    verifyRoots(division, roots, () => []),
    { day: first.day, reason: "link" },
  );
});

test("a day of a hundred thousand events has a root", () => {
  const digests = Array.from({ length: 100_000 }, () => sm3("a"));
  assert.equal(dailyRoot({ division, day: "2026-11-21", previous: null, digests }).length, 32);
});
