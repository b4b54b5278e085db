/**
 * How long the search of items takes with 2,000 items: the release's items, repeated with the names of towns before
 * them, and the release's queries, against a naive scan (one text looked for in every name and phrase).
 * `node bench/items-search.ts [--json]`
 */
import { globSync, readFileSync } from "node:fs";
import type { Item } from "#contract/item.ts";
import {
  buildItemIndex,
  type ItemIndex,
  type SearchDocument,
} from "#server/modules/items/search/item-index.ts";
import { searchItems } from "#server/modules/items/search/item-search.ts";

const most = 2000;
const rounds = 20;
const towns = ["宜阳街道", "水口山镇", "柏坊镇", "白沙镇", "西岭镇", "洋泉镇", "塔山瑶族乡", "荫田镇"];

const data = new URL("../data/", import.meta.url).pathname;
const read = (file: string) => JSON.parse(readFileSync(file, "utf8"));

function documents(): SearchDocument[] {
  const files = globSync([`${data}items/*.json`, `${data}items-basic/*.json`]);
  const items: Item[] = files.flatMap((file) => read(file));
  return Array.from({ length: most }, (_, n) => {
    const item = items[n % items.length]!;
    const town = towns[Math.floor(n / items.length) - 1] ?? "";
    const aliases = item.aliases.map((alias) => ({ term: `${town}${alias}`, weight: 10 }));
    return {
      key: `${item.key}-${n}`,
      name: `${town}${item.name}`,
      aliases,
      surroundings: [],
      complete: true,
      uses: 0,
    };
  });
}

function milliseconds(act: () => unknown): number {
  const started = performance.now();
  act();
  return performance.now() - started;
}

const at = (sorted: number[], share: number) => sorted[Math.floor(sorted.length * share)] ?? 0;

function naiveScan(all: SearchDocument[], query: string): number {
  let found = 0;
  for (const { name, aliases } of all) {
    if (name.includes(query) || aliases.some(({ term }) => term.includes(query))) found++;
  }
  return found;
}

const all = documents();
let index: ItemIndex | undefined;
const first = milliseconds(() => {
  index = buildItemIndex(all);
});
const again = milliseconds(() => buildItemIndex(all, index));
const queries: string[] = [
  ...read(`${data}search-expectations.json`).map((it: { query: string }) => it.query),
  ...["shpinjingyin", "liudongtanfan", "食品精英许可", "zhuxiaodengji", "办证", "kaihuandian"],
];
/** What each query costs, in milliseconds of the processor, whatever else the machine is doing. */
function costs(act: (query: string) => unknown): number[] {
  const cost = (query: string) => {
    act(query);
    const before = process.cpuUsage();
    for (let round = 0; round < rounds; round++) act(query);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000 / rounds;
  };
  return queries.map(cost).sort((a, b) => a - b);
}
const naive = costs((query) => naiveScan(all, query));
const ours = costs((query) => searchItems(index!, query));
const result = {
  items: most,
  phrases: all.reduce((sum, { aliases }) => sum + 1 + aliases.length, 0),
  buildMs: Math.round(first),
  rebuildMs: Math.round(again),
  p50Ms: at(ours, 0.5),
  p95Ms: at(ours, 0.95),
  worstMs: ours.at(-1),
  naiveScanMs: at(naive, 0.5),
  p95OverNaiveScan: at(ours, 0.95) / at(naive, 0.5),
};
if (process.argv.includes("--json")) console.log(JSON.stringify(result));
else console.table(result);
