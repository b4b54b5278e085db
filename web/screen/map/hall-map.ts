/** The hall drawn from its data: floors, zones, and in each zone its counters with what they do now. Pure. */
import type { Board } from "#contract/queue.ts";
import type { HallFloor, ScreenPlan } from "#contract/screen.ts";

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** `closed`: nobody sits there. */
export type CounterState = "open" | "paused" | "closed";

export interface DrawnCounter extends Box {
  id: string;
  name: string;
  state: CounterState;
  /** Called or served there now. */
  number?: string;
}

export interface DrawnZone extends Box {
  id: string;
  name: string;
  /** Height of the line with its name. */
  title: number;
  open: number;
  counters: DrawnCounter[];
}

export interface DrawnFloor {
  name: string;
  width: number;
  height: number;
  zones: DrawnZone[];
  places: HallFloor["places"];
}

type Rooms = Pick<ScreenPlan, "zones" | "counters" | "floors">;

const TITLE = 6.5;
const GAP = 1.2;
/** A floor that nobody has drawn: so wide, and so much for each of its zones. */
const PLAIN = { width: 160, zone: 26, margin: 2 };

/** Every floor of the hall with what its counters do now. */
export function drawFloors(rooms: Rooms, board: Pick<Board, "called" | "counters">): DrawnFloor[] {
  const floors = rooms.floors.length > 0 ? rooms.floors : plainFloors(rooms);
  return floors.map(({ name, width, height, zones, places }) => ({
    ...{ name, width, height, places },
    zones: zones.flatMap(({ zone, ...box }) => drawZone(rooms, board, zone, box)),
  }));
}

/** Zones one below the other, floor by floor as the zones say. */
function plainFloors({ zones }: Rooms): HallFloor[] {
  const byFloor = Map.groupBy(zones, ({ floor }) => floor ?? "");
  return [...byFloor].map(([name, own]) => ({
    ...{ name, width: PLAIN.width, places: [] },
    height: own.length * (PLAIN.zone + PLAIN.margin) + PLAIN.margin,
    zones: own.map(({ id }, place) => ({
      ...{ zone: id, x: PLAIN.margin, y: PLAIN.margin + place * (PLAIN.zone + PLAIN.margin) },
      ...{ width: PLAIN.width - 2 * PLAIN.margin, height: PLAIN.zone },
    })),
  }));
}

function drawZone(
  rooms: Rooms,
  board: Pick<Board, "called" | "counters">,
  id: string,
  box: Box,
): DrawnZone[] {
  const zone = rooms.zones.find((one) => one.id === id);
  if (!zone) return [];
  const own = rooms.counters.filter((counter) => counter.zone === id);
  const cells = cellsIn({ ...box, y: box.y + TITLE, height: box.height - TITLE }, own.length);
  const counters = own.map(({ id: counter, name }, place) => {
    const number = board.called.find((one) => one.counter === counter)?.number;
    return {
      ...{ ...(cells[place] ?? box), id: counter, name, state: stateOf(board, counter) },
      ...(number !== undefined && { number }),
    };
  });
  const open = counters.filter(({ state }) => state === "open").length;
  return [{ ...box, id, name: zone.name, title: TITLE, open, counters }];
}

const stateOf = (board: Pick<Board, "counters">, counter: string): CounterState =>
  board.counters.find(({ id }) => id === counter)?.state ?? "closed";

/** So many cells of one size that fill the box, row by row. */
export function cellsIn({ x, y, width, height }: Box, count: number): Box[] {
  if (count === 0) return [];
  const rows = bestRows(width, height, count);
  const columns = Math.ceil(count / rows);
  const cell = { width: (width - GAP) / columns - GAP, height: (height - GAP) / rows - GAP };
  return Array.from({ length: count }, (_, place) => ({
    ...cell,
    x: x + GAP + (place % columns) * (cell.width + GAP),
    y: y + GAP + Math.floor(place / columns) * (cell.height + GAP),
  }));
}

/** A cell holds two lines of about four signs: the arrangement in which they can be largest. */
function bestRows(width: number, height: number, count: number): number {
  const letter = (rows: number) => Math.min(width / Math.ceil(count / rows) / 3.4, height / rows / 2.8);
  const candidates = Array.from({ length: count }, (_, index) => index + 1);
  return candidates.reduce((best, rows) => (letter(rows) > letter(best) ? rows : best), 1);
}
