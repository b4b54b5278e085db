import assert from "node:assert/strict";
import { test } from "node:test";
import type { Actor } from "#server/kernel/access/actor.ts";
import { at, countedHall, openCase } from "#server/testing/counted-hall.ts";
import { factSources } from "./sources.ts";

test("every source can be read: its keys in order, and facts of none but the keys that are asked for", async (t) => {
  const { services, division } = await countedHall(t);
  const tx = services.db;
  assert.equal(new Set(factSources.map(({ source }) => source)).size, factSources.length);
  for (const source of factSources) {
    const keys = await source.keys(services, tx, division, "", 3);
    const [first, second] = keys;
    if (first !== undefined && second !== undefined) {
      const next = await source.keys(services, tx, division, first, 1);
      assert.deepEqual(next, [second], source.source);
    }
    const facts = await source.read(services, tx, division, keys);
    for (const key of facts.keys()) assert.ok(keys.includes(key), `${source.source} ${key}`);
    for (const { marks, amount } of [...facts.values()].flat()) {
      assert.ok(Number.isSafeInteger(amount));
      for (const mark of marks) assert.match(mark, /^[a-z0-9][a-z0-9.+-]{0,59}$/, source.source);
    }
  }
});

test("the list behind a figure names what people know, never a bare key", async (t) => {
  const hall = await countedHall(t);
  const { services, division } = hall;
  await openCase(hall, at("2026-03-02"));
  const actor: Actor = { kind: "connected", division, id: "reports", scopes: [] };
  for (const { source, keys, named } of factSources) {
    const found = await keys(services, services.db, division, "", 50);
    const names = (await named?.(services, actor, division, found)) ?? new Map();
    for (const [key, { number, subject, href }] of names) {
      assert.ok(found.includes(key), source);
      for (const words of [number, subject]) assert.doesNotMatch(words ?? "", uuid, `${source} ${words}`);
      if (href !== undefined) assert.match(href, /^\/staff\//, source);
    }
  }
});

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-/;
