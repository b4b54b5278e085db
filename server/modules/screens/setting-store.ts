/** What screens show, in the database: one row for the hall (screen ''), one for each screen with its own. */
import type { ScreenSettings } from "#contract/screen.ts";
import type { Instant } from "#server/kernel/time/day.ts";
import type { Database } from "#server/platform/database/pool.ts";

export interface KeptSettings {
  settings: ScreenSettings;
  version: number;
}

/** Settings of a hall by screen; the hall's own under ''. */
export async function settingsOf(
  db: Database,
  division: string,
  hall: string,
): Promise<Map<string, KeptSettings>> {
  const rows = await db
    .selectFrom("screen_setting")
    .select(["screen", "settings", "version"])
    .where("division", "=", division)
    .where("hall", "=", hall)
    .execute();
  return new Map(
    rows.map(({ screen, settings, version }) => [
      screen,
      { settings: settings as unknown as ScreenSettings, version },
    ]),
  );
}

/** False: somebody else has changed it since `version` was read; 0 says that there was nothing. */
export async function keepSettings(
  tx: Database,
  key: { division: string; hall: string; screen: string },
  { settings, version }: KeptSettings,
  made: { by: string; at: Instant },
): Promise<boolean> {
  const values = {
    ...{ settings: JSON.stringify(settings), changed_by: made.by, changed_at: made.at },
    version: version + 1,
  };
  if (version === 0) {
    const insert = tx.insertInto("screen_setting").values({ ...key, ...values });
    const kept = await insert.onConflict((same) => same.doNothing()).executeTakeFirst();
    return kept.numInsertedOrUpdatedRows === 1n;
  }
  const kept = await tx
    .updateTable("screen_setting")
    .set(values)
    .where("division", "=", key.division)
    .where("hall", "=", key.hall)
    .where("screen", "=", key.screen)
    .where("version", "=", version)
    .executeTakeFirst();
  return kept.numUpdatedRows === 1n;
}
