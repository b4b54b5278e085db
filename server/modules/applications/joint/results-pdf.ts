/** 一件事结果汇总: every part's result on paper, with the code by which each licence is checked. */
import { qrCode } from "#server/platform/pdf/marks.ts";
import {
  closeSheet,
  type Finished,
  mm,
  needSpace,
  openSheet,
  type Sheet,
} from "#server/platform/pdf/sheet.ts";
import { pairs } from "#server/platform/pdf/table.ts";
import { heading, paragraph } from "#server/platform/pdf/text.ts";
import { outcomeWords, type PartResult, remedyOf } from "./results.ts";

export interface ResultsSheet {
  bundle: string;
  number: string;
  applicant: string;
  lead: string;
  concludedAt: string;
  concludedOn: string;
  parts: readonly PartResult[];
}

const codeSide = mm(22);

/** The same results always give the same bytes. */
export function renderResults(results: ResultsSheet): Promise<Finished> {
  const { bundle, number, applicant, lead, parts, concludedAt, concludedOn } = results;
  const sheet = openSheet({
    ...{ title: `一件事结果汇总（${bundle}）`, author: lead, at: concludedAt, foot: `办件编号 ${number}` },
  });
  heading(sheet, lead, { size: 18, bold: false, leading: 1.6 });
  heading(sheet, "一件事结果汇总", { size: 24, below: 10 });
  const granted = parts.filter(({ outcome }) => outcome === "granted").length;
  pairs(
    sheet,
    [
      ["一件事", bundle],
      ["申请人", applicant],
      ["办结日期", concludedOn],
      ["结果", `共 ${parts.length} 项，办成 ${granted} 项`],
    ],
    { labelWidth: 7, below: 6 },
  );
  for (const [place, part] of parts.entries()) drawPart(sheet, part, place + 1);
  paragraph(sheet, "本汇总便于您查找，各项的效力以所列文书和证照为准。", { size: 10.5, above: 10 });
  return closeSheet(sheet);
}

function drawPart(sheet: Sheet, part: PartResult, place: number) {
  const { subject, number, organ, outcome, reason, licence, papers } = part;
  needSpace(sheet, mm(40));
  heading(sheet, `${place}. ${subject}`, { level: 2, size: 15, align: "left", above: 10, below: 4 });
  const remedy = remedyOf(part);
  const rows: [string, string][] = [
    ["结果", outcomeWords[outcome]],
    ["办件编号", number],
    ["办理机关", organ],
    ...(reason === undefined ? [] : [["理由", reason] satisfies [string, string]]),
    ...(remedy === undefined ? [] : [["您可以", remedy] satisfies [string, string]]),
    ...papers.map((paper): [string, string] => [paper.title, `${paper.number}\n${paper.address}`]),
    ...(licence ? [[licence.name, `${licence.number}\n${licence.check}`] satisfies [string, string]] : []),
  ];
  pairs(sheet, rows, { labelWidth: 9, below: 6 });
  if (!licence) return;
  needSpace(sheet, codeSide + mm(8));
  const caption = `扫码核验《${licence.name}》`;
  qrCode(sheet, { x: sheet.left, y: sheet.pdf.y, side: codeSide, address: licence.check, caption });
}
