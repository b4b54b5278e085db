/** An edition computed again by its own definitions: every figure that differs, where it differs, and why. */
import type { Comparison, FigureDifference, FrozenFigure, FrozenPart } from "#contract/edition.ts";
import type { Dimension, Period } from "#contract/metric.ts";
import { inUnit } from "#server/kernel/evaluation/in-unit.ts";
import { bookOf } from "#server/kernel/metric/definition.ts";
import { figureOf, metricsOf, namesFor, withDefinitions } from "#server/modules/metrics/index.ts";
import type { Services } from "#server/platform/services.ts";
import { type Again, alteredIn, type SealedEdition } from "./edition.ts";
import { type AlteredCase, type Causes, causesOf } from "./edition-causes.ts";
import { partsOf, whereOf } from "./edition-freeze.ts";

const mostParts = 12;

/** @param altered cases whose histories do not fit their digests. @param progress told after each figure. */
export async function compareEdition(
  services: Services,
  division: string,
  edition: SealedEdition,
  altered: readonly AlteredCase[],
  progress: (figures: number) => Promise<void> = async () => undefined,
): Promise<Comparison> {
  const { figures = [], definitions } = edition.frozen;
  const { entered, arisen = [] } = edition;
  const reading = definitions ? withDefinitions(services, definitions) : services;
  const again: Again[] = [];
  for (const was of [...figures, ...arisen]) {
    again.push(await readAgain(services, reading, division, was));
    await progress(again.length);
  }
  const book = definitions ? bookOf(definitions) : await metricsOf(services);
  const causes = await causesOf(services, { division, book, edition, again, altered });
  const differing = again.flatMap((one, i) => differenceOf(one, causes[i]!) ?? []);
  const wrong = await alteredIn(services, edition);
  return {
    ...{ intact: wrong.length === 0, altered: wrong },
    compared: again.length + (entered?.compared ?? 0),
    differing: [...differing, ...(entered?.later ?? [])],
  };
}

async function readAgain(
  services: Services,
  reading: Services,
  division: string,
  was: FrozenFigure,
): Promise<Again> {
  const period = was.period ?? periodOf(was);
  const ask = { division, metric: was.metric, period, where: whereOf(was) };
  const figure = await figureOf(reading, ask).catch(unknown);
  if (!figure || figure.edition !== was.edition)
    return { was, period, now: null, what: "definition", parts: [] };
  const { value, decimals, unit, digest } = figure;
  const now = inUnit(value === null ? null : value.toFixed(decimals), unit, was.unit);
  const what = now !== was.value ? "value" : digest === was.digest ? "same" : "data";
  if (what === "same" || !was.parts) return { was, period, now, what, parts: [] };
  const found = await partsOf(
    reading,
    ask,
    was.parts.map(({ by }) => by),
  );
  const words = was.parts.map(({ by, rows }, i) =>
    partsInWords(services, division, by, rows, found[i]!.rows),
  );
  return { was, period, now, what, parts: (await Promise.all(words)).flat() };
}

/** Editions of before have the period in their link only. */
function periodOf({ href }: FrozenFigure): Period {
  const query = new URLSearchParams(href.split("?")[1]);
  return { from: query.get("from") ?? "", to: query.get("to") ?? "" };
}

const refused = new Set(["metric-unknown", "period-invalid"]);

function unknown(error: unknown): null {
  if (typeof error === "object" && error !== null && "code" in error && refused.has(String(error.code)))
    return null;
  throw error;
}

/** Months, organs … of which there is more, less, or something else now. */
async function partsInWords(
  services: Services,
  division: string,
  by: Dimension,
  before: readonly FrozenPart[],
  now: readonly FrozenPart[],
): Promise<string[]> {
  const [then, today] = [byId(before), byId(now)];
  const ids = [...new Set([...then.keys(), ...today.keys()])].filter(
    (id) => then.get(id)?.digest !== today.get(id)?.digest,
  );
  const name = await namesFor(services, division, by, ids);
  const of = (part: FrozenPart | undefined) => part?.value ?? "无";
  const words = ids.toSorted().map((id) => {
    const [old, fresh] = [of(then.get(id)), of(today.get(id))];
    return old === fresh ? `${name(id)}（数未变，明细变了）` : `${name(id)}：${old} 变为 ${fresh}`;
  });
  if (words.length <= mostParts) return words;
  return [...words.slice(0, mostParts), `另有 ${words.length - mostParts} 处`];
}

const byId = (rows: readonly FrozenPart[]) => new Map(rows.map((row) => [row.id, row]));

function differenceOf({ was, now, what, parts }: Again, causes: Causes): FigureDifference | undefined {
  if (what === "same" && causes.why !== "altered") return undefined;
  const { place, name } = was;
  const sentence = `${valueWords(was, now, what)}${whyWords(causes, what)}`;
  return { place, name, was: was.value, now, what, why: causes.why, parts, causes: causes.causes, sentence };
}

function valueWords({ name, value, unit }: FrozenFigure, now: string | null, what: FigureDifference["what"]) {
  if (what === "definition") return `“${name}”公布时的口径已经找不到，不能重新计算。`;
  if (what === "same") return `“${name}”重新计算仍为 ${value ?? "空"} ${unit}。`;
  if (what === "data") return `“${name}”数值没有变，但背后的明细有改动。`;
  return `“${name}”公布时为 ${value ?? "空"} ${unit}，现在重新计算为 ${now ?? "空"} ${unit}。`;
}

function whyWords({ why, causes, more }: Causes, what: FigureDifference["what"]): string {
  if (what === "definition") return "";
  const [first] = causes;
  const rest = causes.length + more > 1 ? `等 ${causes.length + more} 处` : "";
  if (why === "altered") return `背后的经过被改动：${first?.sentence ?? ""}${rest}。`;
  if (why === "later") return `数据后来有变：${first?.sentence ?? ""}${rest}。`;
  if (why === "elsewhere") return "背后的数据不是办件，没有逐条的经过可查。";
  return "没有查到公布以后依法记入的经过，请核查数据是否被改动。";
}
