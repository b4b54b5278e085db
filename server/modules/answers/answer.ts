/** Answers people may rely on, and how they are found. Pure. */
import type { Item } from "#contract/item.ts";
import { limitInWords } from "#server/kernel/item/words.ts";
import type { Day } from "#server/kernel/time/day.ts";

export type AnswerState = "draft" | "published" | "replaced" | "retired";

export interface AnswerText {
  question: string;
  answer: string;
  items: string[];
  themes: string[];
  /** Who answers for it. */
  organ: string;
  source: string;
  validUntil: Day;
}

export interface AnswerVersion extends AnswerText {
  id: string;
  version: number;
  state: AnswerState;
  draftedBy: string;
  publishedBy?: string;
}

/** What an item's own guide answers: its frequent questions, how long it takes and what it costs. Nothing is added to it. */
export function answersOf(item: Item, validUntil: Day): AnswerText[] {
  const common = {
    ...{ items: [item.key], themes: item.themes, organ: item.implementation.organ },
    ...{ source: `办事指南：${item.name}`, validUntil },
  };
  const own = item.faq.map(({ q, a }) => ({ ...common, question: `${item.name}：${q}`, answer: a }));
  const time = `承诺${limitInWords(item.promised)}${lawWords(item)}。`;
  const always = item.fees.filter((fee) => fee.when === undefined);
  const fees = item.fees.length === 0 ? "不收费。" : feeWords(item, always.length);
  const question = `办“${item.name}”要多久，要钱吗？`;
  return [...own, { ...common, question, answer: `${time}${fees}` }];
}

/** The law's limit, where it sets one; where it sets none, what the guide says of that. */
function lawWords({ statutory }: Item): string {
  if (statutory && statutory.n > 0) return `，法定${limitInWords(statutory)}`;
  return statutory?.note ? `（${statutory.note}）` : "";
}

function feeWords({ fees }: Item, always: number): string {
  const words = fees.map(({ name, standard }) => `${name}：${standard}`).join("；");
  return `${always < fees.length ? "有的情形收费" : "收费"}：${words}。`;
}

/** Folded, without blanks and signs. */
const plain = (text: string) =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");

/** Pairs of neighbours: what Chinese is found by. */
export function pairsOf(text: string): Set<string> {
  const characters = [...plain(text)];
  return new Set(characters.slice(1).map((character, at) => characters[at]! + character));
}

export interface Findable {
  question: ReadonlySet<string>;
  whole: ReadonlySet<string>;
  items: readonly string[];
}

/** At least this share of what was typed must stand in an answer, its question counting double. */
const leastShare = 0.5;

/**
 * How well an answer fits what was typed; 0 when it does not. An answer about an item that the same words found fits as
 * soon as one pair is in it.
 */
export function fit(typed: ReadonlySet<string>, answer: Findable, foundItems: readonly string[]): number {
  if (typed.size === 0) return 0;
  let [inQuestion, inWhole] = [0, 0];
  for (const pair of typed) {
    if (answer.question.has(pair)) inQuestion += 1;
    if (answer.whole.has(pair)) inWhole += 1;
  }
  const share = (inQuestion + inWhole) / (2 * typed.size);
  const place = foundItems.findIndex((item) => answer.items.includes(item));
  if (place >= 0 && inWhole > 0) return share + 0.5 / (place + 1);
  return share >= leastShare ? share : 0;
}
