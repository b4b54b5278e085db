/** Who calls a command, from where and when: what every entry of the audit log begins with. */
import type { FastifyRequest } from "fastify";
import type { ConnectedActor, ResidentActor, StaffActor } from "#server/kernel/access/actor.ts";
import type { Instant } from "#server/kernel/time/day.ts";
import { clientOf, requireActor } from "#server/modules/access/index.ts";
import type { Database } from "#server/platform/database/pool.ts";
import { once } from "#server/platform/requests/once.ts";
import type { Services } from "#server/platform/services.ts";
import type { AuditRecord } from "./audit.ts";

export interface StaffCall {
  actor: StaffActor;
  /** Network address. */
  client: string;
  at: Instant;
}

export interface ResidentCall {
  actor: ResidentActor;
  client: string;
  at: Instant;
}

/** By another system, with its key. */
export interface ConnectedCall {
  actor: ConnectedActor;
  client: string;
  at: Instant;
}

type Call = StaffCall | ResidentCall | ConnectedCall;

/** The call a request of staff makes. */
export function staffCall(request: FastifyRequest, { now }: Pick<Services, "now">): StaffCall {
  return { actor: requireActor(request, "staff"), client: clientOf(request), at: now() };
}

/** The call a request of a resident makes. */
export function residentCall(request: FastifyRequest, { now }: Pick<Services, "now">): ResidentCall {
  return { actor: requireActor(request, "resident"), client: clientOf(request), at: now() };
}

/** The call a request of another system makes. */
export function connectedCall(request: FastifyRequest, { now }: Pick<Services, "now">): ConnectedCall {
  return { actor: requireActor(request, "connected"), client: clientOf(request), at: now() };
}

/** A call that changes something: named by its client, so that a repeat changes nothing more. */
export type KeyedCall = StaffCall & { requestKey: string };

/** Does it in one transaction, once for each request key; `action` says what is asked and of what. */
export async function carryOut<T>(
  { db, sealing }: Pick<Services, "db" | "sealing">,
  { actor, at, requestKey }: Call & { requestKey: string },
  action: string,
  act: (tx: Database) => Promise<T>,
): Promise<T> {
  const request = { division: actor.division, requestKey, actor: `${actor.kind} ${actor.id}`, action, at };
  return await db.transaction().execute((tx) => once(tx, sealing, request, () => act(tx)));
}

/** The entry of something that was done by this call. */
export function doneBy(
  { actor, client, at }: Call,
  action: string,
  subject: { kind: string; id: string },
  details: NonNullable<AuditRecord["details"]> = {},
): AuditRecord {
  const { division, kind, id } = actor;
  const account = actor.kind === "staff" ? actor.account : undefined;
  return {
    ...{ division, at, client, action, subject, details, result: "done" },
    actor: { kind, id, ...(account !== undefined && { account }) },
  };
}
