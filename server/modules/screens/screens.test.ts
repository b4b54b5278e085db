import assert from "node:assert/strict";
import { test } from "node:test";
import type { ScreenPlan, ScreenSettings, ScreensView } from "#contract/screen.ts";
import { afterTest } from "#server/testing/cleanups.ts";
import { newKey, testHall } from "#server/testing/hall.ts";
import { assertPermissions, everybody } from "#server/testing/permission-matrix.ts";
import { people } from "../people/index.ts";
import { screens } from "./index.ts";

/** Who asks is found out; the routes of people are tested there. */
const authenticating = { name: "people", everywhere: people.everywhere! };

test("every route of screens lets in whom it says, and nobody else", async (t) => {
  const keepers = ["clerk", "supervisor", "director"] as const;
  await assertPermissions(await testHall(t, { modules: [authenticating, screens] }), {
    "GET /api/halls/{hall}/screen": everybody,
    "GET /api/halls/{hall}/screen/stream": everybody,
    "GET /api/halls/{hall}/today": ["device"],
    "GET /api/staff/hall-today": ["supervisor", "organ-head", "director"],
    "GET /api/staff/screens": keepers,
    "PUT /api/staff/screens/{hall}": keepers,
    "POST /api/staff/screens/{hall}/notices": keepers,
    "PUT /api/staff/screen-notices/{id}": keepers,
    "POST /api/staff/screen-notices/{id}/end": keepers,
  });
});

const settings: ScreenSettings = {
  ...{ panes: ["called", "waiting"], arrangement: "split", seconds: 20, zone: "b", theme: "light" },
  sound: { on: true, volume: 60, voice: "clips", times: 2 },
};

test("a screen shows its hall, as the data says until somebody chooses, and its own settings where it has them", async (t) => {
  const hall = await testHall(t);
  const { visitor, services, division } = hall;
  const plan = async (who = visitor) => (await who.get("/api/halls/changning/screen")).json<ScreenPlan>();
  const first = await plan();
  assert.equal(first.hall.name, "常宁市政务服务中心");
  assert.deepEqual(first.settings.panes, ["called"]);
  assert.deepEqual([first.zones.length, first.counters.length, first.floors.length], [4, 30, 2]);
  assert.equal((await visitor.get("/api/halls/nowhere/screen")).statusCode, 404);

  const clerk = await hall.staff("clerk");
  const device = await hall.keyed("device");
  await services.db.updateTable("device").set({ kind: "screen", hall: "changning" }).execute();
  const keep = (body: object) =>
    clerk.put("/api/staff/screens/changning", { requestKey: newKey(), version: 0, settings, ...body });
  assert.equal((await keep({})).statusCode, 200);
  assert.equal((await keep({})).json<{ code: string }>().code, "screen-changed");
  const own = { ...settings, panes: ["map"] };
  assert.equal((await keep({ screen: device.id, settings: own })).statusCode, 200);
  assert.deepEqual((await plan()).settings, settings);
  assert.deepEqual((await plan(device)).settings, own, "an enrolled screen has its own");
  const elsewhere = { ...settings, zone: "no-such-zone" };
  assert.equal(
    (await keep({ version: 1, settings: elsewhere })).json<{ code: string }>().code,
    "screen-zone-unknown",
  );
  assert.equal((await keep({ screen: newKey() })).json<{ code: string }>().code, "screen-unknown");
  const { rows } = await services.pool.query(
    "select action from audit_entry where division = $1 and action like 'screen%'",
    [division],
  );
  assert.equal(rows.length, 2);
});

test("a notice stands on the screens in its time and not longer, and comes off when somebody takes it off", async (t) => {
  const hall = await testHall(t);
  let clerk = await hall.staff("clerk", { halls: ["changning"] });
  const titles = async () =>
    (await hall.visitor.get("/api/halls/changning/screen"))
      .json<ScreenPlan>()
      .notices.map(({ title }) => title);
  const notice = (title: string, from: string, until: string, urgent = false) => ({
    ...{ requestKey: newKey(), title, text: `${title}，请留意。`, urgent },
    ...{ from: `2026-11-20T${from}:00Z`, until: `2026-11-20T${until}:00Z` },
  });
  const add = (body: object) => clerk.post("/api/staff/screens/changning/notices", body);
  const lift = notice("电梯检修", "01:00", "04:00");
  const made = await add(lift);
  assert.equal(made.statusCode, 201, made.body);
  assert.deepEqual((await add(lift)).json(), made.json(), "once");
  await add(notice("下午停电", "03:00", "06:00", true));
  assert.deepEqual(await titles(), ["电梯检修"]);
  hall.clock.forward(120);
  assert.deepEqual(await titles(), ["下午停电", "电梯检修"], "urgent ones first");
  clerk = await hall.staff("clerk", { halls: ["changning"] });

  const { id } = made.json<{ id: string }>();
  const edited = await clerk.put(`/api/staff/screen-notices/${id}`, {
    ...notice("二楼电梯检修", "01:00", "05:00"),
    version: 1,
  });
  assert.deepEqual(edited.json(), { id, version: 2 });
  assert.deepEqual(await titles(), ["下午停电", "二楼电梯检修"]);
  const end = (version: number) =>
    clerk.post(`/api/staff/screen-notices/${id}/end`, { requestKey: newKey(), version });
  assert.equal((await end(1)).json<{ code: string }>().code, "screen-notice-changed");
  assert.equal((await end(2)).statusCode, 200);
  assert.deepEqual(await titles(), ["下午停电"]);
  assert.equal((await end(3)).json<{ code: string }>().code, "screen-notice-over");
  hall.clock.forward(200);
  assert.deepEqual(await titles(), []);
  clerk = await hall.staff("clerk", { halls: ["changning"] });
  const { notices } = (await clerk.get("/api/staff/screens?hall=changning")).json<ScreensView>();
  assert.deepEqual(
    notices.map(({ state }) => state),
    ["over", "over"],
    "the desk still lists them",
  );
});

test("who works in another hall keeps its screens, not these; a notice nobody would see is refused", async (t) => {
  const hall = await testHall(t);
  const stranger = await hall.staff("clerk", { halls: ["xiling"] });
  const words = { title: "停电通知", text: "下午停电。", urgent: false };
  const valid = { from: "2026-11-20T01:00:00Z", until: "2026-11-20T09:00:00Z" };
  const add = (who: typeof stranger, times: object) =>
    who.post("/api/staff/screens/changning/notices", { requestKey: newKey(), ...words, ...times });
  assert.equal((await add(stranger, valid)).statusCode, 403);
  const clerk = await hall.staff("clerk");
  const code = async (times: object) => (await add(clerk, times)).json<{ code: string }>().code;
  assert.equal(await code({ ...valid, until: "2026-11-20T01:00:00Z" }), "screen-notice-past");
  assert.equal(
    await code({ from: "2026-11-19T01:00:00Z", until: "2026-11-19T09:00:00Z" }),
    "screen-notice-past",
  );
  assert.equal(await code({ ...valid, until: "2026-12-31T23:59:60Z" }), "screen-notice-past");
});

test("a screen hears at once that its settings or notices changed, and another hall's screen does not", async (t) => {
  const hall = await testHall(t);
  const address = await hall.app.listen({ host: "127.0.0.1", port: 0 });
  const listen = async (place: string) => {
    const stop = new AbortController();
    afterTest(t, () => stop.abort());
    const answer = await fetch(`${address}/api/halls/${place}/screen/stream`, { signal: stop.signal });
    const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
    let heard = "";
    const times = () => heard.split("event: plan").length - 1;
    return {
      times,
      until: async (n: number) => {
        while (times() < n) heard += (await reader.read()).value ?? "";
      },
    };
  };
  const [here, elsewhere] = [await listen("changning"), await listen("xiling")];
  await Promise.all([here.until(1), elsewhere.until(1)]);
  const clerk = await hall.staff("clerk");
  const body = { requestKey: newKey(), version: 0, settings };
  assert.equal((await clerk.put("/api/staff/screens/changning", body)).statusCode, 200);
  await here.until(2);
  const notice = { title: "停电", text: "下午三点停电", from: "2026-11-20T01:00:00.000Z" };
  const more = { until: "2026-11-20T09:00:00.000Z", urgent: true, requestKey: newKey() };
  const made = await clerk.post("/api/staff/screens/changning/notices", { ...notice, ...more });
  assert.equal(made.statusCode, 201, made.body);
  await here.until(3);
  assert.equal(elsewhere.times(), 1);
  assert.equal((await fetch(`${address}/api/halls/nowhere/screen/stream`)).status, 404);
});
