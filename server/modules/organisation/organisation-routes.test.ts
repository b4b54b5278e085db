import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import type { HallRow, ImportReport, OrganRow } from "#contract/organisation.ts";
import { readAudit } from "#server/modules/audit/index.ts";
import { readWorkbook, type Sheet, writeWorkbook } from "#server/platform/xlsx/index.ts";
import { type Browser, type Hall, marketBureau, newKey, testHall } from "#server/testing/hall.ts";
import { organisation } from "./index.ts";

const xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

async function testDesk(
  t: TestContext,
): Promise<{ hall: Hall; system: Browser; organs(): Promise<OrganRow[]> }> {
  const hall = await testHall(t);
  const system = await hall.staff("system-admin");
  return { hall, system, organs: async () => (await system.get("/api/staff/organs")).json().organs };
}

const village = {
  uscc: "11430482000000301L",
  name: "平安村村民委员会",
  shortName: "平安村",
  area: "430482106224",
  kind: "village",
  order: 301,
};

test("the data folder's organisation is read as a tree down to the village", async (t) => {
  const { system, organs } = await testDesk(t);
  assert.equal((await organs()).find(({ uscc }) => uscc === marketBureau)!.shortName, "市场监管局");
  const { halls } = (await system.get("/api/staff/halls")).json();
  const parents = Object.fromEntries(halls.map(({ id, parent }: HallRow) => [id, parent]));
  assert.equal(parents.changning, undefined);
  assert.equal(parents.xiling, "changning");
  assert.equal(parents.pingan, "xiling");
  const { counters } = (await system.get("/api/staff/counters")).json();
  assert.ok(counters.some(({ hall, id }: { hall: string; id: string }) => hall === "pingan" && id === "01"));
  const { divisions } = (await system.get("/api/staff/divisions")).json();
  assert.ok(
    divisions.some(
      ({ code, level }: { code: string; level: string }) => code === "430482106224" && level === "6",
    ),
  );
});

test("loading the data folder again adds what is missing and keeps what the desk changed", async (t) => {
  const { hall, system, organs } = await testDesk(t);
  const { uscc, version, ...bureau } = (await organs()).find((one) => one.uscc === marketBureau)!;
  const edit = { ...bureau, requestKey: newKey(), version, shortName: "市监局" };
  assert.equal((await system.put(`/api/staff/organs/${uscc}`, edit)).statusCode, 200);
  await hall.services.db.deleteFrom("counter").where("hall", "=", "pingan").execute();
  await organisation.load?.(hall.services);
  assert.equal((await organs()).find((one) => one.uscc === uscc)!.shortName, "市监局");
  const { counters } = (await system.get("/api/staff/counters")).json();
  assert.ok(counters.some((one: { hall: string }) => one.hall === "pingan"));
});

test("a row is created once, edited by version, and every fault is named at its field", async (t) => {
  const { system, organs } = await testDesk(t);
  const requestKey = newKey();
  const create = () => system.post("/api/staff/organs", { ...village, requestKey });
  const wrong = await system.post("/api/staff/organs", {
    ...village,
    requestKey: newKey(),
    uscc: "114304820000003010",
  });
  assert.deepEqual(
    [wrong.statusCode, wrong.json().code, wrong.json().field],
    [400, "organisation-invalid", "uscc"],
  );
  const both = await Promise.all([create(), create()]);
  assert.deepEqual(
    both.map((answer) => answer.json()),
    [{ version: 1 }, { version: 1 }],
  );
  const again = await system.post("/api/staff/organs", { ...village, requestKey: newKey() });
  assert.equal(again.json().code, "organisation-exists");
  const { uscc, ...fields } = village;
  const edit = (version: number, more: object = {}) =>
    system.put(`/api/staff/organs/${uscc}`, { ...fields, requestKey: newKey(), version, ...more });
  const races = await Promise.all([edit(1, { phone: "0734-7221111" }), edit(1, { phone: "0734-7222222" })]);
  assert.deepEqual(races.map((answer) => answer.statusCode).sort(), [200, 409]);
  assert.equal((await edit(2, { parent: uscc })).json().field, "parent");
  assert.equal((await edit(2, { area: "430481" })).json().field, "area");
  assert.equal((await edit(2, { closedOn: "2026-11-20" })).statusCode, 200);
  const row = (await organs()).find((one) => one.uscc === uscc)!;
  assert.deepEqual([row.version, row.closedOn, row.phone], [3, "2026-11-20", undefined]);
  const missing = await system.put("/api/staff/organs/11430482000000302P", {
    ...fields,
    requestKey: newKey(),
    version: 1,
  });
  assert.equal(missing.json().code, "organisation-not-found");
});

test("halls, zones and counters are made in their order", async (t) => {
  const { system } = await testDesk(t);
  const hall = {
    id: "yiyang",
    name: "宜阳街道便民服务中心",
    parent: "changning",
    area: "430482001",
    address: "",
    hours: [],
    order: 9,
  };
  const zone = { hall: "yiyang", id: "a", name: "便民服务大厅", order: 1 };
  const counter = {
    hall: "yiyang",
    id: "01",
    name: "综合窗口",
    zone: "a",
    kind: "comprehensive",
    organs: [marketBureau],
  };
  const post = (path: string, row: object) =>
    system.post(`/api/staff/${path}`, { ...row, requestKey: newKey() });
  assert.equal((await post("zones", zone)).json().field, "hall");
  assert.equal((await post("halls", hall)).statusCode, 200);
  assert.equal((await post("counters", counter)).json().field, "zone");
  assert.equal((await post("zones", zone)).statusCode, 200);
  assert.equal((await post("counters", counter)).statusCode, 200);
  const { hall: _, id: __, ...fields } = counter;
  const edit = { ...fields, name: "综合窗口一", requestKey: newKey(), version: 1 };
  assert.deepEqual((await system.put("/api/staff/counters/yiyang/01", edit)).json(), { version: 2 });
});

test("the exported workbook, imported, changes nothing; edited, it changes that row, once it is told to", async (t) => {
  const { hall, system, organs } = await testDesk(t);
  const send = async (sheets: Sheet[], query = ""): Promise<ImportReport> => {
    const headers = { ...system.sent, "content-type": xlsx };
    const payload = Buffer.from(writeWorkbook(sheets));
    const answer = await hall.app.inject({
      method: "POST",
      url: `/api/staff/organisation/import${query}`,
      headers,
      payload,
    });
    assert.equal(answer.statusCode, 200, answer.body);
    return answer.json();
  };
  const exported = await system.get("/api/staff/organisation.xlsx");
  assert.equal(exported.headers["content-type"], xlsx);
  const book = readWorkbook(exported.rawPayload);
  const same = await send(book);
  assert.deepEqual([same.new, same.changed, same.refused, same.imported], [0, 0, 0, false]);

  const sheet = book.find(({ name }) => name === "机构")!;
  const column = sheet.rows[0]!.indexOf("简称");
  const row = sheet.rows.find((cells) => cells.includes(marketBureau))!;
  row[column] = "市监局";
  const preview = await send(book);
  assert.deepEqual([preview.changed, preview.imported], [1, false]);
  assert.deepEqual(preview.rows.find(({ state }) => state === "changed")!.changes, ["shortName"]);
  assert.equal((await organs()).find(({ uscc }) => uscc === marketBureau)!.shortName, "市场监管局");
  const done = await send(book, `?commit=true&requestKey=${newKey()}`);
  assert.deepEqual([done.changed, done.imported], [1, true]);
  assert.equal((await organs()).find(({ uscc }) => uscc === marketBureau)!.shortName, "市监局");

  row[column] = "";
  sheet.rows.find((cells) => cells.includes("11430482000000002N"))![column] = "卫健";
  const half = await send(book, `?commit=true&requestKey=${newKey()}`);
  assert.deepEqual([half.changed, half.refused, half.imported], [1, 1, false]);
  assert.equal((await organs()).find(({ uscc }) => uscc === "11430482000000002N")!.shortName, "卫健局");
  const { entries } = await readAudit(hall.services.db, hall.division, {
    limit: 5,
    action: "organisation.import",
  });
  assert.deepEqual(
    entries.map(({ details }) => details),
    [{ added: 0, changed: 1 }],
  );
});

test("what is no workbook, or none of ours, is refused with what to do", async (t) => {
  const { hall, system } = await testDesk(t);
  const send = (payload: Buffer, type = xlsx) =>
    hall.app.inject({
      method: "POST",
      url: "/api/staff/organisation/import",
      headers: { ...system.sent, "content-type": type },
      payload,
    });
  assert.equal((await send(Buffer.from("not a zip"))).json().code, "workbook-unreadable");
  const foreign = Buffer.from(writeWorkbook([{ name: "Sheet1", rows: [["名称"]] }]));
  assert.equal((await send(foreign)).json().code, "organisation-workbook-foreign");
  assert.equal((await send(Buffer.from("{}"), "application/json")).json().code, "wrong-content-type");
  assert.equal((await send(Buffer.alloc(0))).statusCode, 400);
});
