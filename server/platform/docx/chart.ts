/** A chart as Word's own: it can be edited there, its text is text, its series differ by pattern. */
import { CHART, DECLARATION, DRAWING, PLACED, RELATIONS, xml } from "./xml.ts";

export interface DocxChart {
  title: string;
  /** What is read out in its place. */
  alt: string;
  kind: "bar" | "line";
  /** Bars lie: for long names. */
  lying: boolean;
  unit: string;
  points: readonly string[];
  series: readonly { name: string; values: readonly (string | null)[] }[];
  /** Where the axis begins and ends, and its step; the same as in the drawing. */
  axis: { least: number; most: number; step: number };
}

/** English metric units: 36000 to a millimetre. */
const emu = (millimetres: number) => Math.round(millimetres * 36_000);

/** The paragraph it stands in. */
export function chartParagraph(chart: DocxChart, id: number, relation: string): string {
  const height = chart.lying ? Math.min(200, 30 + chart.points.length * 8) : 75;
  const named = `<wp:docPr id="${id}" name="图 ${id}" descr="${xml(chart.alt)}"/>`;
  return (
    '<w:p><w:pPr><w:pStyle w:val="Figure"/></w:pPr><w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">' +
    `<wp:extent cx="${emu(154)}" cy="${emu(height)}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>${named}<wp:cNvGraphicFramePr/>` +
    `<a:graphic xmlns:a="${DRAWING}"><a:graphicData uri="${CHART}"><c:chart xmlns:c="${CHART}" r:id="${relation}"/>` +
    "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
  );
}
export const placedNamespace = PLACED;

export function chartXml(chart: DocxChart): string {
  const title = `<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr><a:defRPr sz="1200" b="0"/></a:pPr><a:r><a:rPr lang="zh-CN" sz="1200" b="0"/><a:t>${xml(`${chart.title}（${chart.unit}）`)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>`;
  const plot = chart.kind === "bar" ? barXml(chart) : lineXml(chart);
  return (
    `${DECLARATION}<c:chartSpace xmlns:c="${CHART}" xmlns:a="${DRAWING}" xmlns:r="${RELATIONS}"><c:roundedCorners val="0"/>` +
    `<c:chart>${title}<c:autoTitleDeleted val="0"/><c:plotArea><c:layout/>${plot}${axesXml(chart)}</c:plotArea>` +
    '<c:legend><c:legendPos val="t"/><c:overlay val="0"/></c:legend><c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>' +
    '<c:spPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:ln><a:noFill/></a:ln></c:spPr>' +
    '<c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr sz="900"><a:solidFill><a:srgbClr val="000000"/></a:solidFill><a:latin typeface="Times New Roman"/><a:ea typeface="仿宋_GB2312"/></a:defRPr></a:pPr><a:endParaRPr lang="zh-CN"/></a:p></c:txPr>' +
    '<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
  );
}

const axes = '<c:axId val="1001"/><c:axId val="1002"/>';
const labels =
  '<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>';
const shown = (place: string) =>
  `<c:spPr><a:noFill/></c:spPr><c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr sz="750"/></a:pPr><a:endParaRPr lang="zh-CN"/></a:p></c:txPr><c:dLblPos val="${place}"/>${labels}`;
/** Values are written where there is room for them; the table below has them all. */
const labelsXml = ({ points, series }: DocxChart, place: string, single = "") =>
  points.length * series.length > 26 ? "" : `<c:dLbls>${single}${shown(place)}</c:dLbls>`;

/** Above where no other line is higher, below elsewhere: two lines that cross change sides. */
function lineLabelsXml(chart: DocxChart, at: number): string {
  const single = chart.points.map((_, n) => {
    const value = Number(chart.series[at]!.values[n] ?? Number.NaN);
    const lower = chart.series.some(({ values }) => Number(values[n] ?? Number.NaN) > value);
    return lower ? `<c:dLbl><c:idx val="${n}"/>${shown("b")}</c:dLbl>` : "";
  });
  return labelsXml(chart, "t", single.join(""));
}

function barXml(chart: DocxChart): string {
  const series = chart.series.map((_, at) => {
    const look = `<c:spPr>${fills[at % fills.length]}${outline}</c:spPr><c:invertIfNegative val="0"/>`;
    return seriesXml(chart, at, look, labelsXml(chart, "outEnd"), "");
  });
  return `<c:barChart><c:barDir val="${chart.lying ? "bar" : "col"}"/><c:grouping val="clustered"/><c:varyColors val="0"/>${series.join("")}<c:gapWidth val="40"/>${axes}</c:barChart>`;
}

const outline = '<a:ln w="9525"><a:solidFill><a:srgbClr val="222222"/></a:solidFill></a:ln>';
const solid = (color: string) => `<a:solidFill><a:srgbClr val="${color}"/></a:solidFill>`;
/** Told from each other without colour. */
const fills = [
  solid("4A4A4A"),
  '<a:pattFill prst="wdUpDiag"><a:fgClr><a:srgbClr val="222222"/></a:fgClr><a:bgClr><a:srgbClr val="FFFFFF"/></a:bgClr></a:pattFill>',
  solid("D9D9D9"),
];
const dashes = ["solid", "dash", "sysDot"];
/** By shape too: LibreOffice draws every mark filled. */
const marks = [
  ["square", "222222"],
  ["diamond", "FFFFFF"],
  ["x", "222222"],
] as const;

function lineXml(chart: DocxChart): string {
  const series = chart.series.map((_, at) => {
    const [symbol, fill] = marks[at % marks.length]!;
    const stroke = `<c:spPr><a:ln w="19050">${solid("222222")}<a:prstDash val="${dashes[at % dashes.length]}"/></a:ln></c:spPr>`;
    const mark = `<c:marker><c:symbol val="${symbol}"/><c:size val="6"/><c:spPr>${solid(fill)}${outline}</c:spPr></c:marker>`;
    return seriesXml(chart, at, `${stroke}${mark}`, lineLabelsXml(chart, at), '<c:smooth val="0"/>');
  });
  return `<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>${series.join("")}<c:marker val="1"/>${axes}</c:lineChart>`;
}

function seriesXml(
  { points, series }: DocxChart,
  at: number,
  look: string,
  labelled: string,
  end: string,
): string {
  const { name, values } = series[at]!;
  const column = "BCD"[at];
  const last = points.length + 1;
  const count = `<c:ptCount val="${points.length}"/>`;
  const point = (text: string | null, n: number) =>
    text === null ? "" : `<c:pt idx="${n}"><c:v>${xml(text)}</c:v></c:pt>`;
  const called = `<c:tx><c:strRef><c:f>图!$${column}$1</c:f><c:strCache><c:ptCount val="1"/>${point(name, 0)}</c:strCache></c:strRef></c:tx>`;
  const names = `<c:cat><c:strRef><c:f>图!$A$2:$A$${last}</c:f><c:strCache>${count}${points.map(point).join("")}</c:strCache></c:strRef></c:cat>`;
  const numbers = `<c:val><c:numRef><c:f>图!$${column}$2:$${column}$${last}</c:f><c:numCache><c:formatCode>General</c:formatCode>${count}${values.map(point).join("")}</c:numCache></c:numRef></c:val>`;
  return `<c:ser><c:idx val="${at}"/><c:order val="${at}"/>${called}${look}${labelled}${names}${numbers}${end}</c:ser>`;
}

function axesXml({ lying, axis: { least, most, step } }: DocxChart): string {
  const [names, values] = lying ? ["l", "b"] : ["b", "l"];
  const line = `<c:spPr><a:ln w="6350">${solid("222222")}</a:ln></c:spPr>`;
  const grid = `<c:majorGridlines><c:spPr><a:ln w="6350">${solid("BBBBBB")}</a:ln></c:spPr></c:majorGridlines>`;
  const ticks = (place: string) =>
    `<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="${place}"/>`;
  return (
    `<c:catAx><c:axId val="1001"/><c:scaling><c:orientation val="${lying ? "maxMin" : "minMax"}"/></c:scaling><c:delete val="0"/><c:axPos val="${names}"/>` +
    `<c:numFmt formatCode="General" sourceLinked="0"/>${ticks("low")}${line}<c:crossAx val="1002"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>` +
    `<c:valAx><c:axId val="1002"/><c:scaling><c:orientation val="minMax"/><c:max val="${most}"/><c:min val="${least}"/></c:scaling><c:delete val="0"/><c:axPos val="${values}"/>${grid}` +
    `<c:numFmt formatCode="General" sourceLinked="0"/>${ticks(lying ? "nextTo" : "low")}${line}<c:crossAx val="1001"/><c:crosses val="${lying ? "max" : "autoZero"}"/><c:crossBetween val="between"/><c:majorUnit val="${step}"/></c:valAx>`
  );
}
