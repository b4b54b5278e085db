/**
 * The search a person would use, over the items of one county: official names, everyday phrases, pinyin and
 * initials, organ, theme, object. In process, rebuilt in milliseconds whenever an item or a phrase changes. Pure.
 */
import { type Intent, intentFactor, intentOfQuery, intentsOfName } from "./intent.ts";
import { blur, fits, fitsBlurred, loosePattern, mistakes, type Sound, soundOf } from "./pinyin.ts";
import { coreOf, hasHan, normalForm, tokensOf } from "./text.ts";

/** An item as the search sees it. */
export interface SearchDocument {
  key: string;
  name: string;
  aliases: readonly string[];
  /** Words of lesser weight: organ, themes, objects. */
  surroundings: readonly string[];
  /** False: its guide is still being worked out; it is shown after its equals. */
  complete: boolean;
  /** How often it is looked at; decides among equals. */
  uses: number;
}

export interface SearchHit {
  key: string;
  score: number;
  /** What was recognised, to be shown under the name when it is not the name. */
  by: "name" | "alias" | "words" | "pinyin" | "sound";
  phrase?: string;
}

interface Phrase {
  text: string;
  normal: string;
  core: string;
  alias: boolean;
  sound: Sound;
}

interface Entry {
  document: SearchDocument;
  phrases: Phrase[];
  intents: Intent[];
}

interface Posting {
  entry: number;
  weight: number;
}

export interface ItemIndex {
  entries: Entry[];
  postings: Map<string, Posting[]>;
  /** Everyday phrases and names by their core. */
  phrases: Map<string, { entry: number; phrase: Phrase }[]>;
  longestPhrase: number;
}

const weights = { name: 3, alias: 2.5, surroundings: 0.8 };

export function buildItemIndex(documents: readonly SearchDocument[]): ItemIndex {
  const index: ItemIndex = { entries: [], postings: new Map(), phrases: new Map(), longestPhrase: 0 };
  for (const document of documents) addDocument(index, document);
  return index;
}

function addDocument(index: ItemIndex, document: SearchDocument) {
  const number = index.entries.length;
  const phrases = [phraseOf(document.name, false), ...document.aliases.map((alias) => phraseOf(alias, true))];
  index.entries.push({ document, phrases, intents: intentsOfName(document.name) });
  const best = new Map<string, number>();
  for (const phrase of phrases) {
    addPhrase(index, number, phrase);
    raise(best, tokensOf(phrase.normal), phrase.alias ? weights.alias : weights.name);
  }
  for (const text of document.surroundings) raise(best, tokensOf(normalForm(text)), weights.surroundings);
  for (const [token, weight] of best) {
    const list = index.postings.get(token);
    if (list) list.push({ entry: number, weight });
    else index.postings.set(token, [{ entry: number, weight }]);
  }
}

function phraseOf(text: string, alias: boolean): Phrase {
  const normal = normalForm(text);
  return { text, normal, core: coreOf(normal), alias, sound: soundOf(text) };
}

function addPhrase(index: ItemIndex, entry: number, phrase: Phrase) {
  index.longestPhrase = Math.max(index.longestPhrase, phrase.core.length);
  const list = index.phrases.get(phrase.core);
  if (list) list.push({ entry, phrase });
  else index.phrases.set(phrase.core, [{ entry, phrase }]);
}

function raise(best: Map<string, number>, tokens: string[], weight: number) {
  for (const token of tokens) best.set(token, Math.max(best.get(token) ?? 0, weight));
}

export interface SearchOptions {
  limit?: number;
  /** Only entries this accepts. */
  where?: (document: SearchDocument) => boolean;
}

/** Best first; the same query over the same documents always gives the same order. Empty when nothing fits. */
export function searchItems(index: ItemIndex, query: string, options: SearchOptions = {}): SearchHit[] {
  const found = rank(index, query);
  const hits = [...found.values()]
    .filter(({ entry }) => options.where?.(index.entries[entry]!.document) ?? true)
    .map((match) => ({ match, entry: index.entries[match.entry]! }))
    .sort((a, b) => b.match.score - a.match.score || compareEqual(a.entry.document, b.entry.document));
  const enough = (hits[0]?.match.score ?? 0) * tail;
  return hits
    .filter(({ match }) => match.score >= enough)
    .slice(0, options.limit ?? 20)
    .map(({ match, entry }) => hitOf(match, entry));
}

/** Results below this part of the best one's score are noise. */
const tail = 0.3;

interface Match {
  entry: number;
  score: number;
  by: SearchHit["by"];
  phrase?: string;
}

function hitOf({ score, by, phrase }: Match, { document }: Entry): SearchHit {
  return { key: document.key, score: Math.round(score * 100) / 100, by, ...(phrase && { phrase }) };
}

/** Among equals: complete guides first, then what people use, then the shorter name, then the key. */
function compareEqual(a: SearchDocument, b: SearchDocument): number {
  return (
    Number(b.complete) - Number(a.complete) ||
    b.uses - a.uses ||
    a.name.length - b.name.length ||
    (a.key < b.key ? -1 : 1)
  );
}

type Matches = Map<number, Match>;

function rank(index: ItemIndex, query: string): Matches {
  const normal = normalForm(query);
  if (normal === "") return new Map();
  const matches: Matches = new Map();
  const core = coreOf(normal);
  if (hasHan(core)) {
    byPhrase(index, core, matches);
    byTokens(index, core, matches);
    if (best(matches) < soundBelow) bySound(index, soundOf(core).full, "sound", 0.7, matches);
  } else if (/^[a-z]{2,}$/.test(core)) {
    bySound(index, core, "pinyin", 1, matches);
  } else {
    byTokens(index, core, matches);
  }
  const wanted = intentOfQuery(normal);
  for (const match of matches.values()) {
    const { intents, document } = index.entries[match.entry]!;
    match.score *= intentFactor(wanted, intents) * (document.complete ? 1 : 0.95);
  }
  return matches;
}

/** A Chinese query that fits no phrase well may have been typed by its sound: 食品精英许可. */
const soundBelow = 45;

function best(matches: Matches): number {
  let highest = 0;
  for (const { score } of matches.values()) highest = Math.max(highest, score);
  return highest;
}

/** Keeps the better reason, and adds a little for further ones. */
function note(matches: Matches, entry: number, score: number, by: SearchHit["by"], phrase?: string) {
  const known = matches.get(entry);
  if (!known) {
    matches.set(entry, { entry, score, by, ...(phrase && { phrase }) });
    return;
  }
  const better = score > known.score;
  known.score = Math.max(score, known.score) + 0.2 * Math.min(score, known.score);
  if (!better) return;
  known.by = by;
  if (phrase) known.phrase = phrase;
  else delete known.phrase;
}

/** Whole phrases within the query, the longest counting most; and phrases the query is the beginning of. */
function byPhrase(index: ItemIndex, core: string, matches: Matches) {
  const found = new Map<number, { score: number; phrase: Phrase }>();
  for (let from = 0; from < core.length; from++) {
    const end = Math.min(core.length, from + index.longestPhrase);
    for (let to = from + 2; to <= end; to++) {
      for (const { entry, phrase } of index.phrases.get(core.slice(from, to)) ?? []) {
        const score = phraseScore(phrase, to - from, core.length);
        if (score > (found.get(entry)?.score ?? 0)) found.set(entry, { score, phrase });
      }
    }
  }
  for (const [entry, { score, phrase }] of found) {
    note(matches, entry, score, phrase.alias ? "alias" : "name", phrase.alias ? phrase.text : undefined);
  }
}

function phraseScore(phrase: Phrase, length: number, whole: number): number {
  const exact = length === whole ? 20 : 0;
  return 25 + (55 * length) / whole + exact + (phrase.alias ? 0 : 3);
}

/** Pairs and words in common, the rare ones counting most; too little in common is nothing. */
function byTokens(index: ItemIndex, core: string, matches: Matches) {
  const tokens = tokensOf(core).map((token) => ({ token, rarity: rarity(index, token) }));
  const whole = tokens.reduce((sum, { rarity }) => sum + rarity, 0);
  const sums = new Map<number, { common: number; weighted: number }>();
  for (const { token, rarity } of tokens) {
    for (const { entry, weight } of index.postings.get(token) ?? []) {
      const sum = sums.get(entry) ?? { common: 0, weighted: 0 };
      sum.common += rarity;
      sum.weighted += rarity * weight;
      sums.set(entry, sum);
    }
  }
  for (const [entry, { common, weighted }] of sums) {
    if (common < enoughInCommon * whole) continue;
    const tightness = core.length / Math.max(core.length, index.entries[entry]!.phrases[0]!.normal.length);
    note(matches, entry, (55 * weighted) / (whole * weights.name) + 12 * tightness, "words");
  }
}

/** Part of a query's weight that must be found again; below it, chance is more likely than meaning. */
const enoughInCommon = 0.3;

function rarity(index: ItemIndex, token: string): number {
  const n = index.entries.length;
  const documents = index.postings.get(token)?.length ?? 0;
  return Math.log(1 + (n - documents + 0.5) / (documents + 0.5));
}

/** Letters against the sound of every name and phrase: exactly, as a southern tongue, then with a slip or two. */
function bySound(index: ItemIndex, letters: string, by: SearchHit["by"], trust: number, matches: Matches) {
  const blurred = blur(letters);
  const slips = letters.length < 5 ? 0 : letters.length < 10 ? 1 : 2;
  const pattern = loosePattern(blurred);
  for (const [entry, { phrases }] of index.entries.entries()) {
    let score = 0;
    let heard: Phrase | undefined;
    for (const phrase of phrases) {
      const fit = soundScore(letters, blurred, pattern, slips, phrase.sound);
      if (fit <= score) continue;
      score = fit;
      heard = phrase;
    }
    if (heard) note(matches, entry, score * trust, by, heard.alias ? heard.text : undefined);
  }
}

function soundScore(
  letters: string,
  blurred: string,
  pattern: ReturnType<typeof loosePattern>,
  slips: number,
  sound: Sound,
): number {
  const exact = fits(letters, sound);
  if (exact > 0) return 100 * exact;
  if (letters.length < 4) return 0;
  const tongue = fitsBlurred(blurred, sound);
  if (tongue > 0) return 85 * tongue;
  if (slips === 0 || sound.blurred.length < pattern.length - slips) return 0;
  const made = mistakes(pattern, sound.blurred);
  if (made > slips) return 0;
  return (70 - 12 * made) * (0.5 + 0.3 * Math.min(1, pattern.length / sound.blurred.length));
}
