import assert from "node:assert/strict";
import { test } from "node:test";
import { browser, newKey } from "#server/testing/hall.ts";
import { kioskHall, machine, signIn } from "../kiosk.fixture.ts";

test("B3 card and face sign somebody in at the kiosk, for minutes, and leaving leaves nothing", async (t) => {
  const hall = await kioskHall(t);
  const { kiosk } = hall;
  assert.equal((await kiosk.post("/api/kiosk/card")).json().code, "kiosk-no-card");
  const person = await signIn(hall);
  const home = (await person.get("/api/kiosk")).json();
  assert.equal(home.person.name, "郭*明".replace("*", home.person.name[1]));
  assert.equal((await person.get("/api/me")).statusCode, 200, "the portal's own API knows them");
  await person.post("/api/kiosk/leave", { by: "left" });
  assert.equal((await person.get("/api/me")).statusCode, 403, "only the machine is left");
  assert.equal((await person.get("/api/kiosk")).json().person, undefined);
  const { rows } = await hall.services.pool.query("select ended_by from kiosk_visit");
  assert.deepEqual(rows, [{ ended_by: "left" }]);
});

test("the session of a kiosk is worth nothing at another machine, and the next person ends it", async (t) => {
  const hall = await kioskHall(t);
  const first = await signIn(hall);
  const session = first.sent.cookie!.split("; ").at(-1)!;
  const other = await hall.keyed("device");
  const elsewhere = browser(hall.app, other.id, { cookie: `${other.sent.cookie}; ${session}` });
  assert.equal((await elsewhere.get("/api/kiosk")).json().person, undefined);
  assert.equal((await browser(hall.app, "", { cookie: session }).get("/api/me")).statusCode, 401);
  await signIn(hall, "demo-2");
  assert.equal((await first.get("/api/kiosk")).json().person, undefined, "two people are never mixed");
});

test("a kiosk forgets by itself: in silence, and at the end of the minutes however busy", async (t) => {
  const hall = await kioskHall(t);
  const silent = await signIn(hall);
  hall.clock.forward(2);
  assert.equal((await silent.get("/api/me")).statusCode, 403);
  const busy = await signIn(hall);
  for (let minute = 0; minute < 14; minute++) {
    hall.clock.forward(1);
    assert.equal((await busy.get("/api/me")).statusCode, 200, `after ${minute + 1} minutes`);
  }
  hall.clock.forward(1);
  assert.equal((await busy.get("/api/me")).statusCode, 403);
});

test("a face that is another's, a card read long ago or elsewhere, are refused", async (t) => {
  const hall = await kioskHall(t);
  const { kiosk } = hall;
  await machine(kiosk, { card: "demo-1", faceFits: false });
  const { card } = (await kiosk.post("/api/kiosk/card")).json();
  assert.equal((await kiosk.post("/api/kiosk/sign-in", { card })).json().code, "kiosk-face-differs");
  await machine(kiosk, { faceFits: true });
  const other = await hall.keyed("device");
  assert.equal((await other.post("/api/kiosk/sign-in", { card })).json().code, "kiosk-card-old");
  const forged = "A".repeat(80);
  assert.equal((await kiosk.post("/api/kiosk/sign-in", { card: forged })).json().code, "kiosk-card-old");
  hall.clock.forward(3);
  assert.equal((await kiosk.post("/api/kiosk/sign-in", { card })).json().code, "kiosk-card-old");
});

test("in production without a connector the kiosk says honestly that it cannot read cards", async (t) => {
  const hall = await kioskHall(t);
  const production = { ...hall.services, config: { ...hall.services.config, mode: "production" as const } };
  const { machineryOf } = await import("../connector.ts");
  assert.equal(machineryOf(production), undefined);
});

test("B3 while the hall is closed the kiosk offers what works all day, and no numbers", async (t) => {
  const hall = await kioskHall(t);
  const ids = async () => {
    const { functions, open } = (await hall.kiosk.get("/api/kiosk")).json();
    return { open, ids: functions.map(({ id }: { id: string }) => id) };
  };
  const day = await ids();
  assert.ok(day.open && day.ids.includes("number"));
  hall.clock.forward(12 * 60);
  const night = await ids();
  assert.equal(night.open, false);
  assert.ok(!night.ids.includes("number") && night.ids.includes("print"));
});

test("a locked kiosk does nothing for anybody", async (t) => {
  const hall = await kioskHall(t);
  const security = await hall.staff("security-admin");
  const reason = "打印机正在维修";
  await security.post(`/api/staff/devices/${hall.kiosk.id}/lock`, { requestKey: newKey(), reason });
  assert.equal((await hall.kiosk.get("/api/kiosk")).json().code, "device-locked");
  assert.equal((await hall.kiosk.post("/api/kiosk/card")).json().code, "device-locked");
});
