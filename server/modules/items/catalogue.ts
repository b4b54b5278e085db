/**
 * The county's items as this process remembers them: the shelf for lists and search, and whole versions, read once.
 * What is remembered is forgotten when any process announces a change (see `announceItems`), and at midnight.
 */
import { LRUCache } from "lru-cache";
import type { Item } from "#contract/item.ts";
import { shanghaiDay } from "#server/kernel/time/day.ts";
import { organNames } from "#server/modules/organisation/index.ts";
import type { Database } from "#server/platform/database/pool.ts";
import { readAliases } from "./aliases-store.ts";
import { type ItemVersion, isOpenOn } from "./items.ts";
import { readVersion } from "./items-store.ts";
import { makeShelf, type Shelf } from "./shelf.ts";
import { readShelfRows, readThemes, readUses } from "./shelf-store.ts";

export interface CatalogueGround {
  db: Database;
  now: () => string;
}

export interface Catalogue {
  /** Everything public of the county's items today. */
  shelf(division: string): Promise<Shelf>;
  /** The version that counts today, whatever its status; undefined for an item that was never published. */
  current(division: string, key: string): Promise<ItemVersion | undefined>;
  /** The version people may apply for today: published, neither suspended nor cancelled (R1.4). */
  open(division: string, key: string): Promise<Item | undefined>;
  /** One version, however old: cases keep theirs. */
  version(division: string, key: string, version: number): Promise<ItemVersion | undefined>;
  /** Forgets what is remembered of a county, or of all. */
  forget(division?: string): void;
}

interface Remembered {
  day: string;
  shelf: Promise<Shelf>;
}

/** Whole versions kept in memory; a large one takes about 60 kB. */
const mostVersions = 500;

export function openCatalogue({ db, now }: CatalogueGround): Catalogue {
  const shelves = new Map<string, Remembered>();
  const built = new Map<string, Shelf>();
  const versions = new LRUCache<string, Promise<ItemVersion | undefined>>({ max: mostVersions });
  const today = () => shanghaiDay(now());

  function shelf(division: string): Promise<Shelf> {
    const day = today();
    const known = shelves.get(division);
    if (known?.day === day) return known.shelf;
    const fresh = { day, shelf: build(division, day) };
    shelves.set(division, fresh);
    fresh.shelf.catch(() => {
      if (shelves.get(division) === fresh) shelves.delete(division);
    });
    return fresh.shelf;
  }

  async function build(division: string, day: string): Promise<Shelf> {
    const made = await makeShelf(await readSources(db, division, day), built.get(division));
    built.set(division, made);
    return made;
  }

  function version(division: string, key: string, number: number): Promise<ItemVersion | undefined> {
    const name = `${division} ${key} ${number}`;
    const known = versions.get(name);
    if (known) return known;
    const reading = readVersion(db, division, key, number);
    versions.set(name, reading);
    reading.then(
      (found) => (found && found.status !== "draft" ? undefined : versions.delete(name)),
      () => versions.delete(name),
    );
    return reading;
  }

  async function current(division: string, key: string): Promise<ItemVersion | undefined> {
    const row = (await shelf(division)).rows.get(key);
    return row && row.status !== "draft" ? version(division, key, row.version) : undefined;
  }

  async function open(division: string, key: string): Promise<Item | undefined> {
    const found = await current(division, key);
    const dated = found && { ...found, cancelledFrom: found.item.cancelledFrom ?? null };
    return dated && isOpenOn(dated, today()) ? found.item : undefined;
  }

  function forget(division?: string) {
    versions.clear();
    if (division === undefined) shelves.clear();
    else shelves.delete(division);
  }

  return { shelf, current, open, version, forget };
}

async function readSources(db: Database, division: string, day: string) {
  const since = `${Number(day.slice(0, 4)) - 1}-${day.slice(5, 7)}-01`;
  const [rows, themes, aliases, organs, uses] = await Promise.all([
    readShelfRows(db, division, day),
    readThemes(db, division),
    readAliases(db, division),
    organNames(db, division),
    readUses(db, division, since),
  ]);
  return { division, day, rows, themes, aliases, organs, uses };
}
