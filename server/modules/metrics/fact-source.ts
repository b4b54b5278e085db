/**
 * A source of facts: something that happens in the hall, one row of a module at a time. Cases have theirs from their
 * histories; every other source declares one reading of its own tables. A source answers the same facts for the same
 * rows, whenever it is asked.
 */
import type { Actor } from "#server/kernel/access/actor.ts";
import type { Fact } from "#server/kernel/metric/fact.ts";
import type { Database } from "#server/platform/database/pool.ts";
import type { Services } from "#server/platform/services.ts";

export interface Named {
  /** The number people know it by. */
  number?: string;
  subject?: string;
  /** Its page at the desk: `/staff/…`. */
  href?: string;
  /** The actor may not know what it is. */
  kept?: boolean;
}

export interface FactSource {
  /** As in `metric_stale.source`. */
  source: string;
  /** What people call one of them: 办件, 取号. */
  name: string;
  /** Facts of these keys; a key that is missing in the answer has none. */
  read(
    services: Services,
    tx: Database,
    division: string,
    keys: readonly string[],
  ): Promise<Map<string, Fact[]>>;
  /** Of these keys those that will be marked as stale in a moment; absent: a change marks its source itself. */
  toBeMarked?(tx: Database, division: string, keys: readonly string[]): Promise<string[]>;
  /** What people see of these keys in a list; a key that is missing has only its place. */
  named?(
    services: Services,
    actor: Actor,
    division: string,
    keys: readonly string[],
  ): Promise<Map<string, Named>>;
  /** Every key there is, in order, a page at a time. */
  keys(services: Services, tx: Database, division: string, after: string, limit: number): Promise<string[]>;
}
