/** The services of a case, from its events, with where and by whom they were rendered. */
import type { Case, CaseEvent, CaseKey } from "#server/kernel/case-type/case.ts";
import { isRateable, type ServicePoint, servicePoints } from "#server/kernel/rating/service-points.ts";
import { shanghaiDay } from "#server/kernel/time/day.ts";
import { type Served, servedOfCases } from "#server/modules/applications/index.ts";
import { organsOfPosts } from "#server/modules/people/index.ts";
import type { Database } from "#server/platform/database/pool.ts";
import type { Services } from "#server/platform/services.ts";
import { findCase, readEventsOf } from "../../cases/index.ts";
import { seatsAt } from "../queue/index.ts";
import { insertPoints, type KeptPoint, pointsOfCases } from "./point-store.ts";

export interface ServedCase {
  current: Case;
  events: CaseEvent[];
  served: Served;
  points: KeptPoint[];
}

/** A case with the services rendered so far; those not kept yet are. Undefined: no case that is rated. */
export async function readServed(
  services: Pick<Services, "pool" | "sealing">,
  tx: Database,
  key: CaseKey,
): Promise<ServedCase | undefined> {
  const current = await findCase(services.pool, key);
  return current && (await readServedOf(services, tx, [current])).get(current.id);
}

/** The same for several cases of one county, as they stand, by their ids. */
export async function readServedOf(
  { pool, sealing }: Pick<Services, "pool" | "sealing">,
  tx: Database,
  cases: readonly Case[],
): Promise<Map<number, ServedCase>> {
  const rated = [...new Map(cases.filter(isRateable).map((it) => [it.id, it])).values()];
  const [division, ids] = [rated[0]?.division, rated.map(({ id }) => id)];
  if (division === undefined) return new Map();
  const served = await servedOfCases(tx, sealing, division, ids);
  const events = await readEventsOf(pool, division, ids);
  const known = await pointsOfCases(tx, division, ids);
  const found = rated.flatMap((current) => {
    const whom = served.get(current.id);
    if (!whom) return [];
    return [
      { current, events: events.get(current.id) ?? [], served: whom, points: known.get(current.id) ?? [] },
    ];
  });
  const fresh = await placed(tx, division, found.flatMap(freshOf));
  await insertPoints(tx, fresh);
  return new Map(
    found.map((one) => {
      const points = [...one.points, ...fresh.filter(({ id }) => id === one.current.id)];
      return [one.current.id, { ...one, points: points.sort((a, b) => a.service - b.service) }];
    }),
  );
}

interface Fresh extends ServicePoint {
  current: Case;
  served: Served;
}

/** Services that are not kept yet. */
function freshOf({ current, events, served, points }: ServedCase): Fresh[] {
  return servicePoints(current, events)
    .filter(({ service }) => !points.some((point) => point.service === service))
    .map((point) => ({ ...point, current, served }));
}

async function placed(db: Database, division: string, fresh: readonly Fresh[]): Promise<KeptPoint[]> {
  if (fresh.length === 0) return [];
  const atCounters = fresh.filter(({ kind, person }) => kind !== "case" && person !== undefined);
  const asked = atCounters.map(({ person, at }) => ({ staff: person!, at }));
  const found = await seatsAt(db, division, asked);
  const seats = new Map(atCounters.map((point, i) => [point, found[i]]));
  const organs = await organsOfPosts(
    db,
    division,
    fresh.flatMap(({ post }) => post ?? []),
  );
  return fresh.map((point) => {
    const { service, kind, at, person, post, current, served } = point;
    const { id, organ, subject: itemName, hall } = current;
    const seat = seats.get(point);
    const place = seat ?? (kind !== "case" && hall !== undefined ? { hall } : {});
    return {
      ...{ division, id, service, kind, servedAt: at, servedOn: shanghaiDay(at) },
      ...{ organ, serverOrgan: organs.get(post ?? "") ?? organ, itemKey: served.itemKey, itemName, ...place },
      ...(person !== undefined && { person }),
    };
  });
}
