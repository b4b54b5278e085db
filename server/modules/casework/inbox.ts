/** Which desks a member of staff sits at, and where a page of the inbox ended. Pure. */
import { isCaseRole, type StaffActor } from "#server/kernel/access/actor.ts";
import { defineRefusals, refuse } from "#server/platform/http/refusal.ts";
import type { Desk, InboxCursor } from "../../cases/index.ts";

defineRefusals({
  "cursor-invalid": {
    status: 400,
    message: "这一页的地址有误，请从第一页重新查看。",
    log: "cursor cannot be read",
  },
});

/** A desk for each post that works on cases: at its organ, or, for a comprehensive counter, at all of them. */
export function desksOf(actor: StaffActor): Desk[] {
  const desks = actor.posts
    .filter((post) => isCaseRole(post.role))
    .map(({ reach, role, organ }): Desk => (reach === "all-organs" ? { role } : { role, organ }));
  const everywhere = new Set(desks.filter(({ organ }) => organ === undefined).map(({ role }) => role));
  const kept = desks.filter(({ role, organ }) => organ === undefined || !everywhere.has(role));
  return [...new Map(kept.map((desk) => [`${desk.role} ${desk.organ ?? ""}`, desk])).values()];
}

export function cursorText({ urgentAt, id }: InboxCursor): string {
  return Buffer.from(`${urgentAt} ${id}`).toString("base64url");
}

export function readCursor(text: string): InboxCursor {
  const [urgentAt = "", id = ""] = Buffer.from(text, "base64url").toString().split(" ");
  const instant = urgentAt === "infinity" || /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/.test(urgentAt);
  const real = urgentAt === "infinity" || !Number.isNaN(Date.parse(urgentAt));
  if (!instant || !real || !/^\d{16}$/.test(id)) throw refuse("cursor-invalid", { field: "after" });
  return { urgentAt, id: Number(id) };
}
