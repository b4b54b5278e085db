import assert from "node:assert/strict";
import { test } from "node:test";
import { newKey } from "#server/testing/hall.ts";
import { bookingHall, codeOf, monday } from "../appointments.fixture.ts";

test("a connected system lists, books, moves and cancels with the scopes it was given, in GovStack's words", async (t) => {
  const hall = await bookingHall(t);
  const system = await hall.keyed("connected", ["scheduler.read", "scheduler.book"]);
  const query = `host_entity_id=changning&category=${hall.queue}&from=${monday}T00:00:00Z&to=${monday}T23:00:00Z`;
  const list = await system.get(`/api/scheduler/event/list_details?${query}`);
  assert.equal(list.statusCode, 200, list.body);
  const [first, second] = list.json();
  assert.equal(first.details.status, "open");
  assert.equal(first.details.host_entity_id, "changning");
  const participant = { name: "谭大山", phone: "13900000009" };
  const details = (...event_ids: string[]) => ({ event_ids, participant_type: "subscriber", participant });
  const create = (event: string, key = newKey()) =>
    system.post("/api/scheduler/appointment/new", { request_key: key, appointment_details: details(event) });
  const key = newKey();
  const made = await create(first.event_id, key);
  assert.equal(made.statusCode, 200, made.body);
  assert.deepEqual(
    (await create(first.event_id, key)).json(),
    made.json(),
    "the same request is one booking",
  );
  assert.equal(codeOf(await create(first.event_id)), "appointment-twice");
  const [{ appointment_id: id }] = made.json();
  const moved = await system.put(`/api/scheduler/appointment/modifications?appointment_id=${id}`, {
    ...{ request_key: newKey(), details: { event_id: second.event_id } },
  });
  assert.equal(moved.statusCode, 200, moved.body);
  assert.equal(moved.json()[0].details.event_id, second.event_id);
  assert.equal(moved.json()[0].details.participant.name, "谭*山");
  const stranger = await hall.keyed("connected", ["scheduler.read", "scheduler.book"]);
  const cancel = (who: typeof system) =>
    who.ask("DELETE", `/api/scheduler/appointment?appointment_id=${id}&request_key=${newKey()}`);
  assert.equal((await cancel(stranger)).statusCode, 404);
  assert.equal((await cancel(system)).json()[0].details.status_id, "cancelled");
  assert.deepEqual((await stranger.get("/api/scheduler/appointment/list_details")).json(), []);
});

test("all events of a request or none; reading alone books nothing", async (t) => {
  const hall = await bookingHall(t);
  const system = await hall.keyed("connected", ["scheduler.read", "scheduler.book"]);
  const events = (await system.get(`/api/scheduler/event/list_details?category=${hall.queue}`)).json();
  const ids = events.slice(0, 3).map((event: { event_id: string }) => event.event_id);
  const body = () => ({
    request_key: newKey(),
    appointment_details: {
      ...{ event_ids: ids, participant_type: "subscriber" },
      participant: { name: "谭大山", phone: "13900000009" },
    },
  });
  assert.equal(codeOf(await system.post("/api/scheduler/appointment/new", body())), "appointment-too-many");
  assert.deepEqual((await system.get("/api/scheduler/appointment/list_details")).json(), []);
  const reader = await hall.keyed("connected", ["scheduler.read"]);
  assert.equal((await reader.post("/api/scheduler/appointment/new", body())).statusCode, 403);
});
