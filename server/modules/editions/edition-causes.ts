/** Why figures of an edition differ now: lawful events after publication are told apart from histories that were altered. */
import type { EditionCause, FigureDifference } from "#contract/edition.ts";
import { caseNumber } from "#server/kernel/codes/case-number.ts";
import { type Book, editionFor } from "#server/kernel/metric/definition.ts";
import type { Fact } from "#server/kernel/metric/fact.ts";
import { isIn, sumsUnder, type Taken } from "#server/kernel/metric/fact-in.ts";
import type { Day, Instant } from "#server/kernel/time/day.ts";
import { changedCases, factsOfCases, laterEntries } from "#server/modules/metrics/index.ts";
import type { Services } from "#server/platform/services.ts";
import type { Again, SealedEdition } from "./edition.ts";
import { enteredCause } from "./edition-entered.ts";

export interface AlteredCase {
  id: number;
  /** The first event that does not fit. */
  seq?: number;
}

export interface Causes {
  why: FigureDifference["why"];
  causes: EditionCause[];
  /** Those that are not listed. */
  more: number;
}

export interface CausesAsk {
  division: string;
  book: Book;
  edition: SealedEdition;
  again: readonly Again[];
  altered: readonly AlteredCase[];
}

const mostCauses = 20;

/** One for each figure, in the same order. */
export async function causesOf(services: Services, ask: CausesAsk): Promise<Causes[]> {
  const { division, book, edition, again, altered } = ask;
  const sums = again.map((one) => sumsOfFigure(book, one));
  const found = again.map((): { altered: EditionCause[]; later: EditionCause[] } => ({
    altered: [],
    later: [],
  }));
  const put = (which: "altered" | "later", facts: readonly Fact[], cause: EditionCause) => {
    for (const [i, taken] of sums.entries()) {
      const { organ, item } = again[i]!.was;
      const own = facts.filter(
        (fact) => (organ ?? fact.organ) === fact.organ && (item ?? fact.item) === fact.item,
      );
      if (own.some((fact) => taken.some(({ sum, period }) => isIn(sum, period, fact))))
        found[i]![which].push(cause);
    }
  };
  const facts = await factsOfAltered(services, division, altered);
  for (const one of altered) put("altered", facts.get(one.id) ?? [], alteredCause(division, one));
  const since = edition.frozen.knownAt ?? edition.publishedAt;
  if (again.some(({ what }) => what !== "same")) {
    const known = new Set(altered.map(({ id }) => id));
    for await (const { id, late, went, came } of changedCases(services, division, since, lastDay(again)))
      if (!known.has(id)) put("later", [...went, ...came], laterCause(division, id, late));
  }
  return await Promise.all(
    again.map(async (one, i) => {
      const entries = await entriesAfter(services, division, one, sums[i]!, since);
      return causesFrom(found[i]!.altered, [...found[i]!.later, ...entries], sums[i]!);
    }),
  );
}

function sumsOfFigure(book: Book, { was, period, what }: Again): Taken[] {
  const it =
    what === "definition" ? undefined : editionFor(book, was.metric, Number(period.from.slice(0, 4)));
  return it ? sumsUnder(book, it, period) : [];
}

const lastDay = (again: readonly Again[]): Day =>
  again
    .map(({ period }) => period.to)
    .toSorted()
    .at(-1) ?? "";

function causesFrom(altered: EditionCause[], later: EditionCause[], sums: readonly Taken[]): Causes {
  const listed = altered.length > 0 ? altered : later;
  const ofCases = sums.some(({ sum }) => sum.kind.startsWith("case."));
  const why = altered.length > 0 ? "altered" : later.length > 0 ? "later" : ofCases ? "unknown" : "elsewhere";
  return { why, causes: listed.slice(0, mostCauses), more: Math.max(0, listed.length - mostCauses) };
}

async function factsOfAltered(services: Services, division: string, altered: readonly AlteredCase[]) {
  if (altered.length === 0) return new Map<number, Fact[]>();
  return await factsOfCases(
    services,
    division,
    altered.map(({ id }) => id),
  );
}

function alteredCause(division: string, { id, seq }: AlteredCase): EditionCause {
  const number = caseNumber(division, id);
  const which = seq === undefined ? "记录" : `第 ${seq} 条记录`;
  return { number, ...(seq !== undefined && { seq }), sentence: `办件 ${number} ${which}与摘要链不符` };
}

function laterCause(division: string, id: number, { seq, at }: { seq: number; at: Instant }): EditionCause {
  const number = caseNumber(division, id);
  const when = new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 16).replace("T", " ");
  return { number, seq, at, sentence: `办件 ${number} 第 ${seq} 条记录于 ${when} 记入` };
}

/** Figures that are entered: entered again, with the reason given then. */
async function entriesAfter(
  services: Services,
  division: string,
  { was, period, what }: Again,
  sums: readonly Taken[],
  since: Instant,
): Promise<EditionCause[]> {
  if (what === "same" || what === "definition" || sums.length > 0) return [];
  const entries = await laterEntries(services, division, was.metric, period, since);
  return entries.map(enteredCause);
}
