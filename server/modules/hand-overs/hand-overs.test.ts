import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { type TestContext, test } from "node:test";
import type { ApplicationView, Inbox } from "#contract/application.ts";
import type { ActAnswer } from "#contract/case.ts";
import type { Submitted } from "#contract/draft.ts";
import type { HandOver, HandOverDesk } from "#contract/hand-overs.ts";
import type { Item } from "#contract/item.ts";
import { completeContent } from "#server/testing/application.ts";
import { type Browser, newKey, testHall } from "#server/testing/hall.ts";
import { textOf } from "#server/testing/pdf.ts";
import { engineOf } from "../../cases/index.ts";
import { casework } from "../casework/index.ts";
import { items } from "../items/index.ts";
import { sites } from "../sites/index.ts";

const card: Item = JSON.parse(
  readFileSync(new URL("../../../data/items/social-security-card.json", import.meta.url), "utf8"),
);
const me = { name: "郭小明", idNumber: "430499199003070018" };
const phone = "13900000001";

const ok = <T>(response: { statusCode: number; body: string }): T => {
  assert.ok(response.statusCode < 300, `${response.statusCode} ${response.body}`);
  return JSON.parse(response.body) as T;
};

/** Everything on paper, the originals with it. */
function onPaper(item: Item) {
  const content = completeContent(item);
  const materials = content.materials.map((entry) => ({ ...entry, papers: ["original"] }));
  return { ...content, answers: { ...content.answers, citizenId: me.idNumber }, materials };
}

async function village(t: TestContext) {
  const made = await testHall(t);
  for (const { load } of [casework, items, sites]) await load?.(made.services);
  const hall = { ...made, engine: await engineOf(made.services) };
  const everywhere = { reach: "all-organs" } as const;
  const clerk = await hall.staff("clerk", { ...everywhere, halls: ["pingan"] });
  const county = await hall.staff("clerk", { ...everywhere, halls: ["changning"] });
  const receive = async () => {
    const body = { requestKey: newKey(), item: card.key, hall: "pingan", applicant: { ...me, phone } };
    const answer = await clerk.post("/api/staff/receptions", {
      ...body,
      content: onPaper(card),
      accept: true,
    });
    await hall.engine.react();
    return ok<Submitted>(answer).number;
  };
  const desk = async (who: Browser) => ok<HandOverDesk>(await who.get("/api/staff/hand-overs"));
  const show = async (id: string, who: Browser = county) =>
    ok<HandOver>(await who.get(`/api/staff/hand-overs/${id}`));
  const make = async (number: string, change: object = {}) => {
    const papers = [
      { case: number, name: "身份证复印件", copies: 1 },
      { case: number, name: "照片", copies: 2 },
    ];
    const body = { requestKey: newKey(), from: "pingan", to: "changning", papers, ...change };
    return await clerk.post("/api/staff/hand-overs", body);
  };
  const act = (who: Browser, list: HandOver, way: string, data: object) =>
    who.post(`/api/staff/hand-overs/${list.id}/${way}`, {
      requestKey: newKey(),
      version: list.version,
      ...data,
    });
  return { ...hall, clerk, county, receive, desk, show, make, act };
}

test("received in the village, forwarded: same case, same clock, not accepted there (A17, A25)", async (t) => {
  const { receive, clerk, desk } = await village(t);
  const number = await receive();
  const view = ok<ApplicationView>(await clerk.get(`/api/applications/${number}`));
  assert.equal(view.case.state, "received");
  const { waiting, targets } = await desk(clerk);
  assert.deepEqual(
    waiting.map((one) => one.number),
    [number],
  );
  assert.ok(waiting[0]!.papers.length > 0);
  assert.deepEqual(
    targets.map(({ id }) => id),
    ["xiling", "changning"],
  );
});

test("what was forwarded is in the inbox of the hall it goes to, says where it comes from, is accepted there", async (t) => {
  const { receive, county, staff } = await village(t);
  const number = await receive();
  const town = await staff("clerk", { reach: "all-organs", halls: ["xiling"] });
  const waits = async (who: Browser) => ok<Inbox>(await who.get("/api/staff/inbox")).rows;
  assert.deepEqual(await waits(town), []);
  const [row] = await waits(county);
  assert.deepEqual([row?.number, row?.forwardedFrom], [number, "西岭镇平安村便民服务点"]);
  assert.equal((await town.get(`/api/applications/${number}`)).statusCode, 403);
  const view = ok<ApplicationView>(await county.get(`/api/applications/${number}`));
  assert.equal(view.case.forwardedFrom, "西岭镇平安村便民服务点");
  const accept = { requestKey: newKey(), version: view.case.version, data: {} };
  assert.equal(
    ok<ActAnswer>(await county.post(`/api/cases/${number}/actions/accept`, accept)).state,
    "handling",
  );
});

test("a list is made, sent, counted; what is missing is told and found; the paper shows it all", async (t) => {
  const { receive, make, desk, show, act, clerk, county } = await village(t);
  const number = await receive();
  const { id } = ok<{ id: string }>(await make(number));
  assert.deepEqual((await desk(clerk)).waiting, []);
  let list = await show(id);
  assert.match(list.number, /^JJ20261120001$/);
  assert.equal((await act(county, list, "receive", { missing: [] })).json().code, "hand-over-state");
  assert.equal((await act(county, list, "send", { carrier: "村里的车" })).statusCode, 403);
  ok(await act(clerk, list, "send", { carrier: "村里的车" }));
  assert.equal((await act(clerk, list, "send", { carrier: "村里的车" })).json().code, "hand-over-changed");
  list = await show(id);
  assert.equal((await act(clerk, list, "receive", { missing: [] })).statusCode, 403);
  const unknown = { missing: [{ seq: 9, note: "没有" }] };
  assert.equal((await act(county, list, "receive", unknown)).json().code, "hand-over-paper");
  ok(await act(county, list, "receive", { missing: [{ seq: 2, note: "袋子里没有" }] }));
  list = await show(id);
  assert.deepEqual([list.state, list.missing, list.lines[1]!.note], ["missing", 1, "袋子里没有"]);
  const notices = (await clerk.get("/api/staff/notices")).body;
  assert.match(notices, /点收缺 1 份/);
  const paper = await county.get(`/api/staff/hand-overs/${id}/paper`);
  const text = textOf(paper.rawPayload);
  if (text === undefined) t.diagnostic("poppler-utils is not installed");
  else assert.match(text, /纸质材料交接单[\s\S]*照片[\s\S]*缺/);
  ok(await act(county, list, "find", { seq: 2, note: "夹在别的卷里" }));
  list = await show(id);
  assert.deepEqual([list.state, list.missing], ["received", 0]);
  assert.equal((await act(county, list, "find", { seq: 2, note: "又找" })).json().code, "hand-over-paper");
});

test("papers go only upwards, and only of matters received at this point", async (t) => {
  const { receive, make, county } = await village(t);
  const number = await receive();
  assert.equal((await make(number, { to: "xitang" })).json().code, "hand-over-target");
  const elsewhere = { requestKey: newKey(), item: card.key, hall: "changning", applicant: { ...me, phone } };
  const body = { ...elsewhere, content: onPaper(card), accept: false };
  const other = ok<Submitted>(await county.post("/api/staff/receptions", body)).number;
  assert.equal((await make(other)).json().code, "hand-over-case");
  const [first, second] = [await make(number), await make(await receive())];
  assert.deepEqual([first.statusCode, second.statusCode], [201, 201]);
});
