/** What people complain of, found by words, here and without asking anybody (data/complaint-themes.json). Pure. */
import type { ComplaintThemes } from "#contract/rating.ts";

/** Clauses: a denial reaches to the next pause only. */
const pauses = /[，。！？；、,.!?;\s~…]+/u;

/**
 * The themes a text speaks of, in the order of the list. A word that is denied in its own clause (“不排队”, “没有多跑”)
 * is none; words that are a complaint by their denial (“不耐烦”, “没人”) stand in the list with it.
 */
export function themesOf(text: string, { themes, negations }: Pick<ComplaintThemes, "themes" | "negations">) {
  const clauses = text.split(pauses).filter((clause) => clause !== "");
  return themes
    .filter(({ words }) => clauses.some((clause) => words.some((word) => isSaid(clause, word, negations))))
    .map(({ id }) => id);
}

/** Said somewhere in the clause without being denied right before, or with two signs between (“不用再排队”). */
function isSaid(clause: string, word: string, negations: readonly string[]): boolean {
  for (let at = clause.indexOf(word); at >= 0; at = clause.indexOf(word, at + 1)) {
    const before = clause.slice(Math.max(0, at - 4), at);
    if (!negations.some((no) => isDenied(before, no))) return true;
  }
  return false;
}

/** The denial ends at most two signs before the word; “不是不…” and “不得不…” deny nothing. */
function isDenied(before: string, no: string): boolean {
  if (/不得不|不能不|不是不/.test(before)) return false;
  const place = before.lastIndexOf(no);
  return place >= 0 && before.length - (place + no.length) <= 2;
}
