/** A published report: everything it says and rests on, frozen and sealed as every edition is (see `modules/editions`). */
import type { FrozenFigure } from "#contract/edition.ts";
import { definitionsUnder } from "#server/kernel/metric/fact-in.ts";
import { freezeFigures, type SealedEdition, type ToFreeze } from "#server/modules/editions/index.ts";
import { metricsOf } from "#server/modules/metrics/index.ts";
import type { Services } from "#server/platform/services.ts";
import { besideRows } from "./beside-rows.ts";
import { type CountedPart, decided, licenceDecisions, yearPeriod } from "./counted.ts";
import { everyEntry, everyText } from "./disclosure-store.ts";
import {
  type EditionName,
  editionsOf,
  type FrozenDisclosure,
  isWhole,
  type PublishedReport,
} from "./edition-store.ts";
import type { Standing } from "./report-query.ts";

/** The counted values are those of the standing, not counted anew. */
export async function frozenReport(
  services: Services,
  division: string,
  { report, behind, from }: Standing,
  name: EditionName & { reason?: string },
): Promise<FrozenDisclosure> {
  const { cells, texts, licences } = from;
  const wanted = behind.map((part) => toFreeze(report, part));
  const figures = await freezeFigures(services, division, wanted);
  return {
    ...{ division, ...name, report, ...figures },
    // Of a year without any decision too: the first one may come later.
    definitions: definitionsUnder(await metricsOf(services), [decided]),
    cells: cells.map(({ line, column, id }) => ({ line, column, id })),
    texts: texts.map(({ section, id }) => ({ section, id })),
    others: licences.others.toSorted(),
  };
}

type Part = CountedPart & { line: string };

function toFreeze(
  { year, sections }: FrozenDisclosure["report"],
  { line, item, name, value }: Part,
): ToFreeze {
  const lines = sections.flatMap(({ tables }) => tables.flatMap((table) => table.lines));
  return {
    ...{
      place: `cell/${line}/${item}`,
      name: `${lines.find(({ id }) => id === line)?.name ?? line}：${name}`,
    },
    ...{ metric: decided, item, period: yearPeriod(year), value: String(value), unit: "件", by: ["month"] },
  };
}

/** As it is checked: beside the rows it was taken from, and with items that were decided for the first time since. */
export async function sealedReport(
  services: Services,
  division: string,
  published: PublishedReport,
): Promise<SealedEdition> {
  const { year, edition, frozen, digest, signature, keyId, publishedAt, reason } = published;
  const title = `${year} 年政府信息公开年报（第 ${edition} 版）`;
  const seal = { title, digest, signature, keyId, publishedAt };
  if (!isWhole(frozen)) return { ...seal, frozen: frozen as object, differs: [] };
  const { db } = services;
  const cells = await everyEntry(db, division, frozen.year);
  const texts = await everyText(db, division, frozen.year);
  const { differs, entered } = besideRows(frozen, { cells, texts });
  const same = year === frozen.year && edition === frozen.edition && reason === (frozen.reason ?? null);
  const own = same ? [] : ["年度、版次或者更正的原因与公布时不同。"];
  return {
    ...seal,
    frozen,
    differs: [...own, ...differs],
    entered,
    arisen: await arisenIn(services, frozen),
  };
}

/** Licences of which none was decided in the year when it was published, as far as anybody knew. */
async function arisenIn(services: Services, frozen: FrozenDisclosure): Promise<FrozenFigure[]> {
  const { division, year, figures, others } = frozen;
  const known = new Set([...others, ...figures.map(({ item }) => item)]);
  const { parts } = await licenceDecisions(services, division, year);
  const lines = linesCounted(frozen);
  const fresh = parts.filter(({ item }) => !known.has(item));
  const wanted = fresh.flatMap((part) =>
    lines.map((line) => ({ ...toFreeze(frozen.report, { ...part, line }), value: "0", by: [] })),
  );
  return (await freezeFigures(services, division, wanted)).figures;
}

const linesCounted = ({ report }: FrozenDisclosure): string[] => [
  ...new Set(
    report.sections.flatMap(({ tables }) =>
      tables.flatMap(({ cells }) =>
        cells.filter(({ source }) => source === "counted").map(({ line }) => line),
      ),
    ),
  ),
];

/** Every published report, for `tongban verify`. */
export async function sealedDisclosures(services: Services, division: string): Promise<SealedEdition[]> {
  const editions = await editionsOf(services.db, division);
  return await Promise.all(editions.map((one) => sealedReport(services, division, one)));
}
