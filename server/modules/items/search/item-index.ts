/**
 * What the search of one county's items looks into: official names, everyday phrases, their sound, organ, theme,
 * object. In process, rebuilt in milliseconds whenever an item or a phrase changes. Pure.
 */
import { type Intent, intentsOfName } from "./intent.ts";
import { type Phrase, type PhraseTable, phraseTable } from "./phrase-table.ts";
import { soundOf } from "./pinyin.ts";
import { charactersOf, coreOf, normalForm, tokensOf } from "./text.ts";

/** An item as the search sees it. */
export interface SearchDocument {
  key: string;
  name: string;
  /** Everyday phrases; 10 means this item first, below 5 seldom. */
  aliases: readonly { term: string; weight: number }[];
  /** Words of lesser weight: organ, themes, objects. */
  surroundings: readonly string[];
  /** False: its guide is still being worked out; it is shown after its equals. */
  complete: boolean;
  /** How often it is looked at; decides among equals. */
  uses: number;
}

export interface Entry {
  document: SearchDocument;
  phrases: Phrase[];
  intents: Intent[];
}

export interface Posting {
  entry: number;
  weight: number;
}

export interface ItemIndex {
  entries: Entry[];
  /** Pairs, words and single characters. */
  postings: Map<string, Posting[]>;
  /** Everyday phrases and names by their core. */
  phrases: Map<string, { entry: number; phrase: Phrase }[]>;
  longestPhrase: number;
  table: PhraseTable;
  /** Phrases worked out, by weight and text: what the next index need not work out again. */
  known: Map<string, Phrase>;
}

export const tokenWeights = { name: 3, alias: 2.5, surroundings: 0.8 };

/** `before`: the index this one replaces, so that only what is new has to be worked out. */
export function buildItemIndex(documents: readonly SearchDocument[], before?: ItemIndex): ItemIndex {
  const steps = building(documents, before);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The same in small slices, so that a server that builds it goes on answering. */
export async function buildItemIndexGently(
  documents: readonly SearchDocument[],
  before?: ItemIndex,
): Promise<ItemIndex> {
  const steps = building(documents, before);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Documents between two pauses. */
const slice = 50;

function* building(documents: readonly SearchDocument[], before?: ItemIndex): Generator<void, ItemIndex> {
  const index: ItemIndex = {
    entries: [],
    postings: new Map(),
    phrases: new Map(),
    longestPhrase: 0,
    table: phraseTable([]),
    known: new Map(),
  };
  const phrase = (text: string, weight?: number) => {
    const key = `${weight} ${text}`;
    const made = before?.known.get(key) ?? index.known.get(key) ?? phraseOf(text, weight);
    index.known.set(key, made);
    return made;
  };
  for (const [number, document] of documents.entries()) {
    addDocument(index, document, phrase);
    if (number % slice === slice - 1) yield;
  }
  index.table = phraseTable(index.entries);
  return index;
}

function addDocument(
  index: ItemIndex,
  document: SearchDocument,
  phraseOf: (text: string, weight?: number) => Phrase,
) {
  const number = index.entries.length;
  const aliases = document.aliases.map(({ term, weight }) => phraseOf(term, weight));
  const phrases = [phraseOf(document.name), ...aliases];
  index.entries.push({ document, phrases, intents: intentsOfName(document.name) });
  const best = new Map<string, number>();
  for (const phrase of phrases) {
    addPhrase(index, number, phrase);
    const weight = phrase.alias ? tokenWeights.alias * phrase.trust : tokenWeights.name;
    raise(best, phrase.tokens, weight);
    raise(best, phrase.characters, weight);
  }
  for (const text of document.surroundings)
    raise(best, tokensOf(normalForm(text)), tokenWeights.surroundings);
  for (const [token, weight] of best) {
    const list = index.postings.get(token);
    if (list) list.push({ entry: number, weight });
    else index.postings.set(token, [{ entry: number, weight }]);
  }
}

function phraseOf(text: string, weight?: number): Phrase {
  const normal = normalForm(text);
  const core = coreOf(normal);
  return {
    text,
    core,
    tokens: tokensOf(normal),
    characters: charactersOf(core),
    alias: weight !== undefined,
    trust: 0.5 + (weight ?? 10) / 20,
    sound: soundOf(text),
  };
}

function addPhrase(index: ItemIndex, entry: number, phrase: Phrase) {
  index.longestPhrase = Math.max(index.longestPhrase, phrase.core.length);
  const list = index.phrases.get(phrase.core);
  if (list) list.push({ entry, phrase });
  else index.phrases.set(phrase.core, [{ entry, phrase }]);
}

function raise(best: Map<string, number>, tokens: readonly string[], weight: number) {
  for (const token of tokens) best.set(token, Math.max(best.get(token) ?? 0, weight));
}

/** How telling a token is: the fewer items have it, the more. One that no item has tells little. */
export function rarity(index: ItemIndex, token: string): number {
  const n = index.entries.length;
  const having = index.postings.get(token)?.length ?? n / 4;
  return Math.log(1 + (n - having + 0.5) / (having + 0.5));
}
