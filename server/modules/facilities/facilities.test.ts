import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import type { FacilityDesk, HallFacilities } from "#contract/facilities.ts";
import { type Browser, newKey, testHall } from "#server/testing/hall.ts";
import { remindBorrowers } from "./facility-jobs.ts";
import { forgetBorrowers } from "./loan-store.ts";

const borrower = { name: "张小三", phone: "13812341234", quantity: 1 };

async function openHall(t: TestContext) {
  const hall = await testHall(t);
  const clerk = await hall.staff("clerk", { halls: ["changning"] });
  const desk = async () => (await clerk.get("/api/staff/facilities")).json<FacilityDesk>();
  const own = { hall: "changning", kind: "wheelchair", name: "轮椅", place: "大门内", quantity: 2 };
  const add = (change: object = {}) =>
    clerk.post("/api/staff/facilities", { requestKey: newKey(), ...own, ...change });
  const lend = (id: string, change: object = {}, who: Browser = clerk) =>
    who.post(`/api/staff/facilities/${id}/loans`, { requestKey: newKey(), ...borrower, ...change });
  const end = (id: string, how: string) =>
    clerk.post(`/api/staff/loans/${id}/end`, { requestKey: newKey(), how });
  return { ...hall, clerk, desk, add, lend, end };
}

test("lent, seen as masked, back again; a repeat lends once (B9, R13.5)", async (t) => {
  const { add, lend, desk, end, clerk, visitor } = await openHall(t);
  const { id } = (await add()).json();
  const body = { requestKey: newKey(), ...borrower };
  const first = await clerk.post(`/api/staff/facilities/${id}/loans`, body);
  const again = await clerk.post(`/api/staff/facilities/${id}/loans`, body);
  assert.deepEqual(again.json(), first.json());
  const [loan] = (await desk()).loans;
  assert.equal(loan!.person, "张*三 138****1234");
  const words = async () =>
    (await visitor.get("/api/halls/changning/facilities")).json<HallFacilities>().facilities[0]!.words;
  assert.equal(await words(), "可以借，不收押金，还有 1 件");
  assert.equal((await lend(id, { quantity: 2 })).json().code, "facility-too-many");
  assert.equal((await lend(id)).statusCode, 201);
  assert.equal((await lend(id)).json().code, "facility-none-left");
  assert.equal(await words(), "都借出去了");
  assert.equal((await end(loan!.id, "returned")).statusCode, 200);
  assert.equal((await end(loan!.id, "returned")).json().code, "loan-not-found");
  assert.equal(await words(), "可以借，不收押金，还有 1 件");
});

test("twenty at once want the last two wheelchairs: two have one", async (t) => {
  const { add, lend, desk } = await openHall(t);
  const { id } = (await add()).json();
  const answers = await Promise.all(Array.from({ length: 20 }, () => lend(id)));
  assert.equal(answers.filter(({ statusCode }) => statusCode === 201).length, 2);
  const { facilities: rows, loans } = await desk();
  assert.deepEqual([rows[0]!.lent, loans.length], [2, 2]);
});

test("what is faulty or not for lending is not lent; what was lost is no longer counted", async (t) => {
  const { add, lend, desk, end, clerk } = await openHall(t);
  const { id } = (await add()).json();
  const room = (await add({ kind: "mother-baby-room", name: "母婴室", quantity: 1 })).json();
  assert.equal((await lend(room.id)).json().code, "facility-not-lent");
  assert.equal((await add()).json().code, "facility-exists");
  const loan = (await lend(id)).json();
  assert.equal((await end(loan.id, "lost")).statusCode, 200);
  const row = async () => (await desk()).facilities.find((each) => each.id === id)!;
  assert.deepEqual([(await row()).quantity, (await row()).lent], [1, 0]);
  const check = { requestKey: newKey(), version: 1, state: "faulty", note: "轮子坏了" };
  assert.equal((await clerk.post(`/api/staff/facilities/${id}/checks`, check)).json().version, 2);
  assert.equal((await row()).nextCheckOn, "2026-12-20");
  assert.equal((await lend(id)).json().code, "facility-not-lent");
  const stale = { ...check, requestKey: newKey() };
  assert.equal(
    (await clerk.post(`/api/staff/facilities/${id}/checks`, stale)).json().code,
    "facility-changed",
  );
});

test("a clerk of another hall neither lends nor looks at who borrowed", async (t) => {
  const { add, lend, staff } = await openHall(t);
  const { id } = (await add()).json();
  const loan = (await lend(id)).json();
  const other = await staff("clerk", { halls: ["xiling"] });
  assert.equal((await lend(id, {}, other)).statusCode, 403);
  const reveal = await other.post(`/api/staff/loans/${loan.id}/reveal`, { reason: "想打个电话" });
  assert.equal(reveal.statusCode, 403);
});

test("who borrowed is shown in full only with a reason, and it is audited (R13.5)", async (t) => {
  const { add, lend, clerk, services } = await openHall(t);
  const { id } = (await add()).json();
  const loan = (await lend(id)).json();
  const reveal = (reason: string) => clerk.post(`/api/staff/loans/${loan.id}/reveal`, { reason });
  assert.equal((await reveal("无")).statusCode, 400);
  assert.deepEqual((await reveal("超时了打电话催还")).json(), { name: borrower.name, phone: borrower.phone });
  const entries = await services.db
    .selectFrom("audit_entry")
    .select("reason")
    .where("action", "=", "person.reveal")
    .execute();
  assert.equal(entries.length, 1);
});

test("late once, reminded once; long after nobody knows any more who it was", async (t) => {
  const { add, lend, clock, services, division, staff } = await openHall(t);
  const { id } = (await add()).json();
  const loan = (await lend(id, { phone: "18612341234" })).json();
  const sent = async () => (await services.db.selectFrom("sms").select("template").execute()).length;
  await remindBorrowers(services, services.now());
  assert.equal(await sent(), 0);
  clock.forward(9 * 60);
  const evening = await staff("clerk", { halls: ["changning"] });
  const { loans } = (await evening.get("/api/staff/facilities")).json<FacilityDesk>();
  assert.equal(loans[0]!.overdue, true);
  await remindBorrowers(services, services.now());
  await remindBorrowers(services, services.now());
  assert.equal(await sent(), 1);
  await evening.post(`/api/staff/loans/${loan.id}/end`, { requestKey: newKey(), how: "returned" });
  clock.forward(1);
  assert.equal(await forgetBorrowers(services.db, division, services.now()), 1);
});
