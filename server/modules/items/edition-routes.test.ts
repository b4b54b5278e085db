import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { test } from "node:test";
import type { Actor } from "#server/kernel/access/actor.ts";
import { writeWorkbook } from "#server/platform/xlsx/index.ts";
import { as } from "#server/testing/actors.ts";
import { completeItem } from "#server/testing/item.ts";
import { type EditionContent, editionWorkbook } from "./exchange/edition-file.ts";
import { editor, type ItemsApp, itemsApp } from "./items.fixture.ts";

const food = completeItem();

const content: EditionContent = {
  edition: {
    id: "licensing-2023",
    kind: "licensing",
    name: "行政许可事项清单（2023年版）",
    issuedOn: "2023-06-30",
    issuedBy: "常宁市人民政府办公室",
    document: "常政办发〔2023〕9号",
  },
  entries: [
    { number: 1, name: "食品经营许可", organName: "市市场监管局", basis: "《食品安全法》", item: food.key },
    { number: 2, name: "药品零售许可", organName: "市市场监管局", basis: "" },
  ],
};

interface Sent {
  dryRun?: boolean;
  key?: string;
  actor?: Actor;
}

async function send({ app }: ItemsApp, file: Uint8Array | string, sent: Sent = {}) {
  const { dryRun = false, key = randomUUID(), actor = editor } = sent;
  const answer = await app.inject({
    method: "POST",
    url: `/api/staff/list-editions/import?requestKey=${key}&dryRun=${dryRun}`,
    headers: { ...as(actor), "content-type": "application/octet-stream" },
    payload: Buffer.from(file),
  });
  return { status: answer.statusCode, body: answer.json() };
}

test("A7 an edition from a workbook: looked through, written once, exported the same", async (t) => {
  const it = await itemsApp(t);
  await it.load(food);
  const file = writeWorkbook(editionWorkbook(content));
  const dry = await send(it, file, { dryRun: true });
  assert.deepEqual([dry.body.written, dry.body.entries, dry.body.problems], [false, 2, []]);
  assert.deepEqual((await it.ask(editor, "GET", "/api/staff/list-editions")).body.editions, []);
  const key = randomUUID();
  const first = await send(it, file, { key });
  assert.equal(first.body.written, true);
  assert.deepEqual((await send(it, file, { key })).body, first.body, "a repeat gets the first answer");
  const url = "/api/staff/list-editions/licensing-2023";
  assert.deepEqual((await it.ask(editor, "GET", url)).body, content);
  const exported = await it.app.inject({ url: `${url}/export.xlsx`, headers: as(editor) });
  const again = await send(it, exported.rawPayload);
  assert.equal(again.body.written, false);
  assert.deepEqual(again.body.problems, [
    { column: "清单代号", message: "清单“licensing-2023”已经有了，请换一个代号。" },
  ]);
});

test("A7 what is wrong in a file of an edition is said at its place, and nothing is written", async (t) => {
  const it = await itemsApp(t);
  const [sheet, entries] = editionWorkbook(content);
  const faulty = writeWorkbook([
    sheet!,
    { ...entries!, rows: [...entries!.rows, ["二", "", "市教育局", "", "12", ""]] },
  ]);
  const places = async (file: Uint8Array | string) => {
    const { body } = await send(it, file);
    assert.equal(body.written, false);
    return body.problems.map((found: Record<string, unknown>) => [found.sheet, found.row, found.column]);
  };
  assert.deepEqual(await places(faulty), [["条目", 5, "序号"]]);
  assert.deepEqual(await places(writeWorkbook(editionWorkbook(content))), [["条目", 3, "对应事项标识"]]);
  const nameless = { ...content, entries: [{ number: 1, organName: "市教育局", basis: "" }] };
  assert.deepEqual(await places(JSON.stringify(nameless)), [[undefined, 1, "事项名称"]]);
  const undated = {
    ...content,
    edition: { ...content.edition, issuedOn: "去年" },
    entries: content.entries.slice(1),
  };
  assert.deepEqual(await places(JSON.stringify(undated)), [[undefined, undefined, "公布日期"]]);
  assert.deepEqual(await places("nothing"), [[undefined, undefined, undefined]]);
  assert.deepEqual(await places(writeWorkbook([sheet!])), [["条目", undefined, undefined]]);
  const empty = await it.app.inject({ url: "/api/staff/list-editions/template.xlsx", headers: as(editor) });
  assert.deepEqual(await places(empty.rawPayload), [["清单", undefined, undefined]]);
});
