import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import type { HallMaps } from "#contract/screen.ts";
import { type Box, cellsIn, drawFloors } from "./hall-map.ts";

const read = <T>(name: string) =>
  JSON.parse(readFileSync(new URL(`../../../data/${name}`, import.meta.url), "utf8")) as T;
const [hall] =
  read<{ zones: { id: string; name: string; counters: { id: string; name: string }[] }[] }[]>("halls.json");
const [map] = read<HallMaps>("hall-maps.json");
const rooms = {
  zones: hall!.zones.map(({ id, name }) => ({ id, name })),
  counters: hall!.zones.flatMap((zone) =>
    zone.counters.map(({ id, name }) => ({ id, name, zone: zone.id, kind: "department" })),
  ),
};
const board = {
  called: [{ number: "A003", counter: "A01", at: "2026-11-20T01:00:00.000Z" }],
  counters: [
    { id: "A01", state: "open" as const },
    { id: "A02", state: "paused" as const },
  ],
};

const overlap = (a: Box, b: Box) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

for (const [drawn, floors] of Object.entries({ "as the data draws it": map!.floors, "without a map": [] })) {
  test(`every counter of the hall is drawn once, beside all others, inside its zone: ${drawn}`, () => {
    const zones = drawFloors({ ...rooms, floors }, board).flatMap((floor) => floor.zones);
    const counters = zones.flatMap((zone) => zone.counters);
    assert.deepEqual(counters.map(({ id }) => id).sort(), rooms.counters.map(({ id }) => id).sort());
    for (const zone of zones) {
      for (const counter of zone.counters) {
        assert.ok(counter.x >= zone.x && counter.x + counter.width <= zone.x + zone.width, counter.id);
        assert.ok(counter.y >= zone.y && counter.y + counter.height <= zone.y + zone.height, counter.id);
      }
    }
    const states = counters.slice(0, 3).map(({ id, state, number }) => [id, state, number]);
    assert.deepEqual(states, [
      ["A01", "open", "A003"],
      ["A02", "paused", undefined],
      ["A03", "closed", undefined],
    ]);
  });
}

test("nothing on a floor of the data lies over anything else, or outside", () => {
  for (const floor of map!.floors) {
    const boxes = [...floor.zones, ...floor.places];
    for (const [place, box] of boxes.entries()) {
      assert.ok(box.x + box.width <= floor.width && box.y + box.height <= floor.height);
      for (const other of boxes.slice(place + 1))
        assert.equal(overlap(box, other), false, `${JSON.stringify(box)} ${JSON.stringify(other)}`);
    }
  }
});

test("cells fill a box without touching", () => {
  const size = fc.integer({ min: 10, max: 200 });
  fc.assert(
    fc.property(size, size, fc.integer({ min: 1, max: 40 }), (width, height, count) => {
      const box = { x: 3, y: 5, width, height };
      const cells = cellsIn(box, count);
      assert.equal(cells.length, count);
      for (const [place, cell] of cells.entries())
        for (const other of cells.slice(place + 1)) assert.equal(overlap(cell, other), false);
    }),
  );
});
