import assert from "node:assert/strict";
import { test } from "node:test";
import type { AttendanceSheet, Entry, OwnMonth, Rounds } from "#contract/conduct.ts";
import { newKey, testHall } from "#server/testing/hall.ts";
import { assertPermissions, officialRoles, staffRoles } from "#server/testing/permission-matrix.ts";
import { picture } from "#server/testing/upload.ts";
import { people } from "../people/index.ts";
import { begin, codeOf, conductHall, deduct, ok, path, photograph, sheet } from "./conduct.fixture.ts";
import { conduct } from "./index.ts";
import { takeBack } from "./round-commands.ts";

/** Who is asking is found out; the routes of people are tested there. */
const authenticating = { name: "people", everywhere: people.everywhere! };
const officials = officialRoles;
const readers = ["supervisor", "director", "organ-head"] as const;

test("R13.3 every route of the appraisal lets in whom it says, and nobody else", async (t) => {
  const hall = await testHall(t, { modules: [authenticating, conduct] });
  await assertPermissions(hall, {
    [`GET ${path}/rounds`]: officials,
    [`POST ${path}/rounds`]: officials,
    [`GET ${path}/rounds/{id}`]: officials,
    [`POST ${path}/rounds/{id}/seen`]: officials,
    [`POST ${path}/rounds/{id}/end`]: officials,
    [`POST ${path}/rounds/{id}/entries`]: officials,
    [`POST ${path}/entries/{id}/take-back`]: officials,
    [`POST ${path}/entries`]: ["director"],
    [`GET ${path}/attendance`]: [...readers],
    [`POST ${path}/attendance`]: ["director"],
    [`POST ${path}/photos`]: officials,
    [`GET ${path}/photos/{id}`]: officials,
    [`GET ${path}/months/{month}`]: [...readers],
    [`GET ${path}/months/{month}/pay.xlsx`]: ["director"],
    [`GET ${path}/months/{month}/people/{staff}`]: [...readers],
    [`GET ${path}/quarters/{quarter}`]: [...readers],
    [`GET ${path}/years/{year}`]: [...readers],
    [`GET ${path}/me`]: staffRoles,
    [`POST ${path}/entries/{id}/contest`]: staffRoles,
    [`GET ${path}/contests/{number}`]: officials,
    [`POST ${path}/contests/{number}/settle`]: officials,
    [`GET ${path}/staff`]: [...readers],
    [`POST ${path}/terms`]: ["director"],
    [`POST ${path}/terms/{id}/end`]: ["director"],
    [`POST ${path}/certificates`]: ["director"],
    [`POST ${path}/supervisors`]: ["director"],
    [`POST ${path}/supervisors/{id}/end`]: ["director"],
    [`GET ${path}/leaders`]: staffRoles,
    [`POST ${path}/leaders`]: ["director"],
    [`POST ${path}/leaders/{id}`]: ["director"],
  });
});

test("R12.6 a round: two supervisors of the zone, every counter seen, one deduction with a photo", async (t) => {
  const hall = await conductHall(t);
  const { first, second, person, other, send } = hall;
  const asked = { requestKey: newKey(), hall: "changning", zone: "a" };
  const alone = await first.post(`${path}/rounds`, { ...asked, with: first.id });
  assert.equal(codeOf(alone), "400 conduct-two-supervisors");
  const stranger = await person.post(`${path}/rounds`, { ...asked, with: second.id });
  assert.equal(codeOf(stranger), "403 not-permitted");
  const { id } = await begin(hall);
  const again = await second.post(`${path}/rounds`, { ...asked, requestKey: newKey(), with: first.id });
  assert.equal(codeOf(again), "409 conduct-round-open");

  const kept = ok<{ id: string }>(await photograph(hall, first, picture));
  await deduct(hall, id, "slipped-away", { photo: kept.id });
  const early = await first.post(`${path}/rounds/${id}/end`, { requestKey: newKey() });
  assert.equal(codeOf(early), "409 conduct-round-unfinished");
  assert.match(early.body, /还有窗口没有看：A02/);
  await send(second, `/rounds/${id}/seen`, { counter: "A02" });
  await send(first, `/rounds/${id}/end`, {});
  const late = await first.post(`${path}/rounds/${id}/seen`, { requestKey: newKey(), counter: "A01" });
  assert.equal(codeOf(late), "409 conduct-round-ended");

  const { counters } = await sheet(second, id);
  const [a01] = counters;
  assert.deepEqual([a01?.seen, a01?.entries[0]?.points, a01?.entries[0]?.photo], [true, -0.5, kept.id]);
  const { zones, needed } = ok<Rounds>(await first.get(`${path}/rounds`));
  assert.deepEqual([needed, zones.length, zones[0]?.missing], [4, 1, 3]);
  assert.deepEqual(ok<Rounds>(await other.get(`${path}/rounds`)).zones, [], "nobody else's business");

  for (const [who, status] of [
    [first, 200],
    [person, 200],
    [hall.keeper, 200],
    [other, 404],
  ] as const)
    assert.equal((await who.get(`${path}/photos/${kept.id}`)).statusCode, status);
});

test("R12.6 a photo is a picture, brought by whoever goes the round", async (t) => {
  const hall = await conductHall(t);
  const pdf = await photograph(hall, hall.first, Buffer.from("%PDF-1.7\n"));
  assert.equal(codeOf(pdf), "415 conduct-photo-type");
  assert.equal(codeOf(await photograph(hall, hall.person, picture)), "403 not-permitted");
  const { id } = await begin(hall);
  const entry = { staff: hall.person.id, item: "untidy", reason: "桌面凌乱" };
  const kept = ok<{ id: string }>(await photograph(hall, hall.second, picture));
  const others = { requestKey: newKey(), ...entry, photo: kept.id };
  assert.equal(
    codeOf(await hall.first.post(`${path}/rounds/${id}/entries`, others)),
    "400 conduct-photo-unknown",
  );
});

test("R12.6 nobody on leave is appraised, nobody elsewhere, nobody by themselves", async (t) => {
  const hall = await conductHall(t);
  const { first, second, person, keeper, send } = hall;
  const { id } = await begin(hall);
  const enter = (staff: string, item = "untidy") =>
    first.post(`${path}/rounds/${id}/entries`, { requestKey: newKey(), staff, item, reason: "桌面凌乱" });
  assert.equal(codeOf(await enter(second.id)), "409 conduct-not-here");
  assert.equal(codeOf(await enter(first.id)), "409 conduct-oneself");
  assert.equal(codeOf(await enter(person.id, "no-such-item")), "400 conduct-item-unknown");
  await send(keeper, "/attendance", { day: "2026-11-20", marks: [{ staff: person.id, kind: "leave" }] });
  assert.equal(codeOf(await enter(person.id)), "409 conduct-on-leave");
});

test("R12.6 late costs what the sheet says; corrected, nothing is left of it", async (t) => {
  const hall = await conductHall(t);
  const { keeper, person, send } = hall;
  const mark = (kind: string) =>
    send(keeper, "/attendance", { day: "2026-11-20", marks: [{ staff: person.id, kind }] });
  const own = async () => ok<OwnMonth>(await person.get(`${path}/me`)).own!;
  await mark("late");
  assert.deepEqual([(await own()).row.score, (await own()).days[0]?.entries.length], [99.5, 1]);
  await mark("late");
  assert.equal((await own()).days[0]?.entries.length, 1, "said twice, written once");
  await mark("leave");
  assert.deepEqual([(await own()).row.score, (await own()).row.leave], [undefined, 1]);
  await mark("present");
  const { row, days } = await own();
  assert.equal(row.score, 100);
  assert.deepEqual(
    days[0]?.entries.map(({ struck }) => struck),
    [true],
  );
  const { people: rows } = ok<AttendanceSheet>(await keeper.get(`${path}/attendance`));
  assert.equal(rows.find(({ staff }) => staff.id === person.id)?.kind, "present");
  const tomorrow = { requestKey: newKey(), day: "2026-11-21", marks: [{ staff: person.id, kind: "late" }] };
  assert.equal(codeOf(await keeper.post(`${path}/attendance`, tomorrow)), "400 conduct-day");
});

test("R12.6 whoever made an entry takes it back on the same day, and nobody else", async (t) => {
  const hall = await conductHall(t);
  const { id: round } = await begin(hall);
  const { id } = await deduct(hall, round);
  const { id: later } = await deduct(hall, round, "gaming");
  const back = (who: typeof hall.first, entry: string) =>
    who.post(`${path}/entries/${entry}/take-back`, { requestKey: newKey() });
  assert.equal(codeOf(await back(hall.second, id)), "403 not-permitted");
  assert.equal((await back(hall.first, id)).statusCode, 200);
  const entries: Entry[] = (await sheet(hall.first, round)).counters[0]!.entries;
  assert.deepEqual(
    [id, later].map((made) => entries.find((entry) => entry.id === made)?.struck),
    [true, false],
  );
  const { services, division } = hall;
  const actor = { kind: "staff" as const, division, id: hall.first.id, posts: [] };
  const tomorrow = { actor, client: "", at: "2026-11-21T01:00:00.000Z", requestKey: newKey() };
  await assert.rejects(takeBack(services, tomorrow, later), { code: "conduct-take-back" });
});
