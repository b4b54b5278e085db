/**
 * The guard at the door of every route: who asks (`request.actor`, set by the people module's `authenticate`), and
 * whether the one policy lets them.
 */
import type { FastifyRequest } from "fastify";
import type { Actor, ActorKind, DeviceActor } from "#server/kernel/access/actor.ts";
import { can, type Permission } from "#server/kernel/access/permission.ts";
import type { DivisionSubject, PermissionSubjects } from "#server/kernel/access/subject.ts";
import { defineRefusals, refuse } from "#server/platform/http/refusal.ts";

/** What somebody must do before anything else; see `dutyOf` in the people module. */
export type Duty = "change-password" | "set-up-totp";

declare module "fastify" {
  interface FastifyRequest {
    /** Who asks; absent: nobody signed in, or somebody who has a duty to do first. */
    actor?: Actor;
    duty?: Duty;
    /** The machine of the hall it comes from, whoever is signed in there. */
    device?: DeviceActor;
  }
}

defineRefusals({
  "password-must-change": {
    status: 403,
    message: "请先修改密码，再办其他事。",
    log: "the password must be changed first",
  },
  "totp-must-be-set-up": {
    status: 403,
    message: "管理员请先绑定动态口令，再办其他事。",
    log: "the second factor must be set up first",
  },
});

const dutyRefusals: Record<Duty, string> = {
  "change-password": "password-must-change",
  "set-up-totp": "totp-must-be-set-up",
};

/**
 * Who asks, being of one of these kinds; where only devices may, the machine itself, whoever is signed in at it.
 * Refused: nobody signed in (401), a duty not done or another kind (403).
 */
export function requireActor<K extends ActorKind>(
  request: FastifyRequest,
  ...kinds: K[]
): Extract<Actor, { kind: K }> {
  const { actor, duty, device } = request;
  const asMachine = device && kinds.length > 0 && kinds.every((kind) => kind === "device");
  if (asMachine) return device as Extract<Actor, { kind: K }>;
  if (duty) throw refuse(dutyRefusals[duty]);
  if (!actor) throw refuse("not-signed-in");
  if (kinds.length > 0 && !(kinds as ActorKind[]).includes(actor.kind)) throw refuse("not-permitted");
  return actor as Extract<Actor, { kind: K }>;
}

/** Refuses unless the policy allows it. */
export function permit<P extends Permission>(
  actor: Actor,
  permission: P,
  subject: PermissionSubjects[P],
): void {
  if (!can(actor, permission, subject)) throw refuse("not-permitted");
}

/** Permissions that are about the division as a whole and can be judged before the request is read. */
export type DivisionPermission = {
  [P in Permission]: DivisionSubject extends PermissionSubjects[P] ? P : never;
}[Permission];

/** An `onRequest` hook: nobody without the permission learns what a route wants to be told. */
export function allow(permission: DivisionPermission) {
  return async (request: FastifyRequest): Promise<void> => {
    const actor = requireActor(request);
    permit(actor, permission, { division: actor.division });
  };
}

/** An `onRequest` hook: whoever works on matters may read the catalogue of items and bundles. */
export async function officials(request: FastifyRequest): Promise<void> {
  const actor = requireActor(request, "staff");
  permit(actor, "item.read", { division: actor.division, organ: "" });
}

/** An `onRequest` hook for routes about one's own things. */
export function allowKind(...kinds: ActorKind[]) {
  return async (request: FastifyRequest): Promise<void> => {
    requireActor(request, ...kinds);
  };
}

/** Network address of the caller, for the audit log and for limits. */
export function clientOf(request: FastifyRequest): string {
  return request.ip;
}
