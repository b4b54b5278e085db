import assert from "node:assert/strict";
import { test } from "node:test";
import type { AssistanceList, MyAssistances } from "#contract/assistance.ts";
import type { AssistanceFigures, Counted, Roster } from "#contract/assistance-desk.ts";
import type { MyMessage } from "#contract/portal.ts";
import { engineOf, readEvents } from "#server/cases/index.ts";
import { parseCaseNumber } from "#server/kernel/codes/case-number.ts";
import { newKey } from "#server/testing/hall.ts";
import {
  act,
  acted,
  ask,
  codeIn,
  enrol,
  helpDesk,
  mine,
  read,
  settle,
  town,
  village,
} from "./assistance.fixture.ts";

test("R12.5 a wish for help goes to the nearest tier, is kept to its limits, and is counted once when it is closed", async (t) => {
  const hall = await helpDesk(t);
  const { near, centre, client, clerk } = hall;
  const { number, helper } = await ask(client);
  assert.equal(helper?.tier, "village");
  const own = await mine(client, number);
  assert.deepEqual([own.state, own.helper?.phone], ["assigned", "13700000003"]);
  const contact = own.clocks.find(({ id }) => id === "contact");
  assert.deepEqual([contact?.limit, contact?.dueOn], [{ n: 1, unit: "W" }, "2026-11-23"]);

  const full = await read(near, number);
  assert.deepEqual([full.text, full.phone], ["高龄津贴要年审，我不会用手机", "13900000001"]);
  assert.deepEqual(full.why, ["村（社区）：1 人，选了手上最少的（0 件）"]);
  const masked = await read(clerk, number);
  assert.deepEqual(
    [masked.text, masked.phone, masked.allowed],
    ["（14 个字，帮办员看得到）", "139****0001", []],
  );
  assert.equal(codeIn(await act(clerk, number, "contact")), "assistance-not-yours");

  await acted(near, number, "contact", { text: "明天上午到家里" });
  assert.equal(codeIn(await act(near, number, "close", { outcome: "done" })), "assistance-words");
  await acted(near, number, "close", { outcome: "done", text: "年审办好了" });
  assert.equal(codeIn(await act(near, number, "note", { text: "又想起来" })), "case-not-allowed-now");
  const end = await mine(client, number);
  assert.deepEqual(
    [end.state, end.timeline.at(-1)?.text, end.timeline.at(-1)?.code],
    ["closed", "年审办好了", "办成了"],
  );

  await settle(hall);
  const told = (await client.get("/api/messages")).json<{ rows?: MyMessage[]; messages?: MyMessage[] }>();
  assert.match(JSON.stringify(told), /给您安排了帮办员/);
  assert.match(JSON.stringify(told), /帮代办已办结/);
  const period = "from=2026-11-01&to=2026-11-30";
  const figures = (await centre.get(`/api/staff/assistance/figures?${period}`)).json<AssistanceFigures>();
  assert.deepEqual([figures.total, figures.byTier[0]?.key, figures.byHelper[0]?.achieved], [1, "village", 1]);
  const behind = await centre.get(`/api/staff/assistance/counted?${period}&helper=${near.id}&month=2026-11`);
  assert.deepEqual(
    behind.json<Counted>().rows.map((row) => row.number),
    [number],
  );
  const sheet = await centre.get(`/api/staff/assistance/figures.xlsx?${period}`);
  assert.equal(sheet.statusCode, 200);
});

test("R12.5 figures equal what the cases' own events say", async (t) => {
  const hall = await helpDesk(t);
  const { near, centre, client, services } = hall;
  const numbers: string[] = [];
  for (const outcome of ["done", "guided", "unable"]) {
    const { number } = await ask(client);
    await acted(near, number, "contact");
    await acted(near, number, "close", { outcome, text: "办好了" });
    numbers.push(number);
  }
  const { number: open } = await ask(client);
  numbers.push(open);
  const events = await Promise.all(
    numbers.map(async (number) => {
      const parsed = parseCaseNumber(number);
      assert.ok(parsed.ok);
      return await readEvents(services.pool, parsed.value);
    }),
  );
  const closed = events.flat().filter(({ action }) => action === "close");
  const figures = (
    await centre.get("/api/staff/assistance/figures?from=2026-11-01&to=2026-11-30")
  ).json<AssistanceFigures>();
  assert.equal(figures.total, closed.length);
  assert.equal(figures.byOutcome.length, 3);
  for (const grouping of [
    figures.byHelper,
    figures.byTier,
    figures.bySite,
    figures.byMonth,
    figures.byOutcome,
  ])
    assert.equal(
      grouping.reduce((sum, { count }) => sum + count, 0),
      closed.length,
    );
  assert.equal(figures.byHelper[0]?.achieved, 2);
});

test("R12.5 nobody gets more than the tier's cap, however many ask at once; the next tier takes over", async (t) => {
  const hall = await helpDesk(t);
  const { client, centre } = hall;
  const cap = 6;
  const asked = await Promise.all(Array.from({ length: cap + 3 }, () => ask(client)));
  const tiers = asked.map(({ helper }) => helper?.tier);
  assert.equal(tiers.filter((tier) => tier === "village").length, cap);
  assert.equal(tiers.filter((tier) => tier === "town").length, 3);
  const { rows } = (await centre.get("/api/staff/helpers")).json<Roster>();
  assert.deepEqual(rows.find(({ tier }) => tier === "village")?.open, cap);
});

test("R12.5 a hand-over names its reason, loses nothing, and does not come back by itself", async (t) => {
  const hall = await helpDesk(t);
  const { near, middle, centre, client } = hall;
  const { number } = await ask(client);
  await acted(near, number, "contact");
  await acted(near, number, "note", { text: "要带户口本" });
  assert.equal(codeIn(await act(near, number, "hand-over", { reason: "leave" })), "assistance-words");
  await acted(near, number, "hand-over", { reason: "leave", text: "外出培训两周" });
  const next = await read(middle, number);
  assert.equal(next.mine, true);
  assert.equal(next.state, "helping", "the clock runs on");
  const texts = next.timeline.map(({ text, code }) => `${code ?? ""} ${text ?? ""}`).join("|");
  assert.match(texts, /要带户口本/);
  assert.match(texts, /请假、外出 外出培训两周/);
  assert.equal((await read(near, number)).text, "（14 个字，帮办员看得到）");
  assert.equal(codeIn(await act(near, number, "note", { text: "还在" })), "assistance-not-yours");
  await acted(middle, number, "hand-over", { reason: "busy", text: "忙不过来" });
  assert.equal((await read(centre, number)).helperName, "测试人员");
  assert.equal((await read(centre, number)).tier, "county", "not back to the village");
  const back = { reason: "nearer", text: "回来了", helper: near.id };
  await acted(centre, number, "hand-over", back);
  assert.equal((await read(near, number)).mine, true);
});

test("R12.5 for an old neighbour: whoever asked follows it, and does not read what was said to the other", async (t) => {
  const hall = await helpDesk(t);
  const { near, client } = hall;
  const other = { for: { name: "谭大山", phone: "13900000077" }, relation: "邻居" };
  const { number } = await ask(client, other);
  await acted(near, number, "contact", { text: "身份证过期了" });
  const seen = await mine(client, number);
  assert.equal(seen.forName, "谭*山");
  assert.equal(JSON.stringify(seen).includes("身份证过期了"), false);
  const neighbour = await hall.resident("13900000077");
  assert.match(JSON.stringify(await mine(neighbour, number)), /身份证过期了/);
  const stranger = await hall.resident("13900000088");
  assert.equal((await stranger.get(`/api/assistance/${number}`)).statusCode, 404);
  const list = (await client.get("/api/assistance")).json<MyAssistances>();
  assert.equal(list.rows.length, 1);
});

const entry = (version: number, tier: string, area: string, awayUntil?: string) => ({
  ...{ requestKey: newKey(), version, tier, area, site: "服务点", languages: [], phone: "13700000009" },
  ...(awayUntil && { awayUntil }),
});

test("R12.5 registered by phone without anybody free: it waits, and the centre gives it away; nobody is given up too early", async (t) => {
  const hall = await helpDesk(t);
  const { near, middle, centre, clerk } = hall;
  for (const [who, tier, area] of [
    [near, "village", village],
    [middle, "town", town],
    [centre, "county", "430482"],
  ] as const) {
    const away = await centre.put(`/api/staff/helpers/${who.id}`, entry(1, tier, area, "2026-11-20"));
    assert.equal(away.statusCode, 200, away.body);
  }
  const body = { channel: "phone", person: { name: "谭大山" }, area: village, text: "来电求助，没有手机" };
  const registered = await clerk.post("/api/staff/assistance", { requestKey: newKey(), ...body });
  assert.equal(registered.statusCode, 201, registered.body);
  const { number } = registered.json<{ number: string }>();
  const waiting = (await centre.get("/api/staff/assistance?show=waiting")).json<AssistanceList>();
  assert.deepEqual(
    waiting.rows.map((row) => row.number),
    [number],
  );
  assert.equal(codeIn(await act(centre, number, "assign")), "assistance-nobody");
  const returned = await centre.put(`/api/staff/helpers/${middle.id}`, entry(2, "town", town));
  assert.equal(returned.statusCode, 200, returned.body);
  await acted(centre, number, "assign", { helper: middle.id });
  for (let call = 0; call < 2; call++) await acted(middle, number, "missed");
  assert.equal(codeIn(await act(middle, number, "unreached")), "assistance-call-again");
  await acted(middle, number, "missed");
  await acted(middle, number, "unreached");
});

test("the roster: a post first, a tier that fits, nobody leaves with errands on hand, no change over another's", async (t) => {
  const hall = await helpDesk(t);
  const { near, centre, clerk, client } = hall;
  const changed = (more: object) => ({
    ...{ requestKey: newKey(), version: 1, tier: "village", area: village, site: "服务点", languages: [] },
    ...{ phone: "13700000003", ...more },
  });
  const put = (staff: string, more: object) => centre.put(`/api/staff/helpers/${staff}`, changed(more));
  assert.equal(codeIn(await put(clerk.id, { version: 0 })), "helper-no-post");
  assert.equal(codeIn(await put(near.id, { tier: "estate" })), "helper-place");
  assert.equal(codeIn(await put(near.id, { tier: "town" })), "helper-place");
  assert.equal(codeIn(await put(near.id, { version: 0 })), "helper-changed");
  await ask(client);
  assert.equal(codeIn(await put(near.id, { left: true })), "helper-busy");
  assert.equal(
    (await near.put(`/api/staff/helpers/${near.id}`, changed({}))).statusCode,
    403,
    "not their own",
  );
});

test("the same request again asks once", async (t) => {
  const hall = await helpDesk(t);
  const requestKey = newKey();
  const [one, two] = [await ask(hall.client, { requestKey }), await ask(hall.client, { requestKey })];
  assert.equal(one.number, two.number);
  const { rows } = (await hall.centre.get("/api/staff/assistance")).json<AssistanceList>();
  assert.equal(rows.length, 1);
  await enrol(hall.centre, await hall.staff("assistant"), "village", "430482106212", "13700000008");
  const engine = await engineOf(hall.services);
  assert.ok((await engine.react()) >= 0);
});
