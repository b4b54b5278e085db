/** The services of a case, from its events, with where and by whom they were rendered. */
import type { Case, CaseEvent, CaseKey } from "#server/kernel/case-type/case.ts";
import { isRateable, type ServicePoint, servicePoints } from "#server/kernel/rating/service-points.ts";
import { shanghaiDay } from "#server/kernel/time/day.ts";
import { type Served, servedOf } from "#server/modules/applications/index.ts";
import { organOfPost } from "#server/modules/people/index.ts";
import type { Database } from "#server/platform/database/pool.ts";
import type { Services } from "#server/platform/services.ts";
import { findCase, readEvents } from "../../cases/index.ts";
import { insertPoints, type KeptPoint, pointsOfCase, seatOf } from "./point-store.ts";

export interface ServedCase {
  current: Case;
  events: CaseEvent[];
  served: Served;
  points: KeptPoint[];
}

/** A case with the services rendered so far; those not kept yet are. Undefined: no case that is rated. */
export async function readServed(
  { pool, sealing }: Pick<Services, "pool" | "sealing">,
  tx: Database,
  key: CaseKey,
): Promise<ServedCase | undefined> {
  const current = await findCase(pool, key);
  const served = current && isRateable(current) ? await servedOf(tx, sealing, key) : undefined;
  if (!current || !served) return undefined;
  const events = await readEvents(pool, key);
  const found = servicePoints(current, events);
  const known = await pointsOfCase(tx, key);
  const fresh = found.filter(({ service }) => !known.some((point) => point.service === service));
  await insertPoints(tx, await Promise.all(fresh.map((point) => placed(tx, current, served, point))));
  const points = fresh.length > 0 ? await pointsOfCase(tx, key) : known;
  return { current, events, served, points };
}

async function placed(
  db: Database,
  current: Case,
  { itemKey }: Served,
  { service, kind, at, person, post }: ServicePoint,
): Promise<KeptPoint> {
  const { division, id, organ, subject: itemName, hall } = current;
  const atCounter = kind !== "case";
  const seat = atCounter && person !== undefined ? await seatOf(db, division, person) : undefined;
  const place = seat ?? (atCounter && hall !== undefined ? { hall } : {});
  const serverOrgan = post === undefined ? undefined : await organOfPost(db, division, post);
  return {
    ...{ division, id, service, kind, servedAt: at, servedOn: shanghaiDay(at) },
    ...{ organ, serverOrgan: serverOrgan ?? organ, itemKey, itemName, ...place },
    ...(person !== undefined && { person }),
  };
}
