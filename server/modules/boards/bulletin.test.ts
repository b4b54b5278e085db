import assert from "node:assert/strict";
import { test } from "node:test";
import type { Bulletin, BulletinList, BulletinOfDesk } from "#contract/bulletin.ts";
import { actOn, at, countedHall, decidedCase, get, openCase } from "#server/testing/counted-hall.ts";
import { newKey } from "#server/testing/hall.ts";
import { bulletinCheckJob, sealedBulletins } from "./bulletin.ts";
import { boards } from "./index.ts";

const path = "/api/boards/bulletin/editions";
const codeOf = ({ statusCode, body }: { statusCode: number; body: string }) =>
  `${statusCode} ${(JSON.parse(body) as { code?: string }).code ?? ""}`.trim();

test("F18 a month's bulletin is published, checked again, corrected; every edition stays readable", async (t) => {
  const hall = await countedHall(t);
  const { services, division } = hall;
  await decidedCase(hall, "2026-03-02", "2026-03-04");
  const late = await openCase(hall, at("2026-03-03"));
  hall.clock.now = at("2026-03-20");
  await hall.settle();
  /** Nobody stays signed in over days. */
  let leader = await hall.staff("director");
  const publish = (body: object) => leader.post(path, { requestKey: newKey(), period: "2026-03", ...body });
  assert.equal(codeOf(await publish({})), "409 bulletin-month-open");
  hall.clock.now = at("2026-04-02");
  leader = await hall.staff("director");
  const other = await leader.post("/api/boards/director/editions", {
    requestKey: newKey(),
    period: "2026-03",
  });
  assert.equal(codeOf(other), "409 board-not-published");
  assert.equal(codeOf(await publish({})), "201");
  assert.equal(codeOf(await publish({})), "409 bulletin-needs-reason");
  assert.equal(codeOf(await publish({ reason: "更正" })), "409 bulletin-unchanged");
  assert.equal((await sealedBulletins(services, division)).length, 1);

  const check = async (edition: number) => {
    const started = await leader.post(`${path}/2026-03/${edition}/check`, { requestKey: newKey() });
    assert.equal(started.statusCode, 202, started.body);
    const waiting = "select id from edition_check where state = 'waiting'";
    const { rows } = await services.pool.query<{ id: string }>(waiting);
    await bulletinCheckJob.run({ division, id: rows[0]!.id }, services);
    return (await get<BulletinOfDesk>(leader, `${path}/2026-03/${edition}`)).check!.comparison!;
  };
  const same = await check(1);
  assert.deepEqual([same.intact, same.differing], [true, []]);
  assert.ok(same.compared > 20);

  hall.clock.now = at("2026-04-09");
  leader = await hall.staff("director");
  await actOn(hall, late, "withdraw", at("2026-04-08"), { data: { reason: "不办了" } });
  await decidedCase(hall, "2026-03-05", "2026-03-06");
  await hall.settle();
  const changed = await check(1);
  const received = changed.differing.find(({ place }) => place === "block/0/case.received");
  assert.deepEqual([received?.was, received?.now], ["2", "3"]);
  assert.equal(codeOf(await publish({ reason: "补录一件" })), "201");
  const { rows } = await get<BulletinList>(hall.visitor, "/api/bulletins");
  assert.deepEqual(
    rows.map(({ edition, reason }) => [edition, reason]),
    [
      [2, "补录一件"],
      [1, undefined],
    ],
  );
  const old = await get<Bulletin>(hall.visitor, "/api/bulletins/bulletin/2026-03/1");
  const fresh = await get<Bulletin>(hall.visitor, "/api/bulletins/bulletin/2026-03/2");
  assert.deepEqual([old.newest, old.changes, fresh.newest], [2, [], 2]);
  assert.ok(
    fresh.changes.some((words) => /收件数：2 更正为 3$/.test(words)),
    fresh.changes.join("\n"),
  );
  assert.doesNotMatch(JSON.stringify(old.view), /staff\/metrics/);
});

test("the demonstration has last month's bulletin, once", async (t) => {
  const hall = await countedHall(t);
  const { services, division } = hall;
  const leader = await hall.staff("director");
  await services.pool.query("update staff set account = 'director' where id = $1", [leader.id]);
  await boards.demonstrate?.(services);
  await boards.demonstrate?.(services);
  assert.equal((await sealedBulletins(services, division)).length, 1);
});
