import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import type { DisclosurePage } from "#contract/disclosure.ts";
import type { FactPage } from "#contract/metric.ts";
import { readWorkbook } from "#server/platform/xlsx/index.ts";
import { countedHall, get } from "#server/testing/counted-hall.ts";
import { approvalBureau, testHall } from "#server/testing/hall.ts";
import { assertPermissions, officialRoles } from "#server/testing/permission-matrix.ts";
import { catalogueOf, items } from "../items/index.ts";
import { metrics } from "../metrics/index.ts";
import { people } from "../people/index.ts";
import { at, caseOf, noughts, send } from "./disclosure.fixture.ts";
import { disclosure } from "./index.ts";

const codeIn = (response: { json(): unknown }) => (response.json() as { code: string }).code;

test("R10.6 a year is entered with evidence, published only when every column holds, and stays as it was", async (t) => {
  const hall = await testHall(t, { config: { clientRate: 0, accountRate: 0 } });
  await metrics.load?.(hall.services);
  const head = await hall.staff("organ-head", { organ: approvalBureau });
  const director = await hall.staff("director");
  const cells = noughts(hall.services);
  const put = (line: string, value: number, more: object = {}) =>
    send(head, "2025/cells", { cells: [{ line, column: "person", value }], evidence: "申请登记簿", ...more });
  const page = async (year = 2025) => (await director.get(`${at}/${year}`)).json<DisclosurePage>();
  const publish = (more: object = {}) => send(director, "2025/editions", more);

  const write = (section: string) => send(head, "2025/texts", { section, text: "概况 <b>" });
  const codes = new Set((await page()).findings.map(({ code }) => code));
  assert.deepEqual([...codes], ["blank", "unwritten"]);
  assert.equal(codeIn(await publish()), "disclosure-not-ready");
  assert.equal((await send(head, "2025/cells", { cells, evidence: "登记簿" })).statusCode, 201);
  assert.equal(codeIn(await put("received", 53)), "disclosure-reason-needed");
  assert.equal((await put("received", 53, { reason: "核对登记簿" })).statusCode, 201);
  assert.equal(codeIn(await put("answered", 53)), "disclosure-cell-unknown", "a sum is not typed");
  assert.deepEqual(
    (await page()).findings
      .filter(({ code }) => code === "unequal")
      .map(({ sentence }) => sentence.split("：")[0]),
    ["“自然人”列不平", "“总计”列不平"],
  );
  assert.match((await publish()).json<{ message: string }>().message, /“自然人”列不平/);
  assert.equal((await put("carried-out", 53, { reason: "年底还在办" })).statusCode, 201);
  assert.match((await publish()).json<{ message: string }>().message, /“一、总体情况”还没有写/);
  for (const section of ["overview", "problems", "others"]) await write(section);
  assert.equal((await hall.visitor.get("/api/disclosure/2025")).statusCode, 404);
  assert.equal((await send(director, "2026/editions", {})).statusCode, 409, "the year runs");
  assert.equal((await publish()).statusCode, 201);

  assert.equal((await put("received", 54, { reason: "漏一件" })).statusCode, 201);
  const answer = await hall.visitor.get("/api/disclosure/2025");
  const shown = answer.body;
  const style = /<style>(.*?)<\/style>/s.exec(shown)?.[1] ?? "";
  const allowed = createHash("sha256").update(style).digest("base64");
  assert.ok(
    String(answer.headers["content-security-policy"]).includes(`'sha256-${allowed}'`),
    "its own style",
  );
  assert.match(shown, /<td class="number">53<\/td>/, "what was published stays");
  assert.match(shown, /概况 &lt;b&gt;/);
  assert.equal((await put("carried-out", 54, { reason: "漏一件" })).statusCode, 201);
  assert.equal(codeIn(await publish()), "disclosure-reason-needed", "a second edition says why");
  assert.equal((await publish({ reason: "漏一件" })).statusCode, 201);
  assert.deepEqual(
    (await page()).published.map(({ edition }) => edition),
    [2, 1],
  );

  const next = { cells, evidence: "登记簿" };
  assert.equal((await send(head, "2026/cells", next)).statusCode, 201);
  assert.match((await page(2026)).findings[0]?.sentence ?? "", /填的是 0，上年公布的年报结转的是 54/);
  const sheet = readWorkbook((await director.get(`${at}/2025/sheet`)).rawPayload);
  const table = sheet.find(({ name }) => name.startsWith("收到和处理"));
  assert.deepEqual(table?.rows[1]?.slice(1, 3), ["54", "0"]);
});

test("R10.6 decisions on licences are counted: decided in the year, of items that are licences, suspended ones too", async (t) => {
  const hall = await countedHall(t);
  const { services, division } = hall;
  await items.load?.(services);
  const [licence, other] = ["food-business-licence", "bank-account-appointment"];
  await caseOf(hall, licence, "2025-12-01", "2025-12-30");
  await caseOf(hall, licence, "2025-12-29", "2026-01-04");
  await caseOf(hall, licence, "2025-12-30");
  await caseOf(hall, other, "2025-12-01", "2025-12-30");
  const suspended = "update item_version set status = 'suspended' where division = $1 and key = $2";
  await services.pool.query(suspended, [division, licence]);
  catalogueOf(services).forget(division);
  hall.clock.now = "2026-02-01T02:00:00.000Z";
  await hall.settle();
  const head = await hall.staff("organ-head", { organ: approvalBureau });
  const page = (await head.get(`${at}/2025`)).json<DisclosurePage>();
  const cells = page.report.sections.flatMap(({ tables }) => tables.flatMap((table) => table.cells));
  const counted = cells.filter(({ source }) => source === "counted");
  assert.deepEqual(
    counted.map(({ line, value }) => [line, value]),
    [["licences", 1]],
  );
  assert.deepEqual(
    page.behind.map(({ line, value }) => [line, value]),
    [["licences", 1]],
  );
  const director = await hall.staff("director");
  const query = page.behind[0]!.href.split("?")[1];
  const list = await get<FactPage>(director, `/api/metrics/case.decided/behind?${query}`);
  assert.equal(list.count, 1, "its page lists that very number");
});

test("every route of disclosure lets in whom it says, and nobody else", async (t) => {
  const authenticating = { name: "people", everywhere: people.everywhere! };
  const everybody = ["visitor", "resident", "device", "connected", ...officialRoles] as const;
  const rest = [
    "supplier",
    "assistant",
    "accountant",
    "system-admin",
    "security-admin",
    "audit-admin",
  ] as const;
  await assertPermissions(await testHall(t, { modules: [authenticating, disclosure] }), {
    [`GET ${at}/{year}`]: officialRoles,
    [`GET ${at}/{year}/sheet`]: officialRoles,
    [`POST ${at}/{year}/cells`]: [],
    [`POST ${at}/{year}/texts`]: [],
    [`POST ${at}/{year}/editions`]: ["director"],
    [`GET ${at}/{year}/editions/{edition}`]: officialRoles,
    [`POST ${at}/{year}/editions/{edition}/check`]: officialRoles,
    "GET /api/disclosure/{year}": [...everybody, ...rest],
  });
});
