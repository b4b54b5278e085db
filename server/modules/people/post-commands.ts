/** Granting and revoking posts: the security administrator's alone, never one's own (R13.3). */
import type { Post } from "#contract/people.ts";
import { rolesThatClash } from "#server/kernel/access/actor.ts";
import { carryOut, doneBy, type KeyedCall, recordAudit } from "#server/modules/audit/index.ts";
import { openHalls } from "#server/modules/organisation/index.ts";
import type { Database } from "#server/platform/database/pool.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import "./people-refusals.ts";
import { insertPost, postsOf, revokePost } from "./post-store.ts";
import { announceChange } from "./session-store.ts";
import { requireOrgan, requireStaff } from "./staff-commands.ts";

type Ground = Pick<Services, "db" | "sealing">;

/** Gives somebody a post; they have it from their next request on. Answers its id. */
export async function grantPost(
  services: Ground,
  call: KeyedCall & { staff: string; post: Omit<Post, "id"> },
): Promise<{ id: string }> {
  const { actor, at, staff, post } = call;
  const { division } = actor;
  if (staff === actor.id) throw refuse("own-posts");
  return await carryOut(services, call, `role.grant ${staff} ${post.role} ${post.organ}`, async (tx) => {
    const { closedAt } = await requireStaff(tx, division, staff);
    if (closedAt !== undefined) throw refuse("staff-is-closed");
    await requireOrgan(tx, division, post.organ);
    await requireHalls(tx, division, post.halls);
    const held = (await postsOf(tx, division, [staff])).get(staff) ?? [];
    if (rolesThatClash([...held.map(({ role }) => role), post.role]))
      throw refuse("roles-clash", { field: "role" });
    const id = await insertPost(tx, { division, staff, post, by: actor.id, at });
    if (id === undefined) throw refuse("post-held");
    await announceChange(tx, division, { kind: "staff", id: staff });
    const { role, organ, reach, halls } = post;
    await recordAudit(
      tx,
      doneBy(call, "role.grant", { kind: "staff", id: staff }, { role, organ, reach, halls }),
    );
    return { id };
  });
}

/** Takes a post back, at once; answers whose it was. */
export async function takePost(
  services: Ground,
  call: KeyedCall & { id: string },
): Promise<{ staff: string }> {
  const { actor, at, id } = call;
  const { division } = actor;
  return await carryOut(services, call, `role.revoke ${id}`, async (tx) => {
    const taken = await revokePost(tx, { division, id }, actor.id, at);
    if (!taken) throw refuse("post-not-found");
    if (taken.staff === actor.id) throw refuse("own-posts");
    await announceChange(tx, division, { kind: "staff", id: taken.staff });
    const { role, organ } = taken.post;
    await recordAudit(tx, doneBy(call, "role.revoke", { kind: "staff", id: taken.staff }, { role, organ }));
    return { staff: taken.staff };
  });
}

async function requireHalls(tx: Database, division: string, halls: readonly string[]): Promise<void> {
  const open = await openHalls(tx, division);
  if (halls.some((hall) => !open.has(hall))) throw refuse("hall-unknown", { field: "halls" });
}
