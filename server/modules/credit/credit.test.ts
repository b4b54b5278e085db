import assert from "node:assert/strict";
import { test } from "node:test";
import type { CreditRecords } from "#contract/promises.ts";
import { type Browser, newKey, testHall } from "#server/testing/hall.ts";
import { assertPermissions, type Caller } from "#server/testing/permission-matrix.ts";
import { people } from "../people/index.ts";
import { credit, standingOf } from "./index.ts";

const me = { name: "郭小明", idNumber: "430499199003070018" };
const given = {
  ...{ name: me.name, number: me.idNumber, serious: true, reason: "被列入严重失信主体名单" },
  ...{ source: "衡市监列严字〔2026〕3号", from: "2026-11-02" },
};
/** Who asks is found out; the routes of people are tested there. */
const authenticating = { name: "people", everywhere: people.everywhere! };
const list = async (who: Browser, path = "/api/staff/credit-records") =>
  (await who.get(path)).json<CreditRecords>();

test("every route of credit records lets in whom it says, and nobody else", async (t) => {
  const readers: Caller[] = ["clerk", "examiner", "approver", "supervisor", "director"];
  await assertPermissions(await testHall(t, { modules: [authenticating, credit] }), {
    "GET /api/credit-records": ["resident"],
    "GET /api/staff/credit-records": readers,
    "POST /api/staff/credit-records": ["supervisor"],
    "POST /api/staff/credit-records/{id}/repair": ["supervisor"],
    "POST /api/staff/credit-records/{id}/reveal": readers,
  });
});

test("R2.31, R2.32: a serious record keeps from promises until a document repairs it", async (t) => {
  const hall = await testHall(t);
  const { services, division } = hall;
  const [supervisor, clerk, resident] = [
    await hall.staff("supervisor"),
    await hall.staff("clerk"),
    await hall.resident(),
  ];
  assert.equal((await resident.put("/api/me", me)).statusCode, 200);
  const standing = () => standingOf(services, division, [me.idNumber]);
  assert.deepEqual(await standing(), { seriousRecord: false });

  const body = { requestKey: newKey(), ...given };
  const first = await supervisor.post("/api/staff/credit-records", body);
  assert.equal(first.statusCode, 201);
  assert.deepEqual((await supervisor.post("/api/staff/credit-records", body)).json(), first.json(), "once");
  assert.deepEqual(await standing(), { seriousRecord: true });

  const shown = await list(clerk);
  assert.equal(shown.mayKeep, false);
  assert.deepEqual([shown.records[0]?.holder, shown.records[0]?.number], ["郭*明", "430499********0018"]);
  assert.equal((await list(resident, "/api/credit-records")).records[0]?.holder, me.name);

  const { id } = first.json<{ id: string }>();
  const revealed = await clerk.post(`/api/staff/credit-records/${id}/reveal`, { reason: "核对申请人身份" });
  assert.deepEqual(revealed.json(), { name: me.name, number: me.idNumber });
  const { rows } = await services.pool.query("select 1 from audit_entry where action = 'person.reveal'");
  assert.equal(rows.length, 1);

  const mend = (on: string) =>
    supervisor.post(`/api/staff/credit-records/${id}/repair`, {
      ...{ requestKey: newKey(), document: "衡市监修字〔2026〕1号", on },
    });
  for (const on of ["2026-11-01", "2026-11-21"]) assert.equal((await mend(on)).statusCode, 400);
  assert.equal((await mend("2026-11-20")).statusCode, 200);
  assert.equal((await mend("2026-11-20")).json<{ code: string }>().code, "credit-repaired");
  assert.deepEqual(await standing(), { seriousRecord: false });
});

test("the list shows the newest fifty, and a way to the rest", async (t) => {
  const hall = await testHall(t);
  const supervisor = await hall.staff("supervisor");
  for (let count = 0; count < 51; count += 1) {
    const body = { requestKey: newKey(), ...given, source: `第${count}号` };
    assert.equal((await supervisor.post("/api/staff/credit-records", body)).statusCode, 201);
    if (count % 2 === 1) hall.clock.forward(1);
  }
  const first = await list(supervisor);
  assert.deepEqual([first.records.length, first.records[0]?.source], [50, "第50号"]);
  const rest = await list(supervisor, `/api/staff/credit-records?before=${first.next}`);
  assert.equal(rest.next, undefined);
  const sources = new Set([...first.records, ...rest.records].map(({ source }) => source));
  assert.equal(sources.size, 51, "each once");
});

test("a record that is not serious keeps from nothing; one of tomorrow is refused", async (t) => {
  const hall = await testHall(t);
  const supervisor = await hall.staff("supervisor");
  const add = (changes: object) =>
    supervisor.post("/api/staff/credit-records", { requestKey: newKey(), ...given, ...changes });
  assert.equal((await add({ serious: false })).statusCode, 201);
  assert.deepEqual(await standingOf(hall.services, hall.division, [me.idNumber]), { seriousRecord: false });
  assert.equal((await add({ from: "2026-11-21" })).json<{ code: string }>().code, "credit-day");
});
