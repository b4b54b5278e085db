/** The shelf: everything public of a county's items that lists and the search need, ready in memory. Pure. */
import type { ItemHit } from "#contract/portal.ts";
import { onlineGrade } from "#server/kernel/item/online-grade.ts";
import { limitInWords, objects as objectWords } from "#server/kernel/item/words.ts";
import { isOpenOn } from "./items.ts";
import { buildItemIndexGently, type ItemIndex, type SearchDocument } from "./search/item-index.ts";
import { compareEqual, type SearchHit, searchItems } from "./search/item-search.ts";
import type { ShelfRow, Theme } from "./shelf-store.ts";

export interface ShelfSources {
  division: string;
  /** The day it shows, in Shanghai. */
  day: string;
  rows: readonly ShelfRow[];
  themes: readonly Theme[];
  aliases: readonly { key: string; term: string; weight: number }[];
  organs: ReadonlyMap<string, { name: string; short: string }>;
  uses: ReadonlyMap<string, number>;
}

export interface Shelf {
  division: string;
  day: string;
  /** What can be found: not the cancelled. */
  items: Map<string, ShelfItem>;
  /** Everything, the cancelled too. */
  rows: Map<string, ShelfRow>;
  themes: (Theme & { items: number })[];
  organs: ShelfSources["organs"];
  index: ItemIndex;
}

export interface ShelfItem {
  row: ShelfRow;
  hit: ItemHit;
  document: SearchDocument;
}

/** `before`: the shelf it replaces, whose work is used again. */
export async function makeShelf(sources: ShelfSources, before?: Shelf): Promise<Shelf> {
  const { division, day, organs, uses } = sources;
  const phrases = Map.groupBy(sources.aliases, ({ key }) => key);
  const themeNames = new Map(sources.themes.map(({ id, name }) => [id, name]));
  const items = sources.rows
    .filter((row) => !isCancelledOn(row, day))
    .map((row) => {
      const organ = organs.get(row.organ);
      const document = documentOf(row, {
        aliases: phrases.get(row.key) ?? [],
        surroundings: [
          organ?.name ?? "",
          organ?.short ?? "",
          ...row.themes.map((id) => themeNames.get(id) ?? ""),
          ...row.objects.map((code) => objectWords[code] ?? ""),
        ],
        uses: uses.get(row.key) ?? 0,
      });
      return { row, document, hit: hitOf(row, organ?.name ?? "", day) };
    });
  const counts = countThemes(items);
  return {
    division,
    day,
    items: new Map(items.map((item) => [item.row.key, item])),
    rows: new Map(sources.rows.map((row) => [row.key, row])),
    themes: sources.themes.map((theme) => ({ ...theme, items: counts.get(theme.id) ?? 0 })),
    organs,
    index: await buildItemIndexGently(
      items.map(({ document }) => document),
      before?.index,
    ),
  };
}

function isCancelledOn({ status, cancelledFrom }: ShelfRow, day: string): boolean {
  return status === "cancelled"
    ? !cancelledFrom || cancelledFrom <= day
    : !!cancelledFrom && cancelledFrom <= day;
}

function documentOf(
  row: ShelfRow,
  { aliases, surroundings, uses }: Pick<SearchDocument, "aliases" | "surroundings" | "uses">,
): SearchDocument {
  const complete = row.status !== "draft";
  return { key: row.key, name: row.name, aliases, surroundings, complete, uses };
}

function hitOf(row: ShelfRow, organName: string, day: string): ItemHit {
  const complete = row.status !== "draft";
  const channel = complete ? (row.channel ?? undefined) : undefined;
  const grade = onlineGrade(channel);
  const note = noteOf(row);
  return {
    key: row.key,
    name: row.name,
    organName,
    ...(grade && { grade }),
    online: (channel?.online ?? false) && isOpenOn(row, day),
    ...(complete && row.promised && { promised: limitInWords(row.promised) }),
    complete,
    ...(note && { note }),
  };
}

/** What a person must know before choosing it. */
function noteOf({ status }: ShelfRow): string | undefined {
  if (status === "draft") return "指南完善中，请到窗口咨询办理";
  return status === "suspended" ? "暂停办理" : undefined;
}

function countThemes(items: readonly ShelfItem[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const id of items.flatMap(({ row }) => row.themes)) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}

export interface ShelfQuery {
  q?: string;
  theme?: string;
  organ?: string;
  /** 服务对象 code (R1.11). */
  object?: string;
  skip?: number;
  limit?: number;
}

/** Hits of a query, or without words everything that the filters leave, in the order people expect. */
export function lookUp(shelf: Shelf, { q = "", skip = 0, limit = 20, ...filters }: ShelfQuery): ItemHit[] {
  const where = (document: SearchDocument) => fits(shelf.items.get(document.key)!.row, filters);
  if (q.trim() === "") {
    return [...shelf.items.values()]
      .filter(({ row }) => fits(row, filters))
      .sort((a, b) => compareEqual(a.document, b.document))
      .slice(skip, skip + limit)
      .map(({ hit }) => hit);
  }
  return searchItems(shelf.index, q, { skip, limit, where }).map((found) => withPhrase(shelf, found));
}

function withPhrase(shelf: Shelf, { key, phrase }: SearchHit): ItemHit {
  return { ...shelf.items.get(key)!.hit, ...(phrase && { phrase }) };
}

function fits(row: ShelfRow, { theme, organ, object }: ShelfQuery): boolean {
  if (theme !== undefined && !row.themes.includes(theme)) return false;
  if (organ !== undefined && row.organ !== organ) return false;
  return object === undefined || row.objects.includes(object);
}

/** Most looked at, complete ones only. */
export function popularItems(shelf: Shelf, limit: number): ItemHit[] {
  return [...shelf.items.values()]
    .filter(({ document }) => document.complete)
    .sort((a, b) => compareEqual(a.document, b.document))
    .slice(0, limit)
    .map(({ hit }) => hit);
}
