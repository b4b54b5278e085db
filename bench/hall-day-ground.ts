/** A hall of the size the source names: 44 organs at 123 counters, a clerk at each, kiosks at the door; all made up. */
import { randomUUID } from "node:crypto";
import { insertPost } from "#server/modules/people/post-store.ts";
import { newToken } from "#server/modules/people/session.ts";
import { insertSession } from "#server/modules/people/session-store.ts";
import { insertStaff } from "#server/modules/people/staff-store.ts";
import type { Services } from "#server/platform/services.ts";

export const dayHall = "simulated";
const ORGANS = 44;
export const COUNTERS = 123;
const KIOSKS = 16;

export interface DayHall {
  queues: string[];
  /** Cookies of the clerks, by counter. */
  clerks: { counter: string; queues: string[]; sent: Record<string, string> }[];
  kiosks: Record<string, string>[];
  supervisor: Record<string, string>;
}

type Ground = Pick<Services, "db" | "config" | "now">;

export async function makeDayHall(services: Ground): Promise<DayHall> {
  const { db, config } = services;
  const { division } = config;
  const organs = await db
    .selectFrom("organ")
    .select(["uscc", "short_name"])
    .where("division", "=", division)
    .orderBy("sort_order")
    .limit(ORGANS)
    .execute();
  const place = { division, id: dayHall, area: division, organ: organs[0]!.uscc };
  await db
    .insertInto("hall")
    .values({ ...place, name: "演示大厅", address: "演示路1号", hours: JSON.stringify([]) })
    .execute();
  const queues = organs.map(({ uscc, short_name: name }, i) => ({
    ...{
      division,
      hall: dayHall,
      id: `organ-${i}`,
      name,
      prefix: prefixOf(i),
      organs: [uscc],
      sort_order: i,
    },
  }));
  await db.insertInto("service_queue").values(queues).execute();
  const counters = Array.from({ length: COUNTERS }, (_, i) => ({
    counter: `W${String(i + 1).padStart(3, "0")}`,
    queues: queuesOf(i).map((n) => `organ-${n}`),
  }));
  const rows = counters.map(({ counter: id }) => ({
    division,
    hall: dayHall,
    id,
    name: id,
    kind: "department",
  }));
  await db.insertInto("counter").values(rows).execute();
  const pairs = counters.flatMap(({ counter, queues: own }) =>
    own.map((queue) => ({ division, hall: dayHall, counter, queue })),
  );
  await db.insertInto("counter_queue").values(pairs).execute();
  const clerks = [];
  for (const counter of counters)
    clerks.push({ ...counter, sent: await signedIn(services, "clerk", dayHall) });
  const supervisor = await signedIn(services, "supervisor", dayHall);
  await quickRules(services, supervisor.id);
  const kiosks = [];
  for (let n = 0; n < KIOSKS; n += 1) kiosks.push(await kiosk(services));
  return {
    queues: queues.map(({ id }) => id),
    clerks: clerks.map(({ sent: { cookie }, ...counter }) => ({ ...counter, sent: { cookie } })),
    kiosks,
    supervisor: { cookie: supervisor.cookie },
  };
}

const letters = "ABCDEFGHJKLMNPQRSTUWXYZ";
const prefixOf = (i: number) => (i < letters.length ? letters[i]! : `A${letters[i - letters.length]}`);

/** Every third counter is a comprehensive one and calls three queues. */
function queuesOf(i: number): number[] {
  const own = i % ORGANS;
  return i % 3 === 0 ? [...new Set([own, (own + 7) % ORGANS, (own + 19) % ORGANS])] : [own];
}

/** A day in two minutes: nobody can be given half a minute to walk up. */
async function quickRules({ db, config, now }: Ground, staff: string) {
  const rules = { recall: { times: 1, seconds: 1 }, restore: { times: 1, minutes: 60, behind: 1 } };
  await db
    .insertInto("queue_setting")
    .values({
      ...{ division: config.division, hall: dayHall, rules: JSON.stringify(rules) },
      ...{ changed_by: staff, changed_at: now() },
    })
    .execute();
}

async function signedIn({ db, config, now }: Ground, role: "clerk" | "supervisor", hall: string) {
  const { division } = config;
  const at = now();
  const organ = (
    await db.selectFrom("organ").select("uscc").where("division", "=", division).executeTakeFirstOrThrow()
  ).uscc;
  const account = `${role}.${randomUUID().slice(0, 8)}`;
  const kept = { division, account, name: "演示人员", organ, at };
  const id = await insertStaff(db, { ...kept, passwordHash: "none", mustChangePassword: false });
  const post = { organ, role, halls: [hall], reach: "all-organs" as const };
  await insertPost(db, { division, staff: id!, post, at });
  const token = newToken(division);
  const life = {
    seenAt: at,
    idleSeconds: 3600,
    expiresAt: new Date(Date.parse(at) + 7_200_000).toISOString(),
  };
  await insertSession(db, token, { kind: "staff", id: id! }, life);
  return { id: id!, cookie: `tongban=${token.text}` };
}

async function kiosk({ db, config, now }: Ground): Promise<Record<string, string>> {
  const { division } = config;
  const row = { division, name: "演示自助机", kind: "kiosk", hall: dayHall, created_at: now() };
  const { id } = await db.insertInto("device").values(row).returning("id").executeTakeFirstOrThrow();
  const token = newToken(division);
  await insertSession(db, token, { kind: "device", id }, { seenAt: now() });
  return { cookie: `tongban-device=${token.text}` };
}
