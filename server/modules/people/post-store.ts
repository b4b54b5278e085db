/** Posts in the database: who holds which role for which organ, and who gave it to them. */
import type { Selectable } from "kysely";
import type { Post, StaffRole } from "#server/kernel/access/actor.ts";
import type { Instant } from "#server/kernel/time/day.ts";
import type { Database } from "#server/platform/database/pool.ts";
import type { Post as PostRow } from "#server/platform/database/schema.ts";

/** Posts held now, by staff id; somebody without posts is not in the map. */
export async function postsOf(
  db: Database,
  division: string,
  staff: readonly string[],
): Promise<Map<string, Post[]>> {
  if (staff.length === 0) return new Map();
  const rows = await db
    .selectFrom("post")
    .selectAll()
    .where("division", "=", division)
    .where("staff", "in", staff)
    .where("revoked_at", "is", null)
    .orderBy("granted_at")
    .orderBy("id")
    .execute();
  const posts = new Map<string, Post[]>();
  for (const row of rows) posts.set(row.staff, [...(posts.get(row.staff) ?? []), postOf(row)]);
  return posts;
}

/** The organs posts belong to, by post, also of those that were revoked. */
export async function organsOfPosts(
  db: Database,
  division: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const query = db.selectFrom("post").select(["id", "organ"]).where("division", "=", division);
  const rows = await query.where("id", "in", [...new Set(ids)]).execute();
  return new Map(rows.map(({ id, organ }) => [id, organ]));
}

export interface Grant {
  division: string;
  staff: string;
  post: Omit<Post, "id">;
  /** Absent: given from the command line or as demonstration. */
  by?: string;
  at: Instant;
}

/** Answers the new post's id; undefined when the role is held for that organ already. */
export async function insertPost(
  tx: Database,
  { division, staff, post, by, at }: Grant,
): Promise<string | undefined> {
  const row = await tx
    .insertInto("post")
    .values({
      ...{ division, staff, organ: post.organ, role: post.role, reach: post.reach },
      halls: [...post.halls],
      granted_by: by ?? null,
      granted_at: at,
    })
    .onConflict((conflict) =>
      conflict.columns(["division", "staff", "organ", "role"]).where("revoked_at", "is", null).doNothing(),
    )
    .returning("id")
    .executeTakeFirst();
  return row?.id;
}

/** Takes a post back and answers whose and which it was; undefined when it was not held. */
export async function revokePost(
  tx: Database,
  key: { division: string; id: string },
  by: string,
  at: Instant,
): Promise<{ staff: string; post: Post } | undefined> {
  const row = await tx
    .updateTable("post")
    .set({ revoked_at: at, revoked_by: by })
    .where("division", "=", key.division)
    .where("id", "=", key.id)
    .where("revoked_at", "is", null)
    .returningAll()
    .executeTakeFirst();
  return row && { staff: row.staff, post: postOf(row) };
}

function postOf(row: Selectable<PostRow>): Post {
  return {
    id: row.id,
    organ: row.organ,
    role: row.role as StaffRole,
    halls: row.halls,
    reach: row.reach as Post["reach"],
  };
}
