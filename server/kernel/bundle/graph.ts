/** Who waits for whom, in which order, and the longest way through (R2.34). */

/** `item` begins when `on` has its result. */
export interface Wait {
  item: string;
  on: string;
  /** What it waits for: the name of a result, or nothing where the bundle only says so. */
  licence?: string;
}

/**
 * Items in the order in which they can be done: the wave of each is how many results it waits for in a row. Undefined
 * where they wait for each other in a circle; `findCycle` names it.
 */
export function wavesOf(items: readonly string[], waits: readonly Wait[]): Map<string, number> | undefined {
  const waves = new Map<string, number>();
  for (let wave = 0; waves.size < items.length; wave += 1) {
    const ready = items.filter(
      (item) =>
        !waves.has(item) &&
        waits.every(
          (wait) => wait.item !== item || (waves.get(wait.on) ?? wave) < wave || !items.includes(wait.on),
        ),
    );
    if (ready.length === 0) return undefined;
    for (const item of ready) waves.set(item, wave);
  }
  return waves;
}

/** Items that wait for each other in a circle, the first one named again at the end. */
export function findCycle(items: readonly string[], waits: readonly Wait[]): string[] | undefined {
  const done = new Set<string>();
  const walk = (item: string, trail: readonly string[]): string[] | undefined => {
    if (trail.includes(item)) return [...trail.slice(trail.indexOf(item)), item];
    if (done.has(item)) return undefined;
    for (const wait of waits) {
      if (wait.item !== item || !items.includes(wait.on)) continue;
      const found = walk(wait.on, [...trail, item]);
      if (found) return found;
    }
    done.add(item);
    return undefined;
  };
  for (const item of items) {
    const found = walk(item, []);
    if (found) return found;
  }
  return undefined;
}

/** Everything that cannot be done without the result of this item, near and far. */
export function dependants(item: string, waits: readonly Wait[]): string[] {
  const found = new Set<string>();
  const open = [item];
  for (let on = open.pop(); on !== undefined; on = open.pop()) {
    for (const wait of waits) {
      if (wait.on !== on || found.has(wait.item)) continue;
      found.add(wait.item);
      open.push(wait.item);
    }
  }
  return [...found];
}

export interface Path {
  length: number;
  /** Items along it, first to last. */
  items: string[];
}

/** The way that takes longest, which decides when all is done. For waits without a circle. */
export function criticalPath(
  items: readonly string[],
  waits: readonly Wait[],
  lengthOf: (item: string) => number,
): Path {
  const known = new Map<string, Path>();
  const pathTo = (item: string): Path => {
    const before = known.get(item);
    if (before) return before;
    const ways = waits
      .filter((wait) => wait.item === item && items.includes(wait.on))
      .map((wait) => pathTo(wait.on));
    const slowest = longest(ways);
    const path = { length: slowest.length + lengthOf(item), items: [...slowest.items, item] };
    known.set(item, path);
    return path;
  };
  return longest(items.map(pathTo));
}

function longest(paths: readonly Path[]): Path {
  return paths.reduce((best, path) => (path.length > best.length || best.items.length === 0 ? path : best), {
    length: 0,
    items: [],
  });
}
