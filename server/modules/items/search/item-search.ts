/** Ranking: from what somebody typed to the items they most likely mean. Pure; the same always in the same order. */
import { characterBits } from "./bits.ts";
import { intentFactor, intentOfQuery } from "./intent.ts";
import { type Entry, type ItemIndex, rarity, type SearchDocument, tokenWeights } from "./item-index.ts";
import { type Phrase, type PhraseTable, rowsSounding, rowsSoundingLike, rowsWithin } from "./phrase-table.ts";
import { exactFit, type Letters, lettersToFind, looseFit, type Sound, soundOf } from "./pinyin.ts";
import { charactersOf, coreOf, normalForm, tokensOf, wordEdges } from "./text.ts";

export interface SearchHit {
  key: string;
  score: number;
  /** How it was recognised. */
  by: "name" | "alias" | "words" | "pinyin" | "sound";
  /** The everyday phrase it was found by, when that is not its name. */
  phrase?: string;
}

export interface SearchOptions {
  limit?: number;
  /** Hits to leave out at the beginning. */
  skip?: number;
  /** Only entries this accepts. */
  where?: (document: SearchDocument) => boolean;
}

/** Best first; empty when nothing fits. */
export function searchItems(index: ItemIndex, query: string, options: SearchOptions = {}): SearchHit[] {
  const { limit = 20, skip = 0, where = () => true } = options;
  const hits = [...rank(index, query)]
    .map(([number, match]) => ({ match, entry: index.entries[number]! }))
    .filter(({ entry }) => where(entry.document))
    .sort((a, b) => b.match.score - a.match.score || compareEqual(a.entry.document, b.entry.document));
  const enough = (hits[0]?.match.score ?? 0) * tail;
  return hits
    .filter(({ match }) => match.score >= enough)
    .slice(skip, skip + limit)
    .map(({ match, entry }) => hitOf(match, entry));
}

/** Results below this part of the best one's score are noise. */
const tail = 0.35;

interface Match {
  score: number;
  by: SearchHit["by"];
  phrase?: string | undefined;
}

type Matches = Map<number, Match>;

function hitOf({ score, by, phrase }: Match, { document }: Entry): SearchHit {
  return { key: document.key, score: Math.round(score * 100) / 100, by, ...(phrase && { phrase }) };
}

/** Among equals: complete guides first, then what people use, then the shorter name, then the key. */
export function compareEqual(a: SearchDocument, b: SearchDocument): number {
  return (
    Number(b.complete) - Number(a.complete) ||
    b.uses - a.uses ||
    a.name.length - b.name.length ||
    (a.key < b.key ? -1 : 1)
  );
}

function rank(index: ItemIndex, query: string): Matches {
  const normal = normalForm(query).slice(0, longestQuery);
  const matches: Matches = new Map();
  if (normal === "") return matches;
  const core = coreOf(normal);
  if (/^[a-z]{2,}$/.test(core)) bySound(index, lettersToFind(core), "pinyin", matches);
  else {
    byPhrase(index, core, matches);
    byTokens(index, core, matches);
    byCharacters(index, core, matches);
    if (/^\p{Script=Han}{3,}$/u.test(core) && best(matches) < soundBelow) {
      bySound(index, { ...lettersToFind(soundOf(core).full), slips: 0 }, "sound", matches);
    }
  }
  const wanted = intentOfQuery(normal);
  for (const [number, match] of matches) {
    const { intents, document } = index.entries[number]!;
    match.score *= intentFactor(wanted, intents) * (document.complete ? 1 : 0.97);
  }
  return matches;
}

const longestQuery = 60;
/** A Chinese query that fits nothing well may have been typed by its sound: 食品精英许可. */
const soundBelow = 40;

function best(matches: Matches): number {
  let highest = 0;
  for (const { score } of matches.values()) highest = Math.max(highest, score);
  return highest;
}

/** Keeps the best reason, and lets further ones add a little. */
function note(matches: Matches, entry: number, score: number, by: SearchHit["by"], phrase?: string) {
  const known = matches.get(entry);
  if (!known) {
    matches.set(entry, { score, by, phrase });
    return;
  }
  const total = Math.max(score, known.score) + 0.25 * Math.min(score, known.score);
  if (score > known.score) matches.set(entry, { score: total, by, phrase });
  else known.score = total;
}

/** Whole phrases within the query, the longest counting most; cutting a word in two makes them doubtful. */
function byPhrase(index: ItemIndex, core: string, matches: Matches) {
  const edges = wordEdges(core);
  const found = new Map<number, { score: number; phrase: Phrase }>();
  for (let from = 0; from < core.length; from++) {
    const end = Math.min(core.length, from + index.longestPhrase);
    for (let to = from + 2; to <= end; to++) {
      const at = index.phrases.get(core.slice(from, to));
      if (!at) continue;
      const doubt = edges.has(from) && edges.has(to) ? 1 : 0.6;
      const score = phraseScore(to - from, core.length) * doubt;
      for (const { entry, phrase } of at) {
        if (score * phrase.trust > (found.get(entry)?.score ?? 0))
          found.set(entry, { score: score * phrase.trust, phrase });
      }
    }
  }
  for (const [entry, { score, phrase }] of found) noteBy(matches, entry, score, phrase);
}

function noteBy(matches: Matches, entry: number, score: number, phrase: Phrase) {
  if (phrase.alias) note(matches, entry, score, "alias", phrase.text);
  else note(matches, entry, score + 2, "name");
}

function phraseScore(length: number, whole: number): number {
  return 12 + (68 * length) / whole + (length === whole ? 20 : 0);
}

/** Pairs and words in common, the telling ones counting most; too little in common is nothing. */
function byTokens(index: ItemIndex, core: string, matches: Matches) {
  const common = new Float64Array(index.entries.length);
  const weighted = new Float64Array(index.entries.length);
  let whole = 0;
  for (const token of tokensOf(core)) {
    const tells = rarity(index, token);
    whole += tells;
    for (const { entry, weight } of index.postings.get(token) ?? []) {
      common[entry]! += tells;
      weighted[entry]! += tells * weight;
    }
  }
  for (let entry = 0; entry < common.length; entry++) {
    if (common[entry]! < enoughInCommon * whole || common[entry] === 0) continue;
    const name = index.entries[entry]!.phrases[0]!.core.length;
    const tightness = core.length / Math.max(core.length, name);
    note(matches, entry, (50 * weighted[entry]!) / (whole * tokenWeights.name) + 10 * tightness, "words");
  }
}

/** Part of a query's weight that must be found again; below it, chance is more likely than meaning. */
const enoughInCommon = 0.25;

/** All characters of a phrase, wherever they stand: 砍树 in “山上的杉树想砍了卖”. */
function byCharacters(index: ItemIndex, core: string, matches: Matches) {
  const characters = new Map(charactersOf(core).map((character) => [character, rarity(index, character)]));
  const whole = [...characters.values()].reduce((sum, tells) => sum + tells, 0);
  const best = new Map<number, { share: number; phrase: Phrase }>();
  for (const row of rowsWithin(index.table, characterBits([...characters.keys()]))) {
    const phrase = index.table.phrases[row]!;
    const entry = index.table.entries[row]!;
    const share = (phrase.trust * contained(phrase, characters)) / whole;
    if (share >= enoughInCommon && share > (best.get(entry)?.share ?? 0)) best.set(entry, { share, phrase });
  }
  for (const [entry, { share, phrase }] of best) noteBy(matches, entry, 45 * share, phrase);
}

/** Weight of the phrase's characters when the query has them all, else nothing. */
function contained(phrase: Phrase, characters: Map<string, number>): number {
  if (phrase.characters.length < 2) return 0;
  let sum = 0;
  for (const character of phrase.characters) {
    const tells = characters.get(character);
    if (tells === undefined) return 0;
    sum += tells;
  }
  return sum;
}

/** Letters against the sound of every name and phrase: exactly, and only when that finds nothing, loosely. */
function bySound(index: ItemIndex, letters: Letters, by: "pinyin" | "sound", matches: Matches) {
  const { table } = index;
  const exact = bestBySound(table, rowsSounding(table, letters), (sound) => exactFit(letters, sound));
  const found =
    exact.size > 0
      ? exact
      : bestBySound(table, rowsSoundingLike(table, letters), (sound) => looseFit(letters, sound));
  const trust = by === "pinyin" ? 100 : 60;
  for (const [entry, { fit, phrase }] of found) {
    note(matches, entry, trust * fit, by, phrase.alias ? phrase.text : undefined);
  }
}

function bestBySound(table: PhraseTable, rows: readonly number[], fitOf: (sound: Sound) => number) {
  const best = new Map<number, { fit: number; phrase: Phrase }>();
  for (const row of rows) {
    const phrase = table.phrases[row]!;
    const fit = phrase.trust * fitOf(phrase.sound);
    const entry = table.entries[row]!;
    if (fit > (best.get(entry)?.fit ?? 0)) best.set(entry, { fit, phrase });
  }
  return best;
}
