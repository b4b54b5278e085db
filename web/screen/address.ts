/**
 * What the address of a screen asks for: `/screen/changning?panes=called,waiting&zone=a`. Whatever it does not say is
 * as the hall's staff keep it, so that one address does for all screens. Pure.
 */
import type { ScreenLayout, ScreenSettings } from "#contract/screen.ts";

const layouts: readonly ScreenLayout[] = ["called", "waiting", "map", "notices", "today"];

/** The hall an address names; undefined: the screen has to know by itself where it stands. */
export function hallOf(path: string): string | undefined {
  return /^\/screen\/([a-z][a-z0-9-]{0,39})\/?$/.exec(path)?.[1];
}

/** The kept settings with what the address asks for instead. Anything it cannot read is left as it was. */
export function settingsFor(kept: ScreenSettings, search: string): ScreenSettings {
  const asked = new URLSearchParams(search);
  const panes = (asked.get("panes") ?? "").split(",").filter(isLayout);
  const arrangement = oneOf(asked.get("arrangement"), ["rotate", "split"] as const);
  const theme = oneOf(asked.get("theme"), ["dark", "light"] as const);
  const seconds = within(asked.get("seconds"), 5, 300);
  const zone = asked.get("zone");
  const { zone: keptZone, ...rest } = kept;
  const shownZone = zone === null ? keptZone : zone;
  return {
    ...rest,
    ...(panes.length > 0 && { panes: [...new Set(panes)].slice(0, 4) }),
    ...(arrangement && { arrangement }),
    ...(theme && { theme }),
    ...(seconds !== undefined && { seconds }),
    // An empty zone is the whole hall, whatever is kept.
    ...(shownZone && { zone: shownZone }),
    sound: soundFor(kept.sound, asked),
  };
}

function soundFor(kept: ScreenSettings["sound"], asked: URLSearchParams): ScreenSettings["sound"] {
  const sound = oneOf(asked.get("sound"), ["on", "off"] as const);
  const voice = oneOf(asked.get("voice"), ["clips", "system"] as const);
  const volume = within(asked.get("volume"), 0, 100);
  return {
    ...kept,
    ...(sound && { on: sound === "on" }),
    ...(voice && { voice }),
    ...(volume !== undefined && { volume }),
  };
}

function isLayout(name: string): name is ScreenLayout {
  return (layouts as readonly string[]).includes(name);
}

function oneOf<T extends string>(asked: string | null, known: readonly T[]): T | undefined {
  return known.find((one) => one === asked);
}

function within(asked: string | null, least: number, most: number): number | undefined {
  const number = Number(asked ?? Number.NaN);
  return Number.isInteger(number) && number >= least && number <= most ? number : undefined;
}
