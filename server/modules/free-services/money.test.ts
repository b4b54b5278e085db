import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { test } from "node:test";
import fc from "fast-check";
import { sql } from "kysely";
import type { BudgetDetails, FreeBudget, Settlement, Settlements } from "#contract/free-money.ts";
import type { TallyPage } from "#contract/free-services.ts";
import { caseNumber } from "#server/kernel/codes/case-number.ts";
import { readWorkbook } from "#server/platform/xlsx/index.ts";
import { type Browser, newKey } from "#server/testing/hall.ts";
import { findCase } from "../../cases/index.ts";
import { actOnOrder } from "./acting.ts";
import { freeServicesOf, orderedKind } from "./free-service-rules.ts";
import {
  at,
  codeIn,
  contracted,
  decide,
  delivered,
  type FreeHall,
  freeHall,
  handedIn,
  ok,
  ordered,
} from "./free-services.fixture.ts";
import { openOrder } from "./place-order.ts";

const december = "2026-12-02T01:30:00.000Z";

/** The clock is set forward, and everybody signs in again. */
async function later(hall: FreeHall, now: string): Promise<void> {
  hall.clock.now = now;
  for (const who of ["clerk", "head", "director", "courier", "other"] as const)
    hall[who] = await hall.again(hall[who]);
}

const tally = (who: Browser, kind: string, quantity: number) =>
  who.post(`${at}/tally`, { requestKey: newKey(), kind, quantity });
const settlements = async (who: Browser) => ok<Settlements>(await who.get(`${at}/settlements`));
const settlement = async (who: Browser, id: string) =>
  ok<Settlement>(await who.get(`${at}/settlements/${id}`));
const prepare = (who: Browser, supplier: string, month: string) =>
  who.post(`${at}/settlements`, { requestKey: newKey(), supplier, month });
const confirm = (who: Browser, id: string) =>
  who.post(`${at}/settlements/${id}/confirm`, { requestKey: newKey() });

test("R12.9 a month: settled once, by two people; late proofs next month; disputes and corrections as lines of their own", async (t) => {
  const hall = await freeHall(t);
  const prices = { "post-province": 1200, print: 20 };
  const { supplier, contract } = await contracted(hall, "湘南快递", prices, hall.courier);
  const about = await handedIn(hall);
  await decide(hall, about);
  const { number } = await ordered(hall, about);
  // A new price holds for orders to come: what was ordered keeps its own.
  const price = { requestKey: newKey(), kind: "post-province", from: "2026-11-20", price: 1800 };
  ok(await hall.director.post(`${at}/contracts/${contract}/prices`, price));
  await delivered(hall, hall.courier, number);
  const { number: late } = await ordered(hall, about);
  const counted = ok<{ id: string }>(await tally(hall.clerk, "print", 7)).id;
  const wrong = ok<{ id: string }>(await tally(hall.clerk, "print", 70)).id;
  ok(await hall.clerk.post(`${at}/tally/${wrong}/undo`, { requestKey: newKey() }));
  assert.equal(codeIn(await prepare(hall.clerk, supplier, "2026-11")), "free-month-running");

  await later(hall, december);
  await delivered(hall, hall.courier, late);
  assert.equal((await prepare(hall.director, supplier, "2026-11")).statusCode, 403, "not who confirms");
  const [due] = (await settlements(hall.clerk)).due;
  assert.deepEqual([due?.month, due?.pieces, due?.amount], ["2026-11", 8, 1200 + 7 * 20]);
  const key = newKey();
  const ask = { requestKey: key, supplier, month: "2026-11" };
  const { id } = ok<{ id: string }>(await hall.clerk.post(`${at}/settlements`, ask));
  assert.equal(
    ok<{ id: string }>(await hall.clerk.post(`${at}/settlements`, ask)).id,
    id,
    "asked again, once",
  );
  assert.equal(codeIn(await prepare(hall.clerk, supplier, "2026-11")), "free-settled-already");
  const first = await settlement(hall.courier, id);
  assert.deepEqual(
    first.lines
      .map(({ kind, quantity, price: fen, amount }) => [kind, quantity, fen, amount].join(" "))
      .sort(),
    ["post-province 1 1200 1200", "print -70 20 -1400", "print 7 20 140", "print 70 20 1400"],
  );
  assert.equal(first.amount, 1340);

  // The supplier says that 9 were printed; the bureau agrees, in the same settlement.
  const dispute = { requestKey: newKey(), supply: counted, reason: "当天印了 9 张" };
  const raised = ok<{ id: string }>(await hall.courier.post(`${at}/settlements/${id}/disputes`, dispute)).id;
  const twice = await hall.clerk.post(`${at}/settlements/${id}/disputes`, {
    ...dispute,
    requestKey: newKey(),
  });
  assert.equal(codeIn(twice), "free-disputed");
  assert.equal(codeIn(await confirm(hall.director, id)), "free-dispute-open");
  const answer = { requestKey: newKey(), uphold: true, quantity: 9, answer: "核对登记本属实" };
  assert.equal((await hall.courier.post(`${at}/disputes/${raised}/answer`, answer)).statusCode, 403);
  ok(await hall.clerk.post(`${at}/disputes/${raised}/answer`, answer));
  assert.equal((await settlement(hall.clerk, id)).amount, 1380);
  ok(await confirm(hall.director, id));
  assert.equal(codeIn(await confirm(hall.director, id)), "free-confirmed");

  // Found after it was confirmed: in the next one, with what was proven late.
  const fix = { requestKey: newKey(), quantity: 8, reason: "多记了一张" };
  ok(await hall.clerk.post(`${at}/supplies/${counted}/corrections`, fix));
  await later(hall, "2027-01-04T01:30:00.000Z");
  const next = ok<{ id: string }>(await prepare(hall.clerk, supplier, "2026-12")).id;
  const second = await settlement(hall.clerk, next);
  assert.deepEqual(
    second.lines
      .map(({ kind, quantity, amount, correction = "" }) => `${kind} ${quantity} ${amount} ${correction}`)
      .sort(),
    ["post-province 1 1800 ", "print -1 -20 多记了一张"],
  );
  assert.equal((await settlement(hall.clerk, id)).amount, 1380, "what was settled stays");
  assert.equal((await hall.other.get(`${at}/settlements/${next}`)).statusCode, 404, "another supplier's");

  const sheet = await hall.director.get(`${at}/settlements/${id}/sheet`);
  const [sums, lines] = readWorkbook(sheet.rawPayload);
  const total = sums?.rows.find(([head]) => head === "合计");
  assert.deepEqual(total?.slice(4), ["10", "13.8"], "numbers, to reckon with");
  assert.ok(sums?.rows.some(([head, words]) => head === "人民币大写" && words === "壹拾叁元捌角整"));
  assert.equal(lines?.rows.length, 2 + 5);
  const { db } = hall.services;
  await assert.rejects(db.updateTable("free_supply").set({ quantity: 1 }).execute(), /append-only/);
  await assert.rejects(db.deleteFrom("free_settlement_line").execute(), /append-only/);
});

test("R12.9 who prepares does not confirm, whatever posts they hold", async (t) => {
  const hall = await freeHall(t);
  const { supplier } = await contracted(hall, "印务", { print: 20 });
  ok(await tally(hall.clerk, "print", 5));
  await later(hall, december);
  const { id } = ok<{ id: string }>(await prepare(hall.clerk, supplier, "2026-11"));
  const { db } = hall.services;
  const same = db.updateTable("free_settlement").set({ confirmed_by: hall.clerk.id, confirmed_at: december });
  await assert.rejects(same.where("id", "=", id).execute(), /check constraint/, "nor behind our back");
  assert.equal((await settlement(hall.clerk, id)).mayConfirm, false);
  assert.equal((await settlement(hall.head, id)).mayConfirm, true);
});

test("R12.9 prints and copies: two keystrokes, taken back on the same day by whoever counted", async (t) => {
  const hall = await freeHall(t);
  await contracted(hall, "印务", { print: 20 });
  const { id } = ok<{ id: string }>(await tally(hall.clerk, "print", 5));
  ok(await tally(hall.clerk, "copy", 3));
  assert.equal(codeIn(await tally(hall.clerk, "print", 500)), "free-quantity");
  assert.equal(codeIn(await tally(hall.clerk, "seal-set", 1)), "free-kind-unknown");
  const undo = () => hall.clerk.post(`${at}/tally/${id}/undo`, { requestKey: newKey() });
  ok(await undo());
  assert.equal(codeIn(await undo()), "free-nothing-to-correct");
  const page = ok<TallyPage>(await hall.clerk.get(`${at}/tally`));
  assert.deepEqual(
    page.kinds.map(({ id: kind, key, today }) => [kind, key, today]),
    [
      ["print", "p", 0],
      ["copy", "c", 3],
    ],
  );
  const own = await hall.services.db
    .selectFrom("free_supply")
    .selectAll()
    .where("kind", "=", "copy")
    .execute();
  assert.deepEqual(
    [own[0]?.supplier_id, own[0]?.amount_fen],
    [null, 0],
    "copied by the bureau itself: nobody is paid",
  );
});

test("R12.9 seed 002 from its orders: 82.6 万元 of 85.5 万元 for seals, each figure with what was added up", async (t) => {
  const hall = await freeHall(t);
  await contracted(hall, "印章", { "seal-set": 140_000 });
  const year = {
    requestKey: newKey(),
    year: 2026,
    line: "seal",
    amount: 85_500_000,
    reason: "年初预算 85.5 万元",
  };
  ok(await hall.director.post(`${at}/budget`, year));
  await sealsDelivered(hall, 590);
  const of = async () => ok<FreeBudget>(await hall.director.get(`${at}/budget?year=2026`)).lines[0]!;
  const before = await of();
  assert.deepEqual([before.due, before.settled, before.ordered, before.warning], [82_600_000, 0, 0, "near"]);
  await later(hall, december);
  const [due] = (await settlements(hall.clerk)).due;
  const { id } = ok<{ id: string }>(await prepare(hall.clerk, due!.supplier, "2026-11"));
  ok(await confirm(hall.director, id));
  const after = await of();
  assert.deepEqual([after.amount, after.settled, after.due], [85_500_000, 82_600_000, 0]);
  assert.equal(after.execution, 9661, "96.61 %");
  assert.equal((await settlement(hall.director, id)).pieces, 590);

  let [pieces, amount, skip] = [0, 0, 0 as number | undefined];
  while (skip !== undefined) {
    const path: string = `${at}/budget/rows?year=2026&line=seal&stage=settled&skip=${skip}`;
    const page: BudgetDetails = ok<BudgetDetails>(await hall.director.get(path));
    assert.ok(
      page.rows.every(({ number, about }) => number && about),
      "down to the orders and their matters",
    );
    [pieces, amount, skip] = [pieces + page.pieces, amount + page.amount, page.next];
  }
  assert.deepEqual([pieces, amount], [590, after.settled]);
  const told = await hall.services.db.selectFrom("notice").select("text").execute();
  assert.ok(
    told.some(({ text }) => text.includes("预算已经用到 90%")),
    "warned before it is exceeded",
  );
});

/** Orders of one matter, through the engine, each accepted and handed over. */
async function sealsDelivered(hall: FreeHall, count: number): Promise<void> {
  const { services, division, clock } = hall;
  const number = await handedIn(hall, "seal");
  await decide(hall, number);
  const matter = await findCase(services.pool, { division, id: Number(number.slice(6, 22)) });
  const kind = orderedKind(freeServicesOf(services), "seal-set");
  const [one] = await services.db.selectFrom("free_supplier").select(["id", "name"]).execute();
  const supplier = { ...one!, price: 140_000 };
  const by = { kind: "staff" as const, id: hall.clerk.id };
  const clerk = {
    ...{ kind: "staff" as const, division, id: hall.clerk.id },
    posts: [
      { id: "p", organ: matter!.organ, role: "clerk" as const, halls: [], reach: "all-organs" as const },
    ],
  };
  const recipient = { name: "郭小明", phone: "13900000001" };
  const each = async () => {
    const ask = { requestKey: randomUUID(), quantity: 1, way: "collect" as const, recipient };
    const open = { matter: matter!, kind, ask, supplier, requestKey: randomUUID(), by, at: clock.now };
    const { case: it } = await openOrder(services, open);
    const act = (action: string, version: number, data = {}) =>
      actOnOrder(services, clerk, it, { requestKey: randomUUID(), version, action, data, at: clock.now });
    await act("accept", 1);
    await act("hand-over", 2, { receivedBy: "郭小明" });
    return caseNumber(division, it.id);
  };
  for (let done = 0; done < count; done += 80)
    await Promise.all(Array.from({ length: Math.min(80, count - done) }, each));
  await hall.settle();
}

test("R12.9 whatever the order of events: what is settled is what was delivered, each once", async (t) => {
  const hall = await freeHall(t);
  const { supplier } = await contracted(hall, "印务", { print: 20, copy: 15 });
  const step = fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({ tally: fc.constantFrom("print", "copy"), n: fc.integer({ min: 1, max: 200 }) }),
    },
    { weight: 2, arbitrary: fc.record({ correct: fc.nat(), n: fc.integer({ min: 0, max: 200 }) }) },
    { weight: 2, arbitrary: fc.constant({ settle: true as const }) },
    { weight: 1, arbitrary: fc.constant({ month: true as const }) },
  );
  let [year, month] = [2026, 11];
  const forward = async () => {
    [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
    await later(hall, `${year}-${String(month).padStart(2, "0")}-15T01:30:00.000Z`);
  };
  const before = () => {
    const [y, m] = month === 1 ? [year - 1, 12] : [year, month - 1];
    return `${y}-${String(m).padStart(2, "0")}`;
  };
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 12 }), async (steps) => {
      for (const one of steps) {
        if ("tally" in one) ok(await tally(hall.clerk, one.tally, one.n));
        else if ("correct" in one) {
          const ids = await sql<{
            id: string;
          }>`select id from free_supply where corrects is null order by id`.execute(hall.services.db);
          const chosen = ids.rows[one.correct % Math.max(1, ids.rows.length)]?.id;
          const body = { requestKey: newKey(), quantity: one.n, reason: "核对登记本" };
          if (chosen) await hall.clerk.post(`${at}/supplies/${chosen}/corrections`, body);
        } else if ("settle" in one) {
          const both = await Promise.all([1, 2].map(() => prepare(hall.clerk, supplier, before())));
          assert.ok(both.filter(({ statusCode }) => statusCode === 201).length <= 1, "prepared once");
        } else if (year < 2028) await forward();
      }
      await assertWhole(hall, supplier);
    }),
    { numRuns: 12 },
  );
});

/** Settled and still to be settled together are what was supplied; nothing stands in two settlements. */
async function assertWhole(hall: FreeHall, supplier: string): Promise<void> {
  const { db } = hall.services;
  const { rows: twice } = await sql`select supply_id from free_settlement_line group by division, supply_id
    having count(*) > 1`.execute(db);
  assert.deepEqual(twice, []);
  const { rows } = await sql<{ all: number; settled: number; late: number }>`
    select coalesce(sum(s.quantity::bigint * s.price_fen), 0)::bigint as "all",
      coalesce(sum(s.amount_fen) filter (where l.supply_id is not null), 0)::bigint as settled,
      count(*) filter (where s.month > t.month and s.corrects is null)::int as late
    from free_supply s left join free_settlement_line l on l.division = s.division and l.supply_id = s.id
    left join free_settlement t on t.division = l.division and t.id = l.settlement_id
    where s.supplier_id = ${supplier}`.execute(db);
  const [sum] = rows;
  const shown = await settlements(hall.director);
  const settled = shown.rows.reduce((all, { amount }) => all + amount, 0);
  const open = shown.due.reduce((all, { amount }) => all + amount, 0) + shown.running.amount;
  assert.equal(settled, sum?.settled);
  assert.equal(settled + open, sum?.all, "nothing is lost");
  assert.equal(sum?.late, 0, "what was proven later waits for its month");
}
