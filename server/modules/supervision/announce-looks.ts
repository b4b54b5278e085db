/** Tells open boards that a warning came or went: unlike a card, that is no event of any case. Where, never what. */
import type { Database } from "#server/platform/database/pool.ts";
import { announce } from "#server/platform/live/live.ts";
import type { Looked } from "./look.ts";

/** Once for each organ at which a look changed anything. */
export async function announceLooks(tx: Database, looks: readonly Looked[]): Promise<void> {
  const moved = looks.filter(({ plan }) => plan.raise.length + plan.withdraw.length + plan.move.length > 0);
  const organs = new Map(
    moved.map(({ watching: { case: it } }) => [`${it.division} ${it.organ}`, it] as const),
  );
  const changes = [...organs.values()].map(({ division, organ }) => ({
    ...{ division, topic: `organ/${organ}`, kind: "watch" },
  }));
  await announce(tx, changes);
}
