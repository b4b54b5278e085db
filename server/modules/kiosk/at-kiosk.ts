/** The kiosk a request comes from, and who is signed in there. */
import type { FastifyRequest } from "fastify";
import type { DeviceActor, ResidentActor } from "#server/kernel/access/actor.ts";
import { requireActor } from "#server/modules/access/index.ts";
import { kioskInUse } from "#server/modules/devices/index.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import "./kiosk-refusals.ts";

/** Whoever asks at a kiosk. */
export interface AtKiosk {
  kiosk: DeviceActor;
  /** Absent: nobody is signed in. */
  resident?: ResidentActor;
  client: string;
  at: string;
}

/** Refused: another kind of device, a kiosk that is locked. */
export async function atKiosk(services: Services, request: FastifyRequest): Promise<AtKiosk> {
  const kiosk = requireActor(request, "device");
  if (!(await kioskInUse(services, kiosk))) throw refuse("kiosk-only");
  const { session } = request;
  const here = session?.kiosk === kiosk.id && session.actor.kind === "resident" ? session.actor : undefined;
  const call = { kiosk, client: request.ip, at: services.now() };
  return here ? { ...call, resident: here } : call;
}

/** Refused where nobody is signed in. */
export function signedIn({ resident }: AtKiosk): ResidentActor {
  if (!resident) throw refuse("kiosk-sign-in");
  return resident;
}
