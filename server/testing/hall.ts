/**
 * A hall with its people, for tests over HTTP: the real application, the organisation of the data folder, accounts
 * made for the test, and a clock the test moves.
 */
import { randomUUID } from "node:crypto";
import type { Response } from "light-my-request";
import type { Post, StaffRole } from "#contract/people.ts";
import { organisation } from "#server/modules/organisation/index.ts";
import { hashPassword } from "#server/modules/people/password.ts";
import { insertPost } from "#server/modules/people/post-store.ts";
import { residentOfPhone } from "#server/modules/people/resident-store.ts";
import { newToken } from "#server/modules/people/session.ts";
import { insertSession } from "#server/modules/people/session-store.ts";
import { insertStaff } from "#server/modules/people/staff-store.ts";
import type { App } from "#server/platform/http/app-frame.ts";
import type { Services } from "#server/platform/services.ts";
import { type TestAppOptions, testApp } from "./app.ts";
import type { Cleanups } from "./cleanups.ts";

export const marketBureau = "11430482000000001K";
export const approvalBureau = "11430482000000021M";

/** Somebody signed in: what their browser sends. */
export interface Browser {
  id: string;
  sent: { cookie?: string; authorization?: string };
  ask(method: "GET" | "POST" | "PUT" | "DELETE", url: string, body?: object): Promise<Response>;
  get(url: string): Promise<Response>;
  post(url: string, body?: object): Promise<Response>;
  put(url: string, body: object): Promise<Response>;
}

export interface Hall {
  app: App;
  services: Services;
  division: string;
  /** The hall's clock; a test sets it forward. */
  clock: { now: string; forward(minutes: number): void };
  /** Nobody. */
  visitor: Browser;
  resident(phone?: string): Promise<Browser>;
  /** A kiosk, enrolled, or a connected system with these scopes, by its key. */
  keyed(kind: "device" | "connected", scopes?: string[]): Promise<Browser>;
  /** The tablet of a counter of the county's hall. */
  tablet(counter: string): Promise<Browser>;
  /** A member of staff with one post; administrators have their second factor set up. */
  staff(role: StaffRole, post?: Partial<Omit<Post, "id" | "role">>): Promise<Browser>;
  /** The same member of staff, signed in again after the clock has been set forward. */
  again(who: Browser): Promise<Browser>;
}

export async function testHall(t: Cleanups, options: TestAppOptions = {}): Promise<Hall> {
  const clock = movingClock("2026-11-20T01:30:00.000Z");
  const { app, services } = await testApp(t, { now: () => clock.now, ...options });
  await organisation.load?.(services);
  const { division } = services.config;
  return {
    ...{ app, services, division, clock },
    visitor: browser(app, "", {}),
    resident: async (phone = "13900000001") => {
      const at = services.now();
      const { id } = await residentOfPhone(services.db, services.sealing, { division, phone, at });
      return await signedIn(app, services, { kind: "resident", id });
    },
    keyed: async (kind, scopes = []) => {
      const id = await addHolder(services, kind, scopes);
      const token = newToken(division);
      await insertSession(services.db, token, { kind, id }, { seenAt: services.now() });
      return browser(app, id, keyOf(kind, token.text));
    },
    tablet: async (counter) => {
      const { db } = services;
      const place = { kind: "tablet", hall: "changning", counter };
      const row = { division, name: `${counter} 平板`, ...place, created_at: services.now() };
      const { id } = await db.insertInto("device").values(row).returning("id").executeTakeFirstOrThrow();
      const token = newToken(division);
      await insertSession(db, token, { kind: "device", id }, { seenAt: services.now() });
      return browser(app, id, keyOf("device", token.text));
    },
    staff: async (role, post) => {
      const id = await addStaff(services, role, post);
      return await signedIn(app, services, { kind: "staff", id });
    },
    again: ({ id }) => signedIn(app, services, { kind: "staff", id }),
  };
}

/** Machines have a cookie of their own, systems send their key. */
const keyOf = (kind: "device" | "connected", text: string) =>
  kind === "device" ? { cookie: `tongban-device=${text}` } : { authorization: `Bearer ${text}` };

function movingClock(start: string) {
  const clock = {
    now: start,
    forward: (minutes: number) => {
      clock.now = new Date(Date.parse(clock.now) + minutes * 60_000).toISOString();
    },
  };
  return clock;
}

async function addStaff(services: Services, role: StaffRole, post: Partial<Post> = {}): Promise<string> {
  const { db, config } = services;
  const { division } = config;
  const at = services.now();
  const account = `${role}.${randomUUID().slice(0, 8)}`;
  const kept = { division, account, name: "测试人员", organ: approvalBureau, at };
  const id = await insertStaff(db, { ...kept, passwordHash: await quickHash(), mustChangePassword: false });
  if (id === undefined) throw new Error(`${account} is taken`);
  const whole = { organ: marketBureau, role, halls: [], reach: "organ" as const, ...post };
  await insertPost(db, { division, staff: id, post: whole, at });
  await db
    .updateTable("staff")
    .set({ totp_sealed: Buffer.from("test"), totp_confirmed: true })
    .where("id", "=", id)
    .where((is) => is.val(role.endsWith("-admin")))
    .execute();
  return id;
}

async function addHolder({ db, config, now }: Services, kind: "device" | "connected", scopes: string[]) {
  const { division } = config;
  const common = { division, name: "测试", created_at: now() };
  const row =
    kind === "device"
      ? await db
          .insertInto("device")
          .values({ ...common, kind: "kiosk", hall: "changning" })
          .returning("id")
          .execute()
      : await db
          .insertInto("connected_system")
          .values({ ...common, scopes })
          .returning("id")
          .execute();
  return row[0]!.id;
}

/** Hashing costs 30 ms; accounts that sign in by session alone can share one. */
let hashed: Promise<string> | undefined;
const quickHash = () => (hashed ??= hashPassword(randomUUID()));

async function signedIn(app: App, services: Services, holder: { kind: "resident" | "staff"; id: string }) {
  const token = newToken(services.config.division);
  const seenAt = services.now();
  const expiresAt = new Date(Date.parse(seenAt) + 12 * 3_600_000).toISOString();
  await insertSession(services.db, token, holder, { seenAt, idleSeconds: 1800, expiresAt });
  return browser(app, holder.id, { cookie: `tongban=${token.text}` });
}

/** @param sent what every request carries: a cookie, or a key. */
export function browser(app: App, id: string, sent: { cookie?: string; authorization?: string }): Browser {
  const ask: Browser["ask"] = (method, url, body) =>
    app.inject({ method, url, headers: { ...sent }, ...(body !== undefined && { payload: body }) });
  return {
    ...{ id, sent, ask },
    get: (url) => ask("GET", url),
    post: (url, body = {}) => ask("POST", url, body),
    put: (url, body) => ask("PUT", url, body),
  };
}

/** A request key, as a client makes it for each intention. */
export const newKey = () => randomUUID();
