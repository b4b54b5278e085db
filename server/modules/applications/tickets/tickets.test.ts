import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import type { ApplicationView } from "#contract/application.ts";
import type { TicketCases, TicketReception } from "#contract/calling.ts";
import type { Item } from "#contract/item.ts";
import type { CalledNext, Taken } from "#contract/queue.ts";
import type { Module } from "#server/platform/module.ts";
import { completeContent } from "#server/testing/application.ts";
import type { Cleanups } from "#server/testing/cleanups.ts";
import { type Browser, newKey, testHall } from "#server/testing/hall.ts";
import { assertPermissions } from "#server/testing/permission-matrix.ts";
import { casework } from "../../casework/index.ts";
import { items } from "../../items/index.ts";
import { people } from "../../people/index.ts";
import { queue } from "../../queue/index.ts";
import { ticketRoutes } from "./ticket-routes.ts";

const item: Item = JSON.parse(
  readFileSync(new URL("../../../../data/items/food-business-licence.json", import.meta.url), "utf8"),
);
const person = { name: "何秋月", idNumber: "430499198509230029", phone: "13800000002" };
const hallId = "changning";

async function openHall(t: Cleanups) {
  const hall = await testHall(t);
  await casework.load?.(hall.services);
  await items.load?.(hall.services);
  await queue.load?.(hall.services);
  const newClerk = () => hall.staff("clerk", { reach: "all-organs" });
  return { ...hall, clerk: await newClerk(), newClerk };
}
type OpenHall = Awaited<ReturnType<typeof openHall>>;

const ok = <T>(response: { statusCode: number; body: string }): T => {
  assert.ok(response.statusCode < 300, `${response.statusCode} ${response.body}`);
  return JSON.parse(response.body || "null") as T;
};
const codeOf = (response: { json(): unknown }) => (response.json() as { code: string }).code;

/** A number for the item, called by the clerk at A03. */
async function called({ clerk }: OpenHall, who: object = { person }): Promise<number> {
  const taking = { requestKey: newKey(), items: [item.key], ...who };
  const { ticket } = ok<Taken>(await clerk.post(`/api/staff/halls/${hallId}/tickets`, taking));
  const at = { requestKey: newKey(), hall: hallId, counter: "A03" };
  ok(await clerk.post("/api/staff/counter/open", at));
  const next = ok<CalledNext>(await clerk.post("/api/staff/counter/next", { requestKey: newKey() }));
  assert.equal(next.ticket?.id, ticket.id);
  return ticket.id;
}

function receive(clerk: Browser, more: object) {
  const content = completeContent(item);
  const base = {
    requestKey: newKey(),
    item: item.key,
    hall: hallId,
    applicant: person,
    content,
    accept: false,
  };
  return clerk.post("/api/staff/receptions", { ...base, ...more });
}

test("B1 the number opens its reception: who it is and what for are there, and the reading leaves a trace", async (t) => {
  const hall = await openHall(t);
  const id = await called(hall);
  const opened = ok<TicketReception>(await hall.clerk.post(`/api/staff/tickets/${id}/reception`));
  assert.deepEqual(opened.person, person);
  assert.deepEqual(opened.ticket.items, [{ key: item.key, name: item.name }]);
  assert.equal(opened.ticket.person?.name, "何*月", "what the panel shows is masked all the same");
  const { rows } = await hall.services.pool.query("select * from audit_entry where action = 'person.reveal'");
  assert.equal(rows.length, 1);
  assert.match(JSON.stringify(rows[0]), new RegExp(opened.ticket.number));
});

test("B1 the case remembers its number, the number shows its cases and what the person has already", async (t) => {
  const hall = await openHall(t);
  const before = ok<{ number: string }>(await receive(hall.clerk, {}));
  const ticket = await called(hall);
  const { number } = ok<{ number: string }>(await receive(hall.clerk, { ticket }));
  const { cases, others } = ok<TicketCases>(await hall.clerk.get(`/api/staff/tickets/${ticket}/cases`));
  assert.deepEqual(
    cases.map((it) => it.number),
    [number],
  );
  assert.deepEqual(
    others.map((it) => it.number),
    [before.number],
  );
  const shown = ok<ApplicationView>(await hall.clerk.get(`/api/applications/${number}`));
  assert.equal(shown.ticket?.counter, "A03");
  const walkIn = ok<ApplicationView>(await hall.clerk.get(`/api/applications/${before.number}`));
  assert.equal(walkIn.ticket, undefined);
});

test("a number without a person is received as well", async (t) => {
  const hall = await openHall(t);
  const id = await called(hall, {});
  assert.equal(
    ok<TicketReception>(await hall.clerk.post(`/api/staff/tickets/${id}/reception`)).person,
    undefined,
  );
  assert.deepEqual(ok<TicketCases>(await hall.clerk.get(`/api/staff/tickets/${id}/cases`)), {
    cases: [],
    others: [],
  });
});

test("R13.5 nobody but the clerk who called reads who it is, nor receives under the number", async (t) => {
  const hall = await openHall(t);
  const id = await called(hall);
  const other = await hall.newClerk();
  assert.equal(codeOf(await other.post(`/api/staff/tickets/${id}/reception`)), "ticket-elsewhere");
  assert.equal(codeOf(await other.get(`/api/staff/tickets/${id}/cases`)), "ticket-elsewhere");
  assert.equal(codeOf(await receive(other, { ticket: id })), "ticket-elsewhere");
  assert.equal(codeOf(await receive(hall.clerk, { ticket: id + 1 })), "ticket-unknown");
  hall.clock.forward(24 * 60);
  assert.equal(
    (await hall.clerk.post(`/api/staff/tickets/${id}/reception`)).statusCode,
    401,
    "the session is over",
  );
  const fresh = await hall.newClerk();
  assert.equal(
    codeOf(await fresh.post(`/api/staff/tickets/${id}/reception`)),
    "ticket-unknown",
    "yesterday's",
  );
});

test("only who serves at counters asks for the reception of a number", async (t) => {
  /** Who asks is found out; the routes of people are tested there. */
  const guarded: Module = { name: "people", everywhere: people.everywhere! };
  const own: Module = { name: "applications", routes: ticketRoutes };
  await assertPermissions(await testHall(t, { modules: [guarded, own] }), {
    "POST /api/staff/tickets/{id}/reception": ["clerk"],
    "GET /api/staff/tickets/{id}/cases": ["clerk"],
  });
});
