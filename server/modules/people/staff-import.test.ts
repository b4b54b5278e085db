import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import type { StaffImport } from "#contract/staff.ts";
import { xlsxType } from "#server/platform/http/workbook-body.ts";
import { readWorkbook, type Sheet, writeWorkbook } from "#server/platform/xlsx/index.ts";
import { approvalBureau, marketBureau, newKey, testHall } from "#server/testing/hall.ts";

const headings = ["登录名", "姓名", "机构代码", "停用"];
const book = (...rows: string[][]): Sheet[] => [{ name: "人员", rows: [headings, ...rows] }];

async function testImport(t: TestContext) {
  const hall = await testHall(t);
  const system = await hall.staff("system-admin");
  const send = async (sheets: Sheet[], query = ""): Promise<StaffImport> => {
    const answer = await hall.app.inject({
      method: "POST",
      url: `/api/staff/staff/import${query}`,
      headers: { ...system.sent, "content-type": xlsxType },
      payload: Buffer.from(writeWorkbook(sheets)),
    });
    assert.equal(answer.statusCode, 200, answer.body);
    return answer.json();
  };
  const commit = (sheets: Sheet[], requestKey = newKey()) =>
    send(sheets, `?commit=true&requestKey=${requestKey}`);
  return { hall, system, send, commit };
}

const states = ({ rows }: StaffImport) => rows.map(({ account, state }) => [account, state]);

test("new accounts come with a password that signs in once it is changed; a repeat gets the same answer", async (t) => {
  const { hall, send, commit } = await testImport(t);
  const sheets = book(["Li.Ming", "李明", approvalBureau, ""], [], ["wang.fang", "王芳", marketBureau, "否"]);
  const preview = await send(sheets);
  assert.deepEqual([preview.new, preview.imported, preview.rows[1]!.row], [2, false, 4]);
  assert.equal(preview.rows[0]!.password, undefined);
  const requestKey = newKey();
  const done = await commit(sheets, requestKey);
  assert.deepEqual([done.new, done.imported], [2, true]);
  assert.deepEqual(await commit(sheets, requestKey), done);
  const { account, password } = done.rows[0]!;
  const entered = await hall.visitor.post("/api/staff/sign-in", { account, password });
  assert.deepEqual(entered.json(), { duty: "change-password" });
  assert.deepEqual(states(await commit(sheets)), [
    ["li.ming", "unchanged"],
    ["wang.fang", "unchanged"],
  ]);
});

test("a changed name, organ or closing is written; somebody closed is out at once", async (t) => {
  const { hall, commit } = await testImport(t);
  const clerk = await hall.staff("clerk");
  const { account } = (await clerk.get("/api/staff/me")).json();
  const done = await commit(book([account, "刘小满", marketBureau, "是"]));
  assert.deepEqual(states(done), [[account, "changed"]]);
  assert.equal((await clerk.get("/api/staff/me")).statusCode, 401);
});

test("one refused row and nothing is written; each says why", async (t) => {
  const { commit, system } = await testImport(t);
  const done = await commit(
    book(
      ["li.ming", "李明", approvalBureau, ""],
      ["9wang", "", "11430482000000999X", ""],
      ["zhao", "赵云", approvalBureau, "是"],
      ["qian", "钱一", approvalBureau, ""],
      ["qian", "钱二", approvalBureau, ""],
      ["import", "殷波", approvalBureau, ""],
    ),
  );
  assert.equal(done.imported, false);
  assert.deepEqual(
    done.rows.map(({ faults }) => faults.map(({ field }) => field)),
    [[], ["account", "name", "organ"], ["closed"], ["account"], ["account"], ["account"]],
  );
  assert.deepEqual((await system.get("/api/staff/staff?search=li.ming")).json().staff, []);
});

test("the exported sheet, imported, changes nothing; a foreign workbook is refused", async (t) => {
  const { hall, system, send } = await testImport(t);
  await hall.staff("clerk");
  const exported = await system.get("/api/staff/staff.xlsx");
  const same = await send(readWorkbook(exported.rawPayload));
  assert.deepEqual([same.new, same.changed, same.unchanged, same.refused], [0, 0, 2, 0]);
  const headers = { ...system.sent, "content-type": xlsxType };
  const payload = Buffer.from(writeWorkbook([{ name: "Sheet1", rows: [] }]));
  const foreign = await hall.app.inject({ method: "POST", url: "/api/staff/staff/import", headers, payload });
  assert.equal(foreign.json().code, "staff-workbook-foreign");
});
