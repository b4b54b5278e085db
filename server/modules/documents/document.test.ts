import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import type { Item } from "#contract/item.ts";
import { documentInput } from "#server/testing/document.ts";
import { completeItem } from "#server/testing/item.ts";
import { inkOf, outlines, textOf } from "#server/testing/pdf.ts";
import type { DocumentBlock } from "./document.ts";
import { caseDocument, type DocumentInput, documentName, makeDocument, readTemplates } from "./index.ts";

const templates = readTemplates();

/** What the action of each template records. */
const eventData: Record<string, Record<string, unknown>> = {
  "correction-notice": { materials: [{ material: "平面图", problem: "缺少操作间面积" }], note: "其余无误。" },
  "refusal-decision": { reason: "经营场所不在本市。", competent: "衡阳市蒸湘区市场监督管理局" },
  "not-required-notice": { reason: "仅销售预包装食品" },
  "special-procedure-notice": { procedure: "专家评审", limit: { n: 10, unit: "W" }, reason: "需要评审" },
  "extension-notice": { limit: { n: 10, unit: "W" }, reason: "需要复核整改情况" },
  "rejection-decision": { reason: "食品处理区与厕所相通", basis: "《中华人民共和国食品安全法》" },
  "withdrawal-confirmation": { reason: "店面转让" },
  "rule-approval-decision": { basis: "《食品经营备案即时办理规则》（第1版）第3条" },
  "termination-notice": { reason: "经营场所已被拆除" },
  "revocation-decision": { reason: "提交虚假材料", basis: "《中华人民共和国食品安全法》" },
  "recall-decision": { reason: "规划调整", basis: "《中华人民共和国城乡规划法》" },
  "cancellation-decision": { reason: "经营者申请注销", basis: "《中华人民共和国食品安全法》" },
  "delivery-receipt": { method: "post", tracking: "EMS1234567890" },
  "file-list": { retention: "10年", volume: "2026-42", box: "17" },
  "meeting-minutes": {
    ...{ subject: "供水和消防的先后", heldOn: "2026-11-20", place: "县政务大厅三楼会议室" },
    ...{ participants: "市场监管局、供水公司", minutes: "各部门看了图纸" },
    ...{ conclusions: ["供水公司：先装表"], conclusion: "先装表，后验收" },
  },
};

function input(template: string, more: Partial<DocumentInput> = {}): DocumentInput {
  return documentInput({ template, data: eventData[template] ?? {}, ...more });
}

const wordsOf = (block: DocumentBlock): string => {
  if ("text" in block) return block.text;
  if (block.kind === "table") return block.rows.flat().join("\n");
  return block.kind === "signature" ? block.caption : block.rows.flat().join("\n");
};
const textIn = (template: string, more: Partial<DocumentInput> = {}) => {
  const document = caseDocument(templates, input(template, more));
  return [document.title, document.number, ...document.blocks.map(wordsOf)].join("\n");
};
const service = (): Item => {
  const item = completeItem();
  return { ...item, catalogue: { ...item.catalogue, type: "20" } };
};

const adverse = ["refusal-decision", "not-required-notice", "rejection-decision", "termination-notice"];
const endings = ["revocation-decision", "recall-decision", "cancellation-decision"];

test("there is a template for every document an application's actions produce", () => {
  const expected = [
    ...["receipt", "acceptance-notice", "correction-notice", "special-procedure-notice", "extension-notice"],
    ...[
      "approval-decision",
      "rule-approval-decision",
      "withdrawal-confirmation",
      "delivery-receipt",
      "file-list",
      "deferred-acceptance-notice",
      "deferral-promise",
      "commitment-letter",
      "meeting-minutes",
      ...adverse,
      ...endings,
    ],
  ];
  assert.deepEqual([...templates.all.keys()].sort(), expected.sort());
  assert.equal(documentName(templates, "receipt"), "收件凭证");
  assert.equal(documentName(templates, "nothing"), undefined);
});

test("R2.3 every document names number, case, item and applicant, ends with date and seal, and says nothing empty", () => {
  for (const id of templates.all.keys()) {
    for (const item of [completeItem(), service()]) {
      const document = caseDocument(templates, input(id, { item }));
      const text = document.blocks.map(wordsOf).join("\n");
      assert.match(document.number, /^常市场监管.+字〔2026〕第112101000042号$/, id);
      assert.ok(text.includes(document.caseNumber) || id === "delivery-receipt", `${id} names its case`);
      assert.ok(text.includes("常宁市宜阳街道老味道土菜馆"), `${id} names the applicant`);
      assert.ok(text.includes(item.name), `${id} names the item`);
      assert.equal(document.blocks.at(-1)?.kind, "signature", id);
      assert.doesNotMatch(text, /[{}]|undefined|null|。。|：。/, id);
    }
  }
});

test("R2.4 where the calendar of the due day is not loaded, every document says the limit and no day", () => {
  for (const id of templates.all.keys()) {
    const document = caseDocument(templates, input(id, { due: {} }));
    assert.doesNotMatch(document.blocks.map(wordsOf).join("\n"), /[{}]|undefined|null/, id);
  }
  const unknown = (id: string) => textIn(id, { due: {} });
  assert.match(unknown("acceptance-notice"), /20个工作日(?!（)/);
  assert.match(unknown("correction-notice"), /请自告知之日起15个工作日内补正/);
  assert.match(textIn("deferred-acceptance-notice"), /请在2026年\d+月\d+日前补交/);
  assert.match(unknown("deferred-acceptance-notice"), /请自容缺受理之日起\d+个工作日内补交/);
});

test("R2.21 every adverse document names review within 60 days and lawsuit within 6 months", () => {
  for (const id of [...adverse, ...endings]) {
    const text = textIn(id);
    assert.match(text, /六十日内向[^，]+申请行政复议/, id);
    assert.match(text, /六个月内依法向[^，]+提起行政诉讼/, id);
    assert.equal(templates.all.get(id)?.adverse, true, id);
  }
});

test("R2.8 acceptance cites article 32 item 5, deemed acceptance item 4 and the day of receipt", () => {
  assert.match(textIn("acceptance-notice"), /第三十二条第一款第（五）项.*决定予以受理/);
  const deemed = textIn("acceptance-notice", { deemed: true, acceptedAt: "2026-11-20T16:30:00.000Z" });
  assert.match(deemed, /第三十二条第一款第（四）项.*2026年11月21日起受理/);
});

test("deadlines are days in China, on both clocks", () => {
  const text = textIn("acceptance-notice");
  assert.match(text, /于2026年11月21日提出/);
  assert.match(text, /20个工作日（2026年12月21日前）/);
  assert.match(text, /5个工作日（2026年11月30日前）/);
  assert.doesNotMatch(textIn("acceptance-notice", { limits: {}, due: {} }), /办结时限/);
});

test("R1.1 what is no licensing matter is not decided by the licensing law", () => {
  for (const id of templates.all.keys()) {
    const text = textIn(id, { item: service() });
    assert.doesNotMatch(text, /行政许可/, id);
  }
  assert.match(textIn("approval-decision", { item: service() }), /准予办理决定书/);
});

test("R2.9 the correction notice names every material and what is wrong with it", () => {
  const text = textIn("correction-notice");
  assert.match(text, /1\n平面图\n缺少操作间面积/);
  assert.match(text, /说明：其余无误。/);
  assert.match(text, /请在2026年12月11日前补正/);
});

test("R2.8 a refusal for want of competence names the competent organ", () => {
  assert.match(textIn("refusal-decision"), /第（二）项.*请向衡阳市蒸湘区市场监督管理局提出申请/);
  assert.doesNotMatch(textIn("refusal-decision", { data: { reason: "一年内不得再次申请" } }), /第（二）项/);
});

test("R2.10 a lapsed application is ended for want of correction, whatever else is recorded", () => {
  const text = textIn("termination-notice", { lapsed: true, data: {} });
  assert.match(text, /未在补正期限内补正/);
  assert.match(textIn("termination-notice"), /经营场所已被拆除/);
});

test("the review organ is the one the item names, else the county's government", () => {
  assert.match(textIn("rejection-decision"), /向常宁市人民政府申请行政复议/);
  const item = completeItem();
  const contact = { ...item.contact!, review: "可以向国家税务总局衡阳市税务局申请行政复议（60日内）" };
  assert.match(
    textIn("rejection-decision", { item: { ...item, contact } }),
    /向国家税务总局衡阳市税务局申请行政复议/,
  );
});

test("R13.5 an identity number is printed masked, an enterprise's code in full", () => {
  assert.match(textIn("receipt"), /92430482MA4L16JQ9B/);
  const applicant = { name: "张喆燚", idNumber: "110105199003072316" };
  const text = textIn("receipt", { applicant });
  assert.match(text, /110105\*{8}2316/);
  assert.doesNotMatch(text, /199003072316/);
});

test("what an action does not record is refused, what it does not know is not printed", () => {
  assert.throws(() => textIn("rejection-decision", { data: {} }), /needs reason/);
  assert.throws(() => caseDocument(templates, input("nothing")), /no document template nothing/);
  const strange = {
    reason: { evil: true },
    materials: [null, { material: 1 }],
    limit: "x",
    secret: "不该出现",
  };
  assert.doesNotMatch(textIn("receipt", { data: strange }), /不该出现|evil/);
});

function lookAt<T>(t: TestContext, answer: T | undefined): answer is T {
  if (answer === undefined) t.diagnostic("poppler-utils is not installed: the drawn page was not looked at");
  return answer !== undefined;
}

for (const id of templates.all.keys()) {
  test(`${id} is drawn: every glyph has an outline, the words are on the page`, async (t) => {
    const made = await makeDocument(templates, input(id));
    assert.deepEqual(made.missing, []);
    assert.equal(made.fileName, `${made.title}-4304822026112101000042${made.fileName.at(-5)}.pdf`);
    const { glyphs, empty } = outlines(made.bytes);
    assert.ok(glyphs > 100 && empty <= 2, `${empty} of ${glyphs} glyphs are empty`);
    const text = textOf(made.bytes);
    const ink = inkOf(made.bytes);
    if (!lookAt(t, text) || !lookAt(t, ink)) return;
    for (const words of [made.title, made.number, "（盖章处）"]) assert.ok(text.includes(words), words);
    assert.ok(ink > 5_000, `${ink} dark dots`);
  });
}

test("the same case gives the same bytes; a later document of the kind another number", async () => {
  const first = await makeDocument(templates, input("receipt"));
  assert.ok(first.bytes.equals((await makeDocument(templates, input("receipt"))).bytes));
  assert.match((await makeDocument(templates, input("receipt", { nth: 2 }))).number, /第112101000042-2号$/);
});

test("an applicant whose name the font lacks still gets the document", async () => {
  const applicant = { name: "王\u{2B8F1}" };
  const made = await makeDocument(templates, input("approval-decision", { applicant }));
  assert.deepEqual(made.missing, ["\u{2B8F1}"]);
});
