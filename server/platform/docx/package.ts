/** The zip of a docx: its parts, what each is, and what refers to what. The same content is the same file, byte for byte. */
import { strToU8, zipSync } from "fflate";
import { writeWorkbook } from "../xlsx/index.ts";
import { footerXml, settingsXml } from "./blocks.ts";
import { chartXml, type DocxChart, placedNamespace } from "./chart.ts";
import { fontTableXml, stylesXml } from "./styles.ts";
import { DECLARATION, PACKAGED, RELATIONS, WORD, xml } from "./xml.ts";

const WRITTEN_AT = "2020-01-01T00:00:00";
const OFFICE = "application/vnd.openxmlformats-officedocument";

export interface DocxParts {
  title: string;
  author: string;
  /** What stands in the body, the properties of its last section at the end. */
  body: string;
  /** The n-th is the one of `chartRelation(n)`. */
  charts: readonly DocxChart[];
}

export const chartRelation = (at: number) => `rIdChart${at + 1}`;

export function packDocx({ title, author, body, charts }: DocxParts): Uint8Array {
  const texts: Record<string, string> = {
    "[Content_Types].xml": contentTypes(charts.length),
    "_rels/.rels": relationsXml([
      ["rId1", `${RELATIONS}/officeDocument`, "word/document.xml"],
      ["rId2", `${PACKAGED}/relationships/metadata/core-properties`, "docProps/core.xml"],
    ]),
    "docProps/core.xml": coreXml(title, author),
    "word/document.xml": `${DECLARATION}<w:document xmlns:w="${WORD}" xmlns:r="${RELATIONS}" xmlns:wp="${placedNamespace}"><w:body>${body}</w:body></w:document>`,
    "word/_rels/document.xml.rels": relationsXml([
      ["rIdStyles", `${RELATIONS}/styles`, "styles.xml"],
      ["rIdFonts", `${RELATIONS}/fontTable`, "fontTable.xml"],
      ["rIdSettings", `${RELATIONS}/settings`, "settings.xml"],
      ["rIdOdd", `${RELATIONS}/footer`, "footer1.xml"],
      ["rIdEven", `${RELATIONS}/footer`, "footer2.xml"],
      ...charts.map(
        (_, at): Relation => [chartRelation(at), `${RELATIONS}/chart`, `charts/chart${at + 1}.xml`],
      ),
    ]),
    ...{ "word/styles.xml": stylesXml, "word/settings.xml": settingsXml },
    "word/fontTable.xml": fontTableXml,
    ...{ "word/footer1.xml": footerXml("Odd"), "word/footer2.xml": footerXml("Even") },
  };
  const files: Record<string, Uint8Array> = {};
  for (const [name, text] of Object.entries(texts)) files[name] = strToU8(text);
  for (const [at, chart] of charts.entries()) {
    const name = `chart${at + 1}`;
    files[`word/charts/${name}.xml`] = strToU8(chartXml(chart));
    const workbook: Relation = ["rId1", `${RELATIONS}/package`, `../embeddings/${name}.xlsx`];
    files[`word/charts/_rels/${name}.xml.rels`] = strToU8(relationsXml([workbook]));
    files[`word/embeddings/${name}.xlsx`] = numbersOf(chart);
  }
  return zipSync(files, { level: 6, mtime: WRITTEN_AT });
}

/** What one sees on editing the chart's data. */
function numbersOf({ points, series }: DocxChart): Uint8Array {
  const rows = points.map((point, n) => [point, ...series.map(({ values }) => values[n] ?? "")]);
  const head = ["", ...series.map(({ name }) => name)];
  return writeWorkbook([
    { name: "图", rows: [head, ...rows], headRows: 1, numbers: series.map((_, at) => at + 1) },
  ]);
}

type Relation = readonly [id: string, type: string, target: string];
const relationsXml = (relations: readonly Relation[]) =>
  `${DECLARATION}<Relationships xmlns="${PACKAGED}/relationships">${relations
    .map(([id, type, target]) => `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`)
    .join("")}</Relationships>`;

function contentTypes(charts: number): string {
  const override = (part: string, type: string) => `<Override PartName="/${part}" ContentType="${type}"/>`;
  const word = (part: string, kind: string) =>
    override(`word/${part}.xml`, `${OFFICE}.wordprocessingml.${kind}+xml`);
  return (
    `${DECLARATION}<Types xmlns="${PACKAGED}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
    `<Default Extension="xml" ContentType="application/xml"/><Default Extension="xlsx" ContentType="${OFFICE}.spreadsheetml.sheet"/>` +
    `${word("document", "document.main")}${word("styles", "styles")}${word("settings", "settings")}${word("fontTable", "fontTable")}${word("footer1", "footer")}${word("footer2", "footer")}` +
    `${Array.from({ length: charts }, (_, at) => override(`word/charts/chart${at + 1}.xml`, `${OFFICE}.drawingml.chart+xml`)).join("")}` +
    `${override("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml")}</Types>`
  );
}

const coreXml = (title: string, author: string) =>
  `${DECLARATION}<cp:coreProperties xmlns:cp="${PACKAGED}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">` +
  `<dc:title>${xml(title)}</dc:title><dc:creator>${xml(author)}</dc:creator><dc:language>zh-CN</dc:language></cp:coreProperties>`;
