/** A hall with its queues and people at its counters, for the tests of the queue. */
import assert from "node:assert/strict";
import type { CalledNext, CounterPanel, Taken, TicketView } from "#contract/queue.ts";
import type { TestAppOptions } from "#server/testing/app.ts";
import type { Cleanups } from "#server/testing/cleanups.ts";
import { approvalBureau, type Browser, newKey, testHall } from "#server/testing/hall.ts";
import { people } from "../people/index.ts";
import { queue } from "./index.ts";

const authenticating = { name: "people", everywhere: people.everywhere! };
export const hallId = "changning";

export async function queueHall(t: Cleanups, options: TestAppOptions = {}) {
  const hall = await testHall(t, { modules: [authenticating, queue], ...options });
  await queue.load?.(hall.services);
  const clerk = () => hall.staff("clerk", { organ: approvalBureau, reach: "all-organs" });
  return { ...hall, kiosk: await hall.keyed("device"), newClerk: clerk };
}
export type QueueHall = Awaited<ReturnType<typeof queueHall>>;

export const ok = <T>(response: { statusCode: number; body: string }): T => {
  assert.ok(response.statusCode < 300, `${response.statusCode} ${response.body}`);
  return JSON.parse(response.body || "null") as T;
};
export const codeOf = (response: { json(): unknown }) => (response.json() as { code: string }).code;

/** A number of this queue from the kiosk. */
export async function take(hall: QueueHall, queueId: string, more: object = {}): Promise<Taken> {
  const body = { requestKey: newKey(), queue: queueId, ...more };
  return ok<Taken>(await hall.kiosk.post(`/api/halls/${hallId}/tickets`, body));
}

/** A clerk at this counter, which is open. */
export async function clerkAt(hall: QueueHall, counter: string): Promise<Browser> {
  const clerk = await hall.newClerk();
  ok(await open(clerk, counter));
  return clerk;
}

export const open = (clerk: Browser, counter: string) =>
  clerk.post("/api/staff/counter/open", { requestKey: newKey(), hall: hallId, counter });

export const next = async (clerk: Browser): Promise<TicketView | undefined> =>
  ok<CalledNext>(await clerk.post("/api/staff/counter/next", { requestKey: newKey() })).ticket;

export const tryNext = (clerk: Browser) => clerk.post("/api/staff/counter/next", { requestKey: newKey() });

export const panelOf = async (clerk: Browser) => ok<CounterPanel>(await clerk.get("/api/staff/counter"));

/** Takes a step with a ticket. */
export const tryStep = (clerk: Browser, id: number, action: string, more: object = {}) =>
  clerk.post(`/api/staff/tickets/${id}/${action}`, { requestKey: newKey(), ...more });

export const step = async (clerk: Browser, id: number, action: string, more: object = {}) =>
  ok<TicketView>(await tryStep(clerk, id, action, more));

/** Calls and serves the next one; how long is for the test to say. */
export async function serve(hall: QueueHall, clerk: Browser, minutes = 5): Promise<TicketView> {
  const ticket = await next(clerk);
  assert.ok(ticket, "somebody waits");
  await step(clerk, ticket.id, "start");
  hall.clock.forward(minutes);
  return await step(clerk, ticket.id, "finish");
}

/** Lets the person be called until they are missed. */
export async function miss(hall: QueueHall, clerk: Browser, id: number): Promise<TicketView> {
  for (let call = 0; call < 2; call += 1) {
    hall.clock.forward(0.5);
    await step(clerk, id, "recall");
  }
  hall.clock.forward(0.5);
  return await step(clerk, id, "miss");
}
