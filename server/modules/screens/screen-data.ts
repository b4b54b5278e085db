/** What screens show where nobody has chosen (`data/screens.json` [A]), and the maps of halls; read once. */
import { DemonstrationNotices, type HallFloor, HallMaps, ScreenDefaults } from "#contract/screen.ts";
import { readDataFile } from "#server/platform/data-file.ts";
import { perServices } from "#server/platform/per-services.ts";
import type { Services } from "#server/platform/services.ts";

export interface ScreenData {
  defaults: ScreenDefaults;
  floorsOf: (hall: string) => HallFloor[];
}

/** A file that does not fit stops the start with one sentence. */
export const screenDataOf = perServices(({ config }: Pick<Services, "config">): ScreenData => {
  const defaults = readDataFile(config, "screens.json", ScreenDefaults);
  const maps = readDataFile(config, "hall-maps.json", HallMaps);
  const floors = new Map(maps.map((map) => [map.hall, map.floors]));
  return { defaults, floorsOf: (hall) => floors.get(hall) ?? [] };
});

/** Notices of the demonstration. */
export const demonstrationNoticesOf = perServices(({ config }: Pick<Services, "config">) =>
  readDataFile(config, "demonstration-screens.json", DemonstrationNotices),
);
