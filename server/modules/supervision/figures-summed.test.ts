import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { CardList } from "#contract/supervision.ts";
import type { FigureBy, FigureQuery, FigureTable, FinishedList } from "#contract/supervision-figures.ts";
import type { StaffActor } from "#server/kernel/access/actor.ts";
import { approvalBureau, type Browser, marketBureau } from "#server/testing/hall.ts";
import { settleAll, talliesNow } from "../metrics/index.ts";
import { get } from "./cards.fixture.ts";
import { type FiguredHall, figuredHall, play, stepOf, withdrawals } from "./figures-history.fixture.ts";
import { figureTable } from "./figures-query.ts";
import { cutOf, type Tallies } from "./figures-summed.ts";

const sides: FigureBy[] = ["organ", "item", "place", "counter", "handler", "rule", "month"];

function actor(division: string, role: "director" | "supervisor" | "organ-head", organ: string): StaffActor {
  const [id, post] = ["00000000-0000-4000-8000-000000000001", "00000000-0000-4000-8000-000000000002"];
  const reach = role === "director" ? ("all-organs" as const) : ("organ" as const);
  return { kind: "staff", division, id, posts: [{ id: post, role, organ, halls: [], reach }] };
}

const noTallies: Tallies = async () => undefined;

/** What a table may be narrowed by, one thing at a time and two at once. */
const narrowings = (hall: FiguredHall): Partial<FigureQuery>[] => [
  {},
  ...[{ organ: marketBureau }, { organ: approvalBureau }, { hall: "online" }, { hall: "changning" }],
  ...[{ hall: "changning", counter: "A03" }, { counter: "A03" }, { hall: "online", counter: "A03" }],
  ...[{ handler: hall.people[1]! }, { item: hall.items[0]!.key }],
  ...[
    { item: hall.items[0]!.key, organ: marketBureau },
    { item: hall.items[1]!.key, hall: "changning" },
  ],
];

async function compared(
  hall: FiguredHall,
  narrowed: readonly Partial<FigureQuery>[],
  months: readonly (number | undefined)[],
) {
  const { services, division } = hall;
  const now = services.now();
  let [summed, cards, matters] = [0, 0, 0];
  const tallies: Tallies = async (of, asks) => {
    const found = await talliesNow(services, of, asks);
    assert.ok(found, "so little waits that the sums are to be had");
    summed += 1;
    return found;
  };
  const readers = [
    actor(division, "director", marketBureau),
    actor(division, "supervisor", marketBureau),
    actor(division, "organ-head", approvalBureau),
  ];
  for (const who of readers)
    for (const by of sides)
      for (const narrow of narrowed)
        for (const month of months) {
          const query = { year: 2026, by, ...(month !== undefined && { month }), ...narrow };
          const own = await figureTable(services, who, query, { now, tallies });
          const anew = await figureTable(services, who, query, { now, tallies: noTallies });
          assert.deepEqual(own, anew, `${who.posts[0]?.role} ${JSON.stringify(query)}`);
          cards += own.total.red.n + own.total.yellow.n;
          matters += own.total.finished.n;
        }
  return { summed, cards, matters };
}

test("R3.6 tables from sums say what counting anew says, at any moment of any history", async (t) => {
  const hall = await figuredHall(t);
  const seen = { summed: 0, cards: 0, matters: 0 };
  await fc.assert(
    fc.asyncProperty(fc.array(stepOf, { minLength: 8, maxLength: 20 }), async (steps) => {
      for (const step of steps) await play(hall, step);
      const found = await compared(hall, [{}], [undefined, 4]);
      for (const name of ["summed", "cards", "matters"] as const) seen[name] += found[name];
    }),
    { numRuns: 5, endOnFailure: true },
  );
  const before = await withdrawn(hall);
  for (const step of withdrawals(hall.cases.length)) await play(hall, step);
  const after = await withdrawn(hall);
  t.diagnostic(JSON.stringify({ ...seen, before, after }));
  assert.ok(after.upheld > before.upheld && after.recomputed > before.recomputed);
  for (const isSettled of [false, true]) {
    if (isSettled) await settleAll(hall.services);
    const found = await compared(hall, narrowings(hall), [undefined]);
    assert.ok(found.summed > 0 && found.cards > 0 && found.matters > 0, JSON.stringify(found));
  }
  await listsAgree(hall);
});

/** How many cards were taken back, by an appeal and by looking again. */
async function withdrawn({ services }: FiguredHall): Promise<{ upheld: number; recomputed: number }> {
  const { rows } = await services.pool.query(`select count(*) filter (where upheld)::int as upheld,
    count(*) filter (where withdrawn_at is not null and not upheld)::int as recomputed from card`);
  return rows[0];
}

/** Every row behind a figure, page by page. */
async function rowsBehind(who: Browser, href: string): Promise<number> {
  let [n, after] = [0, undefined as string | undefined];
  do {
    const next = after === undefined ? "" : `&after=${encodeURIComponent(after)}`;
    const page: CardList | FinishedList = await get(who, `${href}&limit=100${next}`);
    n += page.rows.length;
    after = page.next;
  } while (after !== undefined);
  return n;
}

/** A figure from sums is as long as the list behind it. */
async function listsAgree({ supervisor }: FiguredHall) {
  for (const by of sides) {
    const table = await get<FigureTable>(supervisor, `/api/supervision/figures?year=2026&by=${by}`);
    for (const line of [table.total, ...table.lines])
      for (const { n, href } of [line.yellow, line.red, line.finished, line.onTime])
        assert.equal(await rowsBehind(supervisor, href), n, href);
  }
}

test("a table cut by two dimensions at once has no sums, one cut by a counter and its hall has", () => {
  assert.equal(cutOf("handler", { item: "a" }), undefined);
  assert.equal(cutOf("organ", { item: "a", handler: "b" }), undefined);
  assert.equal(cutOf("organ", { counter: "A03" }), undefined);
  assert.deepEqual(cutOf("counter", { hall: "h" }), { grain: "counter", prefix: "h/" });
  assert.deepEqual(cutOf("place", { hall: "h", counter: "A03" }), { grain: "counter", value: "h/A03" });
  assert.deepEqual(cutOf("month", { hall: "online" }), { grain: "hall", value: "-" });
});
