/** Puts a document on paper: A4, as bureaus lay such papers out. */
import { signature, signatureHeight } from "#server/platform/pdf/marks.ts";
import { closeSheet, type Finished, needSpace, openSheet, type Sheet } from "#server/platform/pdf/sheet.ts";
import { pairs, table } from "#server/platform/pdf/table.ts";
import { heading, paragraph, paragraphHeight, type TextStyle } from "#server/platform/pdf/text.ts";
import type { DocumentBlock, OfficialDocument } from "./document.ts";

export const sealWords = "（盖章处）";

/** The same document always gives the same bytes. */
export function renderDocument(document: OfficialDocument): Promise<Finished> {
  const sheet = openSheet({
    title: `${document.title}（${document.number}）`,
    author: document.organ,
    at: document.at,
    foot: `办件编号 ${document.caseNumber}`,
  });
  heading(sheet, document.organ, { size: 18, bold: false, leading: 1.6 });
  heading(sheet, document.title, { size: 24, below: 4 });
  paragraph(sheet, document.number, { align: "center", size: 13, below: 14 });
  const ending = endingOf(document.blocks);
  for (const [index, block] of document.blocks.entries()) {
    if (index === document.blocks.length - ending.length) keepTogether(sheet, ending);
    drawBlock(sheet, block, document);
  }
  return closeSheet(sheet);
}

type TextBlock = Extract<DocumentBlock, { text: string }>;

const textStyles: Record<TextBlock["kind"], TextStyle> = {
  addressee: { align: "left" },
  paragraph: { indent: true },
  note: { size: 10.5, leading: 1.6, above: 4 },
};

/** The signature and at most two texts right before it. */
function endingOf(blocks: readonly DocumentBlock[]): DocumentBlock[] {
  const texts = blocks.slice(0, -1).reverse();
  const length = texts.findIndex((block) => !("text" in block));
  return blocks.slice(-1 - Math.min(Math.max(length, 0), 2));
}

/** No page bears a signature alone (GB/T 9704): a short text before it goes to the next page with it. */
function keepTogether(sheet: Sheet, ending: readonly DocumentBlock[]) {
  const texts = ending.filter((block) => "text" in block);
  const heights = texts.map((block) => paragraphHeight(sheet, block.text, textStyles[block.kind]));
  const height = heights.reduce((sum, each) => sum + each, signatureHeight);
  if (height < sheet.bottom / 2) needSpace(sheet, height);
}

function drawBlock(sheet: Sheet, block: DocumentBlock, document: OfficialDocument) {
  switch (block.kind) {
    case "addressee":
    case "paragraph":
    case "note":
      return paragraph(sheet, block.text, textStyles[block.kind]);
    case "pairs":
      return pairs(sheet, block.rows, { labelWidth: 7, above: 6, below: 6 });
    case "form":
      return pairs(sheet, block.rows, { labelWidth: 7, above: 6, below: 6, least: 34 });
    case "table":
      return table(sheet, block.columns, block.rows, { above: 6, below: 6 });
    case "signature": {
      const { organ, date } = document;
      const qr = { address: block.address, caption: block.caption };
      return signature(sheet, { organ, date, seal: sealWords, qr });
    }
  }
}
