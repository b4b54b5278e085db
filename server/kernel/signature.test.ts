import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import type { Answers, Field, Form } from "#contract/form.ts";
import { completeItem, gateRules } from "#server/testing/item.ts";
import { answerFiles, unfitFile } from "./answer-files.ts";
import { answerWords, signatureWords } from "./answer-words.ts";
import { clashes } from "./bundle/clash.ts";
import { joinForms } from "./bundle/join-form.ts";
import { renewDraft } from "./draft-renewal.ts";
import { checkForm, submittedAnswers } from "./form.ts";
import { judgeItem } from "./item/gate.ts";

const today = "2026-11-21";
const one = "a".repeat(64);
const two = "b".repeat(64);
const signature: Field = {
  ...{ id: "signature", label: "申请人签名", type: "signature", required: true },
  hint: "以上内容真实",
};
const photos: Field = {
  ...{ id: "photos", label: "门头照片", type: "file", required: true, max: 2 },
  ...{ kinds: ["image", "pdf"], megabytes: 2 },
};
const formOf = (...fields: Field[]): Form => ({ pages: [{ title: "一", fields }] });
const form = formOf(signature, photos);
const good: Answers = {
  signature: { way: "typed", name: "郭小明", on: today },
  photos: [{ id: one, name: "门头.jpg" }],
};
const faults = (answers: Answers) =>
  checkForm(form, { ...good, ...answers }, today).map(({ message }) => message);

describe("signatures", () => {
  const cases: [string, Answers[string], string[]][] = [
    ["drawn", { way: "drawn", file: one, on: today }, []],
    ["typed and confirmed", { way: "typed", name: "郭小明", on: "2026-11-20" }, []],
    ["nothing", null, ["请在申请人签名处签名"]],
    ["a blank name", { way: "typed", name: " ", on: today }, ["请在申请人签名处签名"]],
    [
      "not confirmed",
      { way: "typed", name: "郭小明" },
      ["申请人签名的姓名填好了，请再勾选“这是我本人的签名”"],
    ],
    ["tomorrow", { way: "typed", name: "郭小明", on: "2026-11-22" }, ["申请人签名的日期不对，请重新签"]],
    ["no day", { way: "drawn", file: one, on: "2026-02-30" }, ["申请人签名的日期不对，请重新签"]],
    ["a text", "郭小明", ["申请人签名请重新签"]],
    ["a list", ["郭小明"], ["申请人签名请重新签"]],
  ];
  for (const [name, answer, expected] of cases) {
    test(name, () => assert.deepEqual(faults({ signature: answer }), expected));
  }

  test("one that may stay empty may", () => {
    const optional = formOf({ ...signature, required: false });
    assert.deepEqual(checkForm(optional, { signature: { way: "typed", name: "" } }, today), []);
  });

  test("in words, masked where it must be", () => {
    const typed = { way: "typed" as const, name: "郭小明", on: today };
    assert.equal(answerWords(signature, typed), "郭小明（键入姓名签名），2026年11月21日");
    assert.equal(answerWords(signature, { way: "drawn", file: one, on: today }), "手写签名，2026年11月21日");
    assert.equal(
      signatureWords(typed, () => "郭**"),
      "郭**（键入姓名签名），2026年11月21日",
    );
    assert.equal(
      answerWords(signature, { way: "typed", name: "郭小明" }),
      "郭小明（键入姓名签名），还没有确认",
    );
  });

  test("R1.4 what is signed has changed: it is to be signed again", () => {
    const demand = (field: Field) => () => ({ questions: [], materials: [], form: formOf(field) });
    const content = { situation: {}, answers: { signature: good.signature! }, materials: [] };
    const renewed = (now: Field) => renewDraft(demand(signature), demand(now), content, today);
    assert.deepEqual(renewed({ ...signature, hint: "以上内容真实，愿负责任" }).content.answers, {});
    assert.deepEqual(renewed({ ...signature, required: false }).content.answers, content.answers);
  });
});

describe("files", () => {
  const file = (id: string) => ({ id, name: "一.pdf" });
  const cases: [string, Answers[string], string[]][] = [
    ["two", [file(one), file(two)], []],
    ["none", [], ["请上传门头照片"]],
    [
      "too many",
      ["a", "b", "c"].map((each) => file(each.repeat(64))),
      ["门头照片最多 2 个文件，现在有 3 个"],
    ],
    ["one twice", [file(one), file(one)], ["请重新上传门头照片"]],
    ["no file", [{ id: "x", name: "一.pdf" }], ["请重新上传门头照片"]],
    ["a text", one, ["请重新上传门头照片"]],
  ];
  for (const [name, answer, expected] of cases) {
    test(name, () => assert.deepEqual(faults({ photos: answer }), expected));
  }

  test("too few", () => {
    const several = formOf({ ...photos, min: 2 });
    const [fault] = checkForm(several, good, today);
    assert.equal(fault?.message, "门头照片至少要 2 个文件，现在有 1 个");
  });

  test("of the kinds and the size the field takes", () => {
    const megabyte = 1024 * 1024;
    assert.equal(unfitFile(photos, { type: "image/png", size: 2 * megabyte }), undefined);
    assert.equal(unfitFile({ label: "图" }, { type: "application/ofd", size: 19 * megabyte }), undefined);
    assert.equal(
      unfitFile(photos, { type: "application/ofd", size: 1 }),
      "门头照片只收图片、PDF，请换一个文件",
    );
    assert.equal(
      unfitFile(photos, { type: "image/png", size: 2 * megabyte + 1 }),
      "门头照片每个文件不能超过 2 MB，请压缩后再传",
    );
  });
});

test("every file in answers is named, and nothing else", () => {
  const answers = {
    ...good,
    drawn: { way: "drawn" as const, file: two, on: today },
    rows: [{ name: "张三", id: "1" }],
    text: one,
  };
  assert.deepEqual(answerFiles(answers), [
    { field: "photos", id: one },
    { field: "drawn", id: two },
  ]);
});

test("the gate: limits on files at files only, a signature under something, no condition on either", () => {
  const codes = (...fields: Field[]) =>
    judgeItem(completeItem({ form: formOf(...fields), materials: [], steps: [], questions: [] }), gateRules)
      .problems.map(({ code }) => code)
      .filter((code) => /^(file|signature|condition)/.test(code));
  assert.deepEqual(codes(signature, photos), []);
  assert.deepEqual(codes({ ...photos, type: "text" }), ["file-limits-alone"]);
  const { hint: _, ...bare } = signature;
  assert.deepEqual(codes(bare), ["signature-of-nothing"]);
  const text: Field = { id: "text", label: "字", type: "text", required: false };
  const asking: Field = { ...text, when: { q: "signature", is: "x" } };
  assert.deepEqual(codes(signature, asking), ["condition-unknown"]);
});

test("R2.34 in a bundle: one signature under one text, and files that all items take", () => {
  const source = (name: string, field: Field) => ({
    ...{ name, questions: [], materials: [] },
    form: formOf(field),
  });
  const clash = (a: Field, b: Field) =>
    clashes([source("甲", a), source("乙", b)]).map(({ message }) => message);
  assert.match(clash(signature, { ...signature, hint: "另一件事" })[0]!, /要签名的内容不同/);
  assert.match(clash(photos, { ...photos, kinds: ["word"] })[0]!, /收的文件种类没有交集/);
  const other: Field = { ...photos, kinds: ["pdf", "ofd"], megabytes: 1 };
  assert.deepEqual(clash(photos, other), []);
  const joined = joinForms({
    ...{ forms: [formOf(photos), formOf(other)], known: {}, settled: new Set<string>(), labels: {} },
  });
  const [field] = joined!.pages[0]!.fields;
  assert.deepEqual([field?.kinds, field?.megabytes, field?.max], [["pdf"], 1, 2]);
});

test("whatever is sent gets an answer, and submitting twice changes nothing", () => {
  const id = fc.constantFrom(one, two, "x");
  const name = fc.constantFrom("", " 郭小明 ", "郭");
  const day = fc.constantFrom(today, "2026-99-99");
  const anything: fc.Arbitrary<Answers[string]> = fc.oneof(
    fc.record({ way: fc.constant("drawn" as const), file: id, on: day }, { noNullPrototype: true }),
    fc.record(
      { way: fc.constant("typed" as const), name, on: day },
      { requiredKeys: ["way", "name"], noNullPrototype: true },
    ),
    fc.array(fc.record({ id, name, more: name }, { noNullPrototype: true }), { maxLength: 4 }),
    fc.array(fc.string(), { maxLength: 3 }),
    fc.string(),
    fc.boolean(),
    fc.integer(),
    fc.constant(null),
  );
  fc.assert(
    fc.property(anything, anything, (a, b) => {
      const answers = { signature: a, photos: b };
      checkForm(form, answers, today);
      const once = submittedAnswers(form, answers);
      assert.deepEqual(submittedAnswers(form, once), once);
      const named = new Set(answerFiles(answers).map((each) => each.id));
      for (const each of answerFiles(once)) assert.ok(named.has(each.id), "nothing handed in is unchecked");
    }),
  );
});
