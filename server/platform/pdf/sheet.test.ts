import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { inkOf, outlines, textOf } from "#server/testing/pdf.ts";
import { qrCode, signature } from "./marks.ts";
import { closeSheet, openSheet, type Sheet } from "./sheet.ts";
import { pairs, table } from "./table.ts";
import { heading, paragraph } from "./text.ts";

const at = "2026-11-21T01:30:00.000Z";

async function make(draw: (sheet: Sheet) => void, pageNumbers = true) {
  const sheet = openSheet({ title: "受理通知书", author: "常宁市市场监督管理局", at, pageNumbers });
  draw(sheet);
  return closeSheet(sheet);
}

function withPoppler<T>(t: TestContext, answer: T | undefined): T | undefined {
  if (answer === undefined) t.diagnostic("poppler-utils is not installed: the drawn page was not looked at");
  return answer;
}

const letter = (sheet: Sheet) => {
  heading(sheet, "受理通知书");
  paragraph(sheet, "张喆燚：", { size: 14 });
  paragraph(sheet, "你（单位）提出的食品经营许可申请，材料齐全，决定予以受理。", { indent: true });
  pairs(sheet, [["办件编号", "4304822026112101000042K"]]);
  table(
    sheet,
    [
      { head: "材料名称", share: 3 },
      { head: "份数", share: 1 },
    ],
    [["营业执照", "1"]],
  );
  const qr = { address: "http://127.0.0.1:8080/check/abc", caption: "扫码核验" };
  signature(sheet, { organ: "常宁市市场监督管理局", date: "2026年11月21日", seal: "（盖章处）", qr });
};

test("the same input gives the same bytes, another date other bytes", async () => {
  const first = await make(letter);
  const second = await make(letter);
  assert.ok(first.bytes.equals(second.bytes));
  const later = openSheet({
    title: "受理通知书",
    author: "常宁市市场监督管理局",
    at: "2026-11-22T00:00:00.000Z",
  });
  letter(later);
  assert.ok(!(await closeSheet(later)).bytes.equals(first.bytes));
});

test("the file says its title and language and is tagged for screen readers", async () => {
  const { bytes } = await make(letter);
  const file = bytes.toString("latin1");
  assert.match(file, /\/Lang \(zh-CN\)/);
  assert.match(file, /\/Marked true/);
  assert.match(file, /\/DisplayDocTitle true/);
  for (const element of ["H1", "P", "Table", "TR", "TH", "TD", "Figure"]) {
    assert.match(file, new RegExp(`/S /${element}\\b`), element);
  }
});

test("what is written is in the file and on the page", async (t) => {
  const { bytes, missing } = await make(letter);
  assert.deepEqual(missing, []);
  const text = withPoppler(t, textOf(bytes));
  if (text === undefined) return;
  for (const words of [
    "受理通知书",
    "张喆燚：",
    "决定予以受理",
    "4304822026112101000042K",
    "营业执照",
    "（盖章处）",
  ]) {
    assert.ok(text.includes(words), `${words} in ${text}`);
  }
});

test("every glyph of the embedded font has an outline", async () => {
  const words = "准予行政许可决定书〔2026〕张喆燚堃玥旻䶮㛃𬱖𠮷第1号";
  const { bytes } = await make((sheet) => paragraph(sheet, words), false);
  const { glyphs, empty } = outlines(bytes);
  assert.ok(glyphs >= 28, `${glyphs} glyphs`);
  assert.equal(empty, 0);
});

test("every character leaves ink where it stands", async (t) => {
  const characters = [..."准予行政许可决定书张喆燚堃玥旻䶮㛃𬱖𠮷常宁市监督管理局受理补正告知送达回证"];
  const { bytes } = await make((sheet) => {
    for (const [index, character] of characters.entries()) {
      sheet.pdf
        .fontSize(24)
        .text(character, 60 + (index % 12) * 36, 100 + Math.floor(index / 12) * 48, { lineBreak: false });
    }
  });
  for (const [index, character] of characters.entries()) {
    const place = { x: 58 + (index % 12) * 36, y: 98 + Math.floor(index / 12) * 48, width: 30, height: 40 };
    const ink = inkOf(bytes, 1, place);
    if (withPoppler(t, ink) === undefined) return;
    assert.ok(ink! > 12, `${character}: ${ink} dots`);
  }
});

test("a character the font does not have is a □ with a note that names it", async (t) => {
  const { bytes, missing } = await make((sheet) => paragraph(sheet, "王\u{2B8F1}："));
  assert.deepEqual(missing, ["\u{2B8F1}"]);
  const text = withPoppler(t, textOf(bytes));
  if (text === undefined) return;
  assert.ok(text.includes("王□："));
  assert.ok(text.includes("U+2B8F1"));
});

test("a long table goes on over pages with its head, a long text too, and pages are numbered", async (t) => {
  const rows = Array.from({ length: 70 }, (_, index) => [`材料${index + 1}号`, "1"]);
  const { bytes } = await make((sheet) => {
    table(
      sheet,
      [
        { head: "材料名称", share: 3 },
        { head: "份数", share: 1 },
      ],
      rows,
    );
    paragraph(sheet, "根据《中华人民共和国行政许可法》的规定。".repeat(80), { indent: true });
  });
  const text = withPoppler(t, textOf(bytes));
  if (text === undefined) return;
  const pages = text.split("\f").slice(0, -1);
  assert.ok(pages.length >= 4, `${pages.length} pages`);
  for (const row of rows) assert.equal(text.split(`${row[0]} `).length - 1, 1, row[0]);
  assert.ok(pages[1]!.includes("材料名称"));
  const words = pages.map((page) => page.replaceAll(/\s/g, ""));
  const foot = (index: number) => `第${index + 1}页共${pages.length}页`;
  for (const [index, page] of words.entries()) assert.ok(page.endsWith(foot(index)), page.slice(-60));
  const body = words.map((page, index) => page.slice(0, -foot(index).length)).join("");
  assert.equal(body.split("《中华人民共和国行政许可法》").length - 1, 80);
});

test("a caption goes to the next page with its table, and is not left behind alone", async () => {
  const place = (room: number) => {
    const sheet = openSheet({ title: "表", author: "示例局", at });
    if (room > 0) sheet.pdf.y = sheet.bottom - room;
    table(sheet, [{ head: "项目", share: 1 }], [["甲"]], { caption: "资金情况" });
    return { y: sheet.pdf.y, pages: sheet.pdf.bufferedPageRange().count };
  };
  assert.deepEqual(place(50), { ...place(0), pages: 2 });
});

test("no text is drawn below the text area", async () => {
  const sheet = openSheet({ title: "长文", author: "局", at });
  for (let index = 0; index < 60; index++) {
    paragraph(sheet, "一段文字，".repeat((index % 5) * 12 + 1), { indent: true });
    assert.ok(sheet.pdf.y <= sheet.bottom + 0.01, `paragraph ${index} ends at ${sheet.pdf.y}`);
  }
  await closeSheet(sheet);
});

test("a QR code is drawn as dark squares", async (t) => {
  const place = { x: 100, y: 100, side: 80, address: "http://127.0.0.1:8080/check/abc", caption: "核验" };
  const { bytes } = await make((sheet) => qrCode(sheet, place));
  const ink = withPoppler(t, inkOf(bytes, 1, { x: 100, y: 100, width: 80, height: 80 }));
  if (ink === undefined) return;
  assert.ok(ink > 80 * 80 * 0.35 && ink < 80 * 80 * 0.65, `${ink} dots`);
});
