/** The people who send bad input: everybody the hall knows, signed in, and what each may reach. */
import fc from "fast-check";
import type { Response } from "light-my-request";
import type { StaffRole } from "#contract/people.ts";
import { casework } from "#server/modules/casework/index.ts";
import { items } from "#server/modules/items/index.ts";
import type { Cleanups } from "./cleanups.ts";
import { addressOf, type Operation, operationsOf } from "./fuzz-operations.ts";
import { fitting } from "./fuzz-values.ts";
import { approvalBureau, type Browser, type Hall, marketBureau, testHall } from "./hall.ts";

/** A hall, everybody in it, and the operations of its API. */
export interface Fuzzed extends Hall {
  people: Map<string, Browser>;
  operations: Operation[];
  /** Who is let in by an operation. */
  insiders: Map<Operation, string>;
}

const roles: StaffRole[] = [
  "clerk",
  "examiner",
  "surveyor",
  "approver",
  "supervisor",
  "archivist",
  "organ-head",
  "director",
  "catalogue-editor",
  "assistant",
  "system-admin",
  "security-admin",
  "audit-admin",
];

export async function fuzzed(t: Cleanups): Promise<Fuzzed> {
  // Limits do not answer in a route’s place.
  const config = { clientRate: 0, accountRate: 0 };
  const hall = await testHall(t, { config });
  for (const { load } of [casework, items]) await load?.(hall.services);
  const people = new Map([["visitor", hall.visitor]]);
  for (const name of ["resident", "device", "kiosk", "system", "settler", "accountant", "leader", ...roles])
    people.set(name, await signedIn(hall, name));
  const operations = operationsOf((await hall.visitor.get("/api/openapi.json")).json());
  return { ...hall, people, operations, insiders: new Map() };
}

const systemScopes = ["metrics.read", "sms.reply", "scheduler.read", "scheduler.book", "supply.orders"];

const signedIn = (hall: Hall, name: string) => {
  if (name === "resident") return hall.resident();
  if (name === "device") return hall.tablet("A01");
  if (name === "kiosk") return hall.keyed("device");
  if (name === "system") return hall.keyed("connected", systemScopes);
  // Some things are for the bureau's own clerks, whatever others reach.
  if (name === "settler") return hall.staff("clerk", { organ: approvalBureau, reach: "all-organs" });
  if (name === "leader") return hall.staff("organ-head", { organ: approvalBureau });
  if (name === "accountant") return hall.staff("accountant", { organ: approvalBureau });
  return hall.staff(name as StaffRole, { organ: marketBureau, reach: "all-organs" });
};

/** Somebody whom the operation lets in, signed in; the first who tries when it lets in nobody. */
export async function insiderOf(hall: Fuzzed, operation: Operation): Promise<Browser> {
  const name = hall.insiders.get(operation) ?? (await firstLetIn(hall, operation));
  hall.insiders.set(operation, name);
  const known = hall.people.get(name) as Browser;
  if (["visitor", "device", "kiosk", "system"].includes(name) || (await isSignedIn(known))) return known;
  const again = await signedIn(hall, name);
  hall.people.set(name, again);
  return again;
}

async function isSignedIn(person: Browser): Promise<boolean> {
  const answers = await Promise.all(["/api/me", "/api/staff/me"].map((url) => person.get(url)));
  return answers.some(({ statusCode }) => statusCode === 200);
}

/** What may be left out may ask for what nobody has, an enterprise of no mandate: so once without it. */
async function firstLetIn(hall: Fuzzed, operation: Operation): Promise<string> {
  for (const sent of [sampleOf(operation), sampleOf(barest(operation))]) {
    for (const [name, person] of hall.people) {
      const { statusCode } = await send(hall, person, sent);
      if (statusCode !== 401 && statusCode !== 403) return name;
    }
  }
  return "visitor";
}

/** The operation with nothing in its body but what is required. */
export function barest(operation: Operation): Operation {
  const { properties = {}, required = [] } = (operation.body ?? {}) as {
    properties?: Record<string, unknown>;
    required?: string[];
  };
  if (!operation.body) return operation;
  const needed = Object.entries(properties).filter(([name]) => required.includes(name));
  return { ...operation, body: { ...operation.body, properties: Object.fromEntries(needed) } };
}

const one = <T>(values: fc.Arbitrary<T>): T => fc.sample(values, { numRuns: 1, seed: 1 })[0] as T;

/** Parameters of an address that fit. */
export function paramsFor({ params }: Operation): Record<string, unknown> {
  return Object.fromEntries(Object.entries(params).map(([name, schema]) => [name, one(fitting(schema))]));
}

/** Any request that fits the operation. */
export function sampleOf(operation: Operation): Sent {
  const { method, query, body } = operation;
  const url = addressOf(operation, paramsFor(operation), one(fitting(query)) as Record<string, unknown>);
  if (!body) return { method, url };
  return {
    ...{ method, url, payload: JSON.stringify(one(fitting(body))) },
    headers: { "content-type": "application/json" },
  };
}

/** A request as it goes over the wire. */
export interface Sent {
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  url: string;
  payload?: string | Buffer;
  headers?: Record<string, string>;
}

/** An answer that has not come after this long never will. */
const PATIENCE_MS = 10_000;
let caller = 0;

/** Sends it as this person, each time from another address, so that limits by address do not answer in the route's place. */
export async function send(hall: Hall, person: Browser, sent: Sent): Promise<Response> {
  const headers = { ...person.sent, ...sent.headers };
  caller += 1;
  const remoteAddress = `10.${(caller >> 16) & 255}.${(caller >> 8) & 255}.${caller & 255}`;
  const answer = hall.app.inject({ ...sent, headers, remoteAddress });
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error(`${sent.method} ${sent.url} hangs`)), PATIENCE_MS);
  return Promise.race([answer, late.promise]).finally(() => clearTimeout(timer));
}
