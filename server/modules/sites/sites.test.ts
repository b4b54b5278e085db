import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import type { SiteFigures } from "#contract/circle.ts";
import type { LabelTarget } from "#contract/labels.ts";
import type { PointList, PointPage, SiteRow, SiteRows } from "#contract/sites.ts";
import { nearestByArea } from "#server/kernel/sites/nearest.ts";
import { xlsxType } from "#server/platform/http/workbook-body.ts";
import { readWorkbook, writeWorkbook } from "#server/platform/xlsx/index.ts";
import { newKey, testHall } from "#server/testing/hall.ts";
import { inkOf, textOf } from "#server/testing/pdf.ts";
import { casework } from "../casework/index.ts";
import { items } from "../items/index.ts";
import { sites } from "./index.ts";

async function openHall(t: TestContext) {
  const hall = await testHall(t);
  for (const { load } of [casework, items, sites]) await load?.(hall.services);
  const keeper = await hall.staff("director");
  const rows = async () => (await keeper.get("/api/staff/sites")).json<SiteRows>().sites;
  const one = async (id: string) => (await rows()).find((row) => row.id === id)!;
  const save = ({ id, site, version }: SiteRow, change: object = {}) =>
    keeper.put(`/api/staff/sites/${id}`, { ...site, ...change, version, requestKey: newKey() });
  return { ...hall, keeper, rows, one, save };
}

test("a matter is found at the village, the town and the county, with how each does it (A17)", async (t) => {
  const { visitor } = await openHall(t);
  const list = (await visitor.get("/api/halls?item=farm-machinery-subsidy")).json<PointList>();
  const near = nearestByArea(list.points, "430482106224").map(({ id, how }) => [id, how]);
  assert.deepEqual(near, [
    ["pingan", "forward"],
    ["xiling", "here"],
    ["changning", "here"],
  ]);
  assert.equal((await visitor.get("/api/halls?item=no-such-matter")).json().code, "site-matter-unknown");
});

test("a point says what it does, when it is open and how to get there; a counter says what it receives", async (t) => {
  const { visitor, clock } = await openHall(t);
  const point = (await visitor.get("/api/halls/pingan")).json<PointPage>();
  assert.deepEqual(
    point.items.map(({ how }) => how),
    ["here", "forward", "advice"],
  );
  assert.equal(point.now.words, "现在开着，到 12:00");
  assert.equal(point.above?.id, "xiling");
  assert.equal(point.position?.source, "synthetic");
  clock.forward(3 * 60);
  assert.equal((await visitor.get("/api/halls/pingan")).json<PointPage>().now.words, "今天 13:30 开");
  const counter = (await visitor.get("/api/halls/changning/counters/C05")).json();
  assert.equal(counter.items.length, 3);
  assert.equal((await visitor.get("/api/halls/changning/counters/Z99")).statusCode, 404);
  assert.equal((await visitor.get("/api/halls/nowhere")).json().code, "site-not-found");
});

test("keeping a point: the version is named, what makes no sense is refused, a repeat changes nothing", async (t) => {
  const { one, save, keeper } = await openHall(t);
  const before = await one("pingan");
  const shut = { kind: "closed", from: "2026-11-20", to: "2026-11-20", note: "停电" };
  assert.equal((await save(before, { extra: [shut] })).json().version, before.version + 1);
  assert.match((await one("pingan")).now.words, /^今天不开（停电）/);
  assert.equal((await save(before)).json().code, "site-changed");
  const after = await one("pingan");
  assert.equal((await save(after, { kind: "town" })).json().code, "site-invalid");
  const doubled = [...after.site.items, after.site.items[0]!];
  assert.match((await save(after, { items: doubled })).json().message, /写了两遍/);
  const body = { ...after.site, version: after.version, requestKey: newKey() };
  const [first, again] = [
    await keeper.put("/api/staff/sites/pingan", body),
    await keeper.put("/api/staff/sites/pingan", body),
  ];
  assert.deepEqual(again.json(), first.json());
});

test("weekly hours are kept at the point: overlaps and old versions refused, the audit says what changed", async (t) => {
  const { one, save, keeper, services } = await openHall(t);
  const before = await one("pingan");
  const put = (hours: object[], version = before.hallVersion) =>
    keeper.put("/api/staff/sites/pingan/hours", { hours, version, requestKey: newKey() });
  const mornings = { days: [1, 3, 5], from: "08:30", to: "11:30" };
  assert.match((await put([mornings, { ...mornings, from: "11:00", to: "12:00" }])).json().message, /重叠/);
  assert.equal((await put([{ ...mornings, to: "08:00" }])).json().code, "organisation-invalid");
  assert.equal((await put([mornings])).json().version, before.hallVersion + 1);
  const after = await one("pingan");
  assert.deepEqual([after.weekly, after.hours], [[mornings], "周一、周三、周五 8:30–11:30"]);
  assert.equal((await put([])).json().code, "organisation-changed");
  const nowhere = { hours: [], version: 1, requestKey: newKey() };
  assert.equal((await keeper.put("/api/staff/sites/nowhere/hours", nowhere)).json().code, "site-not-found");
  const market = { kind: "market", digits: [5], lunar: true, from: "07:00", to: "11:00" };
  assert.match((await save(after, { extra: [market, market] })).json().message, /写了两遍/);
  await save(after, { extra: [market] });
  assert.deepEqual((await one("pingan")).extraWords, ["农历逢五赶集 7:00–11:00"]);
  const { rows } = await services.pool.query("select action, details from audit_entry order by at, seq");
  assert.deepEqual(rows.at(-1)?.details.changed, ["平常之外的时间"]);
});

test("the workbook read back changes nothing; a change is reported, then written; one bad row refuses all", async (t) => {
  const { app, keeper, one } = await openHall(t);
  const sheets = readWorkbook((await keeper.get("/api/staff/sites.xlsx")).rawPayload);
  const send = (commit: boolean) =>
    app.inject({
      ...{ method: "POST", url: `/api/staff/sites/import?commit=${commit}&requestKey=${newKey()}` },
      headers: { ...keeper.sent, "content-type": xlsxType },
      payload: Buffer.from(writeWorkbook(sheets)),
    });
  const same = (await send(false)).json();
  assert.deepEqual([same.new, same.changed, same.refused], [0, 0, 0]);
  const points = sheets.find(({ name }) => name === "服务点")!;
  const row = points.rows.find(([id]) => id === "pingan")!;
  row[8] = "农历逢3,8 08:00-12:00；停 2026-12-05 2026-12-06 检修";
  assert.equal((await send(true)).json().imported, true);
  assert.equal((await one("pingan")).site.extra.length, 2);
  row[2] = "不知道";
  const refused = (await send(true)).json();
  assert.equal(refused.imported, false);
  assert.deepEqual(refused.rows.find(({ state }: { state: string }) => state === "refused").faults, [
    "“类别”看不懂",
  ]);
});

test("the figures: people within fifteen minutes by each way of going, matters near home (A17, B17)", async (t) => {
  const { keeper } = await openHall(t);
  const figures = (await keeper.get("/api/staff/sites/figures")).json<SiteFigures>();
  assert.equal(figures.synthetic, true);
  for (const { people, within, unknown, villages } of figures.circle) {
    assert.equal(
      villages.reduce((sum, each) => sum + each.people, 0),
      people,
    );
    assert.equal(
      villages.filter((each) => each.within).reduce((sum, each) => sum + each.people, 0),
      within,
    );
    assert.ok(unknown > 0 && within + unknown <= people);
  }
  const [walk, bike] = figures.circle;
  assert.ok(walk!.within < bike!.within);
  const village = figures.levels.find(({ level }) => level === "village")!;
  assert.equal(village.points, 4);
  assert.ok(village.forward > 0 && village.here > 0);
  assert.equal(figures.near.filter((each) => each.villages > 0).length, village.here + village.forward);
});

test("posters and stickers: four on a sheet, every name whole, a code on each (B17)", async (t) => {
  const { keeper } = await openHall(t);
  const choices = (await keeper.get("/api/staff/labels")).json();
  const targets: LabelTarget[] = [
    { kind: "point", hall: "budongchan" },
    { kind: "counter", hall: "changning", counter: "A01" },
    ...choices.items.slice(0, 4).map(({ key }: { key: string }) => ({ kind: "item", item: key })),
  ];
  const print = async (form: string) =>
    (await keeper.post("/api/staff/labels", { form, targets })).rawPayload;
  const [stickers, posters] = [await print("sticker"), await print("poster")];
  const pages = (pdf: Buffer) => pdf.toString("latin1").match(/\/Type \/Page\b/g)!.length;
  assert.deepEqual([pages(stickers), pages(posters)], [2, 6]);
  const text = textOf(posters);
  if (text === undefined) return t.diagnostic("poppler-utils is not installed");
  assert.match(text.replaceAll(/\s/g, ""), /常宁市政务服务中心不动产登记分厅/);
  assert.match(text, /\/halls\/changning\/counters\/A01/);
  assert.ok(inkOf(posters, 1)! > 10_000);
  const gone = { form: "sticker", targets: [{ kind: "point", hall: "gone" }] };
  assert.equal((await keeper.post("/api/staff/labels", gone)).json().code, "site-not-found");
});
