/**
 * Request keys: the client names every write with a UUID of its own; when the answer got lost on the way and the
 * request comes again, it gets the first answer and nothing happens a second time. (Cases keep their own keys, with
 * their events.)
 */
import type { Database } from "../database/pool.ts";
import { defineRefusals, refuse } from "../http/refusal.ts";
import type { Sealing } from "../sealing/sealing.ts";

export interface KeyedRequest {
  division: string;
  requestKey: string;
  /** Who asks. */
  actor: string;
  /** What is asked, with its subject: `organ.edit 11430482000000001K`. */
  action: string;
  at: string;
}

defineRefusals({
  "request-key-mismatch": {
    status: 409,
    message: "这个请求与之前提交的不一致，请刷新页面后重新操作。",
    log: "request key was used for another request",
  },
});

/**
 * Carries the request out in the caller's transaction, or answers what it answered the first time. The same request
 * twice at once waits for the first. What is refused leaves no trace and may be tried again. The answer is kept sealed.
 */
export async function once<T>(
  tx: Database,
  sealing: Sealing,
  request: KeyedRequest,
  act: () => Promise<T>,
): Promise<T> {
  const { division, requestKey, actor, action, at } = request;
  const place = `request ${division}/${requestKey}`;
  const first = await tx
    .insertInto("request_answer")
    .values({ division, request_key: requestKey, actor, action, at })
    .onConflict((conflict) => conflict.columns(["division", "request_key"]).doNothing())
    .returning("at")
    .executeTakeFirst();
  if (!first) return await firstAnswer<T>(tx, sealing, request, place);
  const answer = await act();
  await tx
    .updateTable("request_answer")
    .set({ answer_sealed: sealing.seal(JSON.stringify(answer ?? null), place) })
    .where("division", "=", division)
    .where("request_key", "=", requestKey)
    .execute();
  return answer;
}

async function firstAnswer<T>(
  tx: Database,
  sealing: Sealing,
  request: KeyedRequest,
  place: string,
): Promise<T> {
  const row = await tx
    .selectFrom("request_answer")
    .select(["actor", "action", "answer_sealed"])
    .where("division", "=", request.division)
    .where("request_key", "=", request.requestKey)
    .executeTakeFirstOrThrow();
  const same = row.actor === request.actor && row.action === request.action && row.answer_sealed !== null;
  if (!same) throw refuse("request-key-mismatch");
  return JSON.parse(sealing.open(row.answer_sealed!, place)) as T;
}

/** Forgets requests that nobody repeats any more. */
export async function purgeRequests(db: Database, before: string): Promise<void> {
  await db.deleteFrom("request_answer").where("at", "<", before).execute();
}
