import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { defaultOfficeHours } from "#server/kernel/time/office-hours.ts";
import { officialCalendar } from "#server/testing/calendar.ts";
import { completeItem } from "#server/testing/item.ts";
import { createAgenda, type Plan } from "./agenda.ts";
import { shareOut } from "./chance.ts";
import { crewOf } from "./crew.ts";
import { arrivals, sharesOf } from "./generators/arrivals.ts";
import { readMagnitudes } from "./magnitudes.ts";
import { isWorking } from "./moments.ts";
import type { World } from "./world.ts";

const data = fileURLToPath(new URL("../../data/", import.meta.url));

const item = completeItem();

function world(cases: number): World {
  const magnitudes = readMagnitudes(data);
  const halls = ["changning", "xiling"];
  const plan = {
    year: 2025,
    division: "430482",
    bureau: "11430482000000021M",
    items: [],
    halls,
    counters: [{ hall: "changning", zone: "a", id: "A01" }],
  };
  return {
    ...{
      division: "430482",
      year: 2025,
      from: "2025-01-01",
      seed: 7,
      cases,
      magnitudes,
      halls,
      people: 100,
      enterprises: 25,
    },
    timekeeping: { calendar: officialCalendar(), officeHours: defaultOfficeHours },
    crew: crewOf({ ...plan, magnitudes: magnitudes.crew }),
    ...{
      items: new Map([[item.key, item]]),
      itemsByName: new Map([[item.name, item]]),
      bundles: new Map([["newborn", {} as never]]),
    },
    counters: [],
    brought: new Map(),
  };
}

test("as many come in the year as were asked for, and nobody to a counter on a day off", () => {
  const it = world(110_000);
  let sum = 0;
  for (const [day, { counter, portal }] of sharesOf(it)) {
    sum += counter + portal;
    if (!isWorking(it.timekeeping, day)) assert.equal(counter, 0, day);
  }
  assert.equal(sum, 110_000);
  const spring = sharesOf(it).get("2025-01-29");
  assert.ok(spring && spring.portal < 150, "few by the portal at the Spring Festival");
});

test("who comes to a counter comes while it is open", () => {
  const it = world(20_000);
  const plansOf = () =>
    (arrivals.onDay?.(() => 0, it, "2025-03-03") ?? []).map(({ at, key }) => ({ at, key }));
  const plans = plansOf();
  assert.ok(plans.length > 50);
  assert.deepEqual(plansOf(), plans, "drawn for the day, not for the run");
  for (const { at, key } of plans) {
    assert.match(at, /^2025-03-0[23]T/);
    if (!key.startsWith("counter")) continue;
    const minute = (Date.parse(at) / 60_000 + 8 * 60) % (24 * 60);
    assert.ok((minute >= 540 && minute < 720) || (minute >= 810 && minute < 1020), at);
  }
});

test("the agenda gives what is due in the order of its moments", () => {
  const agenda = createAgenda<Plan<number>>();
  for (const deed of [5, 3, 9, 1, 7, 3]) agenda.put({ at: `2025-01-0${deed}`, key: `${deed}`, deed });
  assert.deepEqual(
    agenda.take("2025-01-06", 3).map(({ deed }) => deed),
    [1, 3, 3],
  );
  assert.deepEqual(
    agenda.take("2025-01-06", 3).map(({ deed }) => deed),
    [5],
  );
  assert.equal(agenda.size(), 2);
});

test("what is shared out adds up", () => {
  assert.deepEqual(shareOut(10, [1, 1, 1]), [3, 4, 3]);
  assert.deepEqual(shareOut(0, [1, 2]), [0, 0]);
  assert.deepEqual(shareOut(7, [0, 1, 0]), [0, 7, 0]);
});
