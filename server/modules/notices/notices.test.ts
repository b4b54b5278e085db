import assert from "node:assert/strict";
import { test } from "node:test";
import { type Browser, type Hall, marketBureau, testHall } from "#server/testing/hall.ts";
import { type Tell, tell } from "./index.ts";

const yellow: Omit<Tell, "to"> = {
  division: "430482",
  kind: "card-yellow",
  key: "card 1 yellow",
  at: "2026-11-20T01:30:00.000Z",
  text: "“食品经营许可”（编号 430482202611200100000117）发黄牌：超过承诺期限",
  href: "/staff/cases/430482202611200100000117",
};

const telling = (hall: Hall, some: Partial<Tell> & Pick<Tell, "to">) =>
  hall.services.db.transaction().execute((tx) => tell(tx, { ...yellow, ...some }));

const listOf = async (browser: Browser, query = "") =>
  (await browser.get(`/api/staff/notices${query}`)).json();

test("R3.1 who holds the role within the organ is told, once each, however often it is said", async (t) => {
  const hall = await testHall(t);
  const approver = await hall.staff("approver");
  const elsewhere = await hall.staff("approver", { organ: "11430482000000021M" });
  const everywhere = await hall.staff("supervisor", { organ: "11430482000000021M", reach: "all-organs" });
  const handler = await hall.staff("examiner");
  const role = ["approver", "supervisor"] as const;
  const to = { staff: [handler.id, approver.id, handler.id], role, organ: marketBureau };
  assert.equal(await telling(hall, { to }), 3);
  assert.equal(await telling(hall, { to }), 0);
  for (const told of [approver, everywhere, handler]) {
    const page = await listOf(told);
    assert.equal(page.unread, 1);
    assert.deepEqual(
      page.notices.map(({ kind, text, href, read }: Record<string, unknown>) => [kind, text, href, read]),
      [["card-yellow", yellow.text, yellow.href, false]],
    );
  }
  assert.deepEqual(await listOf(elsewhere), { notices: [], unread: 0, kinds: [] });
});

test("posts are looked at when it is said: who came later is told of what comes later, who left is not", async (t) => {
  const hall = await testHall(t);
  const left = await hall.staff("approver");
  const to = { role: "approver", organ: marketBureau } as const;
  await telling(hall, { to });
  const came = await hall.staff("approver");
  await hall.services.db
    .updateTable("staff")
    .set({ closed_at: hall.clock.now })
    .where("id", "=", left.id)
    .execute();
  await telling(hall, { to, key: "card 2 yellow" });
  assert.equal((await listOf(came)).unread, 1);
  const { count } = await hall.services.db
    .selectFrom("notice")
    .select((is) => is.fn.countAll<number>().as("count"))
    .where("staff", "=", left.id)
    .executeTakeFirstOrThrow();
  assert.equal(count, 1);
});

test("what is rolled back told nobody anything; nobody to tell is no mistake", async (t) => {
  const hall = await testHall(t);
  const mine = await hall.staff("clerk");
  const failing = hall.services.db.transaction().execute(async (tx) => {
    await tell(tx, { ...yellow, to: { staff: [mine.id] } });
    throw new Error("no");
  });
  await assert.rejects(failing);
  assert.equal((await listOf(mine)).unread, 0);
  assert.equal(await telling(hall, { to: {} }), 0);
  assert.equal(await telling(hall, { to: { role: "director" } }), 0);
});

test("the list is one's own: by kind, unread, page by page, marked as read", async (t) => {
  const hall = await testHall(t);
  const mine = await hall.staff("approver");
  const other = await hall.staff("approver");
  const to = { staff: [mine.id] };
  for (let n = 0; n < 5; n++) {
    const at = `2026-11-20T01:3${n}:00.000Z`;
    await telling(hall, { to, at, key: `k${n}`, kind: n < 2 ? "order" : "card-red", urgent: n === 4 });
  }
  const first = await listOf(mine, "?limit=2");
  const second = await listOf(mine, `?limit=2&before=${first.next}`);
  const third = await listOf(mine, `?limit=2&before=${second.next}`);
  const minutes = [first, second, third].flatMap(({ notices }) =>
    notices.map(({ at }: { at: string }) => at[15]),
  );
  assert.deepEqual(minutes, ["4", "3", "2", "1", "0"]);
  assert.equal(third.next, undefined);
  assert.deepEqual((await listOf(mine, "?before=odd")).notices, []);
  assert.deepEqual((await mine.get("/api/staff/notices/unread")).json(), { unread: 5, urgent: 1 });
  const [{ id }] = first.notices;
  assert.deepEqual((await other.post("/api/staff/notices/read", { ids: [id] })).json(), { marked: 0 });
  assert.deepEqual((await mine.post("/api/staff/notices/read", { ids: [id] })).json(), { marked: 1 });
  assert.deepEqual((await mine.post("/api/staff/notices/read", { kind: "order" })).json(), { marked: 2 });
  const unread = await listOf(mine, "?unread=true");
  assert.deepEqual([unread.unread, unread.notices.length], [2, 2]);
  assert.deepEqual(unread.kinds, [{ kind: "card-red", unread: 2 }]);
  assert.deepEqual((await mine.post("/api/staff/notices/read", {})).json(), { marked: 2 });
});
