/** What people and clerks do on the simulated day: every request is sent again, as it was, until it is answered. */
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import type { CalledNext, Taken, TicketView } from "#contract/queue.ts";
import { type DayHall, dayHall } from "./hall-day-ground.ts";
import { type Answer, type HttpConnection, httpConnection } from "./http.ts";

/** What was acknowledged, to be found again in the database. */
export interface Journal {
  taken: Map<number, Taken["ticket"]>;
  finished: Set<number>;
  ended: Set<number>;
  /** Who was missed, or sent on, before: it happens once. */
  before: Set<string>;
}

export interface Day {
  hall: DayHall;
  addresses: () => readonly string[];
  journal: Journal;
  /** Somebody is still to come or to be served. */
  open: () => boolean;
  /** The test is over, whatever is left. */
  stopped: () => boolean;
}

/** Somebody with a connection of their own to one of the servers, who insists. */
export function insisting(
  { addresses, stopped }: Pick<Day, "addresses" | "stopped">,
  which: number,
  sent: Record<string, string>,
) {
  let connection: HttpConnection | undefined;
  return async (path: string, body: object): Promise<Answer> => {
    const request = { method: "POST" as const, path, body: { requestKey: randomUUID(), ...body } };
    while (!stopped()) {
      try {
        const all = addresses();
        connection ??= await httpConnection(all[which % all.length]!, sent);
        const answer = await connection.ask(request);
        if (answer.status < 500 && answer.status !== 429) return answer;
      } catch {
        connection?.close();
        connection = undefined;
      }
      // A server that is busy or coming up is not helped by haste.
      await wait(200 + Math.random() * 200);
    }
    throw new Error("stopped");
  };
}

/** Calls at the bell of a queue; who serves it and is free looks whether somebody waits: two of them, so that they race. */
export function bells(hall: DayHall) {
  const ears = new Map<number, () => void>();
  const servers = Map.groupBy(
    hall.clerks.flatMap(({ queues }, counter) => queues.map((queue) => ({ queue, counter }))),
    ({ queue }) => queue,
  );
  return {
    ring: (queue: string) => {
      const free = (servers.get(queue) ?? []).filter(({ counter }) => ears.has(counter));
      for (const { counter } of free.slice(0, 2)) ears.get(counter)?.();
    },
    heard: (counter: number) =>
      new Promise<void>((resolve) => {
        const hear = () => {
          ears.delete(counter);
          clearTimeout(late);
          resolve();
        };
        // Should a bell not have been heard, somebody looks all the same.
        const late = setTimeout(hear, 6000 + (counter % 20) * 200);
        ears.set(counter, hear);
      }),
  };
}
export type Bells = ReturnType<typeof bells>;

/** Takes numbers for these people; one in twelve has two matters, one in fifty gives up. */
export async function arrive(day: Day, bell: Bells, kiosk: number, people: readonly number[]) {
  const ask = insisting(day, kiosk, day.hall.kiosks[kiosk]!);
  for (const n of people) {
    const { queues } = day.hall;
    const person = { name: `演示${n}`, idNumber: `4304991990${String(n).padStart(7, "0")}X` };
    const first = queues[(n * 7) % queues.length]!;
    const wishes = n % 12 === 0 ? [first, queues[(n * 7 + 5) % queues.length]!] : [first];
    const group = n % 15 === 0 ? { group: "senior" } : {};
    for (const queue of wishes) {
      const { ticket, token } = read<Taken>(
        await ask(`/api/halls/${dayHall}/tickets`, { queue, person, ...group }),
      );
      day.journal.taken.set(ticket.id, ticket);
      bell.ring(queue);
      if (n % 50 !== 7) continue;
      const given = await ask("/api/tickets/cancel", { token });
      if (given.status === 200) day.journal.ended.add(ticket.id);
    }
  }
}

/** Every counter is opened, a few at a time, before the doors are. */
async function openCounters(day: Day): Promise<Clerk["ask"][]> {
  const asks = day.hall.clerks.map(({ sent }, counter) => insisting(day, counter, sent));
  let next = 0;
  const opening = async () => {
    for (let n = next++; n < asks.length; n = next++) {
      const { counter } = day.hall.clerks[n]!;
      read(await asks[n]!("/api/staff/counter/open", { hall: dayHall, counter }));
    }
  };
  await Promise.all(Array.from({ length: 6 }, opening));
  return asks;
}

/** A clerk's day: call, serve, until the hall is empty. */
async function work(day: Day, bell: Bells, counter: number, ask: Clerk["ask"]) {
  const place = day.hall.clerks[counter]!;
  const clerk: Clerk = { day, bell, ask, counter };
  while (day.open()) {
    for (;;) {
      const { ticket } = read<CalledNext>(await ask("/api/staff/counter/next", {}));
      if (!ticket) break;
      assert.equal(ticket.counter, place.counter);
      await serve(clerk, ticket);
    }
    await bell.heard(counter);
  }
}

interface Clerk {
  day: Day;
  bell: Bells;
  ask: ReturnType<typeof insisting>;
  counter: number;
}

/** Given up on the phone in the same moment: the counter finds nobody. */
class Gone extends Error {}

async function step({ ask }: Clerk, { id }: Pick<TicketView, "id">, action: string, more: object = {}) {
  const answer = await ask(`/api/staff/tickets/${id}/${action}`, more);
  if (answer.status === 409 && /"ticket-state"/.test(answer.body)) throw new Gone();
  return answer;
}

/** What happens with a person follows from their number, so that the day is the same each time but for the races. */
async function serve(clerk: Clerk, ticket: TicketView): Promise<void> {
  try {
    await meet(clerk, ticket);
  } catch (error) {
    if (!(error instanceof Gone)) throw error;
  }
}

async function meet(clerk: Clerk, ticket: TicketView): Promise<void> {
  const { day, bell } = clerk;
  const { before, finished, ended } = day.journal;
  const kind = ticket.id % 40;
  const take = async (action: string, more?: object) => void read(await step(clerk, ticket, action, more));
  const firstTime = (what: string) =>
    !before.has(`${what} ${ticket.id}`) && before.add(`${what} ${ticket.id}`);
  if (kind === 3 && firstTime("missed")) return await noShow(clerk, ticket);
  await take("start");
  if (kind === 7 && firstTime("moved")) {
    const queue = other(day.hall, ticket.queue);
    await take("transfer", { queue });
    return bell.ring(queue);
  }
  if (kind === 5 || kind === 9) {
    await take(kind === 5 ? "hold" : "park");
    await whenFree(clerk, ticket);
  }
  if (kind === 11) await another(clerk, ticket);
  await take("finish");
  finished.add(ticket.id);
  ended.add(ticket.id);
}

const other = ({ queues }: DayHall, queue: string) => queues[(queues.indexOf(queue) + 11) % queues.length]!;

/** Called, called again, missed; every second one comes back once. */
async function noShow(clerk: Clerk, ticket: TicketView): Promise<void> {
  const { day, bell } = clerk;
  await whenCool(clerk, ticket, "recall");
  await whenCool(clerk, ticket, "miss");
  if (ticket.id % 80 === 3) {
    day.journal.ended.add(ticket.id);
    return;
  }
  read(await step(clerk, ticket, "restore"));
  bell.ring(ticket.queue);
}

async function whenCool(clerk: Clerk, ticket: TicketView, action: string): Promise<void> {
  for (;;) {
    const answer = await step(clerk, ticket, action);
    if (answer.status === 200) return;
    assert.match(answer.body, /too-soon/, answer.body);
    await wait(250);
  }
}

/** The person may have been called elsewhere with another number meanwhile. */
async function whenFree(clerk: Clerk, ticket: TicketView): Promise<void> {
  for (;;) {
    const answer = await step(clerk, ticket, "resume");
    if (answer.status === 200) return;
    assert.match(answer.body, /person-elsewhere/, answer.body);
    await wait(250);
  }
}

/** Another matter of the same visit, at another queue. */
async function another({ day, bell, ask }: Clerk, ticket: TicketView): Promise<void> {
  const queue = other(day.hall, ticket.queue);
  const answer = await ask(`/api/staff/tickets/${ticket.id}/matters`, { queue });
  if (answer.status === 409) return;
  day.journal.taken.set(read<Taken>(answer).ticket.id, read<Taken>(answer).ticket);
  bell.ring(queue);
}

export function read<T = unknown>({ status, body }: Answer): T {
  assert.ok(status < 300, `${status} ${body}`);
  return JSON.parse(body) as T;
}

/** Every clerk and every kiosk at once; `arrived` is said when everybody has a number. */
export async function liveThrough(day: Day, people: number, arrived: () => void): Promise<void> {
  const bell = bells(day.hall);
  const { kiosks } = day.hall;
  const asks = await openCounters(day);
  const clerks = asks.map((ask, counter) => work(day, bell, counter, ask));
  const coming = kiosks.map((_, kiosk) => {
    const own = Array.from({ length: people }, (_each, n) => n).filter((n) => n % kiosks.length === kiosk);
    return arrive(day, bell, kiosk, own);
  });
  await Promise.all([...clerks, Promise.all(coming).then(arrived)]);
}
