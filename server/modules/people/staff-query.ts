/** Staff accounts as the desk shows them. */
import type { StaffMe, StaffQuery, StaffView } from "#contract/staff.ts";
import { can } from "#server/kernel/access/permission.ts";
import type { Instant } from "#server/kernel/time/day.ts";
import type { DivisionPermission } from "#server/modules/access/index.ts";
import { countUnread } from "#server/modules/messages/index.ts";
import { organNames } from "#server/modules/organisation/index.ts";
import type { Database } from "#server/platform/database/pool.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { AccessRules } from "./access-rules.ts";
import { lockedAccounts } from "./lock.ts";
import { postsOf } from "./post-store.ts";
import type { Session } from "./session-store.ts";
import type { Staff, StaffDuty } from "./staff.ts";
import { listStaff, staffById } from "./staff-store.ts";

/** A page of accounts, with posts and lock. */
export async function readStaffPage(
  db: Database,
  division: string,
  query: StaffQuery,
  now: Instant,
): Promise<{ staff: StaffView[]; next?: string }> {
  const found = await listStaff(db, division, { ...query, limit: query.limit + 1 });
  const shown = found.slice(0, query.limit);
  const [posts, names, locked] = await Promise.all([
    postsOf(
      db,
      division,
      shown.map(({ id }) => id),
    ),
    organNames(db, division),
    lockedAccounts(db, division, now),
  ]);
  const staff = shown.map((one) => viewOf(one, posts.get(one.id) ?? [], names, locked.get(one.account)));
  return found.length > query.limit ? { staff, next: shown.at(-1)!.account } : { staff };
}

function viewOf(
  staff: Staff,
  posts: StaffView["posts"],
  names: Map<string, { name: string }>,
  lockedUntil: Instant | undefined,
): StaffView {
  const { id, account, name, organ, mustChangePassword, demonstration, version } = staff;
  return {
    ...{ id, account, name, organ, posts, mustChangePassword, demonstration, version },
    organName: names.get(organ)?.name ?? organ,
    closed: staff.closedAt !== undefined,
    totp: staff.totpConfirmed,
    ...(lockedUntil !== undefined && { lockedUntil }),
  };
}

/** The member of staff signed in, also while a duty is to be done. */
export async function readStaffMe(
  db: Database,
  { actor }: Session,
  duty: StaffDuty | undefined,
  { session, password }: Pick<AccessRules, "session" | "password">,
): Promise<StaffMe> {
  if (actor.kind !== "staff") throw refuse("not-permitted");
  const { division, id } = actor;
  const staff = await staffById(db, division, id);
  if (!staff) throw refuse("not-signed-in");
  const names = await organNames(db, division);
  const nameOf = (organ: string) => names.get(organ)?.name ?? organ;
  const may = duty ? [] : divisionWide.filter((one) => can(actor, one, { division }));
  return {
    ...{ id, account: staff.account, name: staff.name, organ: staff.organ, organName: nameOf(staff.organ) },
    posts: actor.posts.map((post) => ({ ...post, halls: [...post.halls], organName: nameOf(post.organ) })),
    may,
    ...(duty && { duty }),
    unread: await countUnread(db, actor),
    idleMinutes: session.staff.idleMinutes,
    password: { length: password.length, classes: password.classes },
  };
}

/** What a menu is built from. */
const divisionWide: DivisionPermission[] = [
  "organisation.read",
  "organisation.edit",
  "staff.read",
  "staff.edit",
  "staff.unlock",
  "role.grant",
  "connection.edit",
  "device.read",
  "device.lock",
  "audit.read",
  "calendar.read",
  "calendar.load",
  "metrics.read",
];
