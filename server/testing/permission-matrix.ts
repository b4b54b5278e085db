/**
 * Every route against every kind of caller. A module's test says for each of its routes who is let in; this asks them
 * all. Whoever is not let in learns nothing else: a visitor gets 401, anybody else 403, before the request is read.
 */
import assert from "node:assert/strict";
import type { StaffRole } from "#contract/people.ts";
import { roleNames } from "#contract/words.ts";
import type { Browser, Hall } from "./hall.ts";

export const staffRoles = Object.keys(roleNames) as StaffRole[];

/** Who works on matters: no administrator, nobody from outside, nobody who only goes along with people or keeps accounts. */
export const officialRoles = staffRoles.filter(
  (role) => !role.endsWith("-admin") && !["supplier", "assistant", "accountant"].includes(role),
);

export type Caller = "visitor" | "resident" | "device" | "connected" | StaffRole;

/** Who is let in, by `GET /api/…`. */
export type PermissionTable = Record<string, readonly Caller[]>;

export const everybody: Caller[] = ["visitor", "resident", "device", "connected", ...staffRoles];

interface Description {
  paths?: Record<string, Record<string, unknown>>;
}

/** The routes the application describes, as `GET /api/…`. */
export function describedRoutes(hall: Hall): string[] {
  const { paths = {} } = hall.app.swagger() as Description;
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
}

/** Fails with every caller who was let in or kept out against the table, and every route it does not mention. */
export async function assertPermissions(hall: Hall, table: PermissionTable): Promise<void> {
  assert.deepEqual(describedRoutes(hall).sort(), Object.keys(table).sort(), "routes and table");
  const callers = await allCallers(hall);
  const wrong: string[] = [];
  for (const [route, letIn] of Object.entries(table)) {
    for (const [name, caller] of callers) {
      const status = await ask(caller, route);
      const expected = letIn.includes(name) ? "let in" : name === "visitor" ? "401" : "403";
      if (expected !== outcome(status)) wrong.push(`${route}: ${name} got ${status}, not ${expected}`);
    }
  }
  assert.deepEqual(wrong, []);
}

function outcome(status: number): string {
  if (status === 401 || status === 403) return String(status);
  return status < 500 ? "let in" : `${status}`;
}

async function allCallers(hall: Hall): Promise<Map<Caller, Browser>> {
  const callers = new Map<Caller, Browser>([["visitor", hall.visitor]]);
  callers.set("resident", await hall.resident());
  callers.set("device", await hall.keyed("device"));
  callers.set("connected", await hall.keyed("connected", ["metrics.read", "sms.reply"]));
  for (const role of staffRoles) callers.set(role, await hall.staff(role));
  return callers;
}

const someId = "00000000-0000-4000-8000-000000000000";

/** An empty request: enough to be let in or kept out, too little to do anything. */
async function ask(caller: Browser, route: string): Promise<number> {
  const [method = "GET", path = ""] = route.split(" ");
  const url = path.replace(/\{[^}]+\}/g, someId);
  const answer = await caller.ask(method as "GET", url, method === "GET" ? undefined : {});
  return answer.statusCode;
}
