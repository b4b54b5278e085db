import assert from "node:assert/strict";
import { test } from "node:test";
import type { ApplicationView } from "#contract/application.ts";
import type { Draft, DraftContent, Submitted } from "#contract/draft.ts";
import type { FileRef } from "#contract/file.ts";
import type { Answers, Field } from "#contract/form.ts";
import { fileKinds } from "#server/kernel/answer-files.ts";
import { mediaTypes } from "#server/platform/files/file-type.ts";
import { samplePdf } from "#server/testing/application.ts";
import type { Cleanups } from "#server/testing/cleanups.ts";
import { type Browser, newKey } from "#server/testing/hall.ts";
import { publishChanged } from "#server/testing/item-version.ts";
import { bring, picture } from "#server/testing/upload.ts";
import { contentFor, joint, openHall as openBundleHall } from "../joint/joint.fixture.ts";
import { card, me, ok, onPaper, openHall as openCardHall, phone } from "../materials/materials.fixture.ts";

const fields: Field[] = [
  { id: "signature", label: "申请人签名", type: "signature", required: true, hint: "以上内容真实" },
  { id: "photo", label: "近照", type: "file", required: false, kinds: ["image"], megabytes: 1 },
];

/** A hall where the social security card wants a signature and takes a photograph, and two people with files. */
async function openHall(t: Cleanups) {
  const hall = await openCardHall(t);
  await publishChanged(hall.services, card.key, card.version, (item) => {
    item.form!.pages.push({ title: "签名", fields });
    return item;
  });
  const { app, applicant, clerk } = hall;
  const other = await hall.resident("13900000009");
  return {
    ...hall,
    other,
    own: await bring(app, applicant, picture, "签名.png"),
    atCounter: await bring(app, clerk, picture, "签名.png"),
    strange: await bring(app, other, Buffer.concat([picture, Buffer.from("x")]), "别人的.png"),
  };
}
type Hall = Awaited<ReturnType<typeof openHall>>;

const drawn = ({ id }: FileRef): Answers => ({ signature: { way: "drawn", file: id, on: "2026-11-20" } });
const typed: Answers = { signature: { way: "typed", name: "郭小明", on: "2026-11-20" } };
const photo = (...photos: FileRef[]): Answers => ({ ...typed, photo: photos });

/** The card on paper, answered so besides. */
function contentWith(answers: Answers): DraftContent {
  const content = onPaper(card);
  return { ...content, answers: { ...content.answers, ...answers } };
}

async function submit({ applicant }: Hall, answers: Answers) {
  const draft = ok<Draft>(await applicant.post("/api/drafts", { item: card.key }));
  const body = { version: draft.version, content: contentWith(answers) };
  const { version } = ok<Draft>(await applicant.put(`/api/drafts/${draft.id}`, body));
  return await applicant.post(`/api/drafts/${draft.id}/submit`, { version });
}

async function receive({ clerk }: Hall, answers: Answers) {
  const body = { requestKey: newKey(), item: card.key, hall: "changning", applicant: { ...me, phone } };
  return await clerk.post("/api/staff/receptions", { ...body, content: contentWith(answers), accept: false });
}

const show = async (who: Browser, number: string) =>
  ok<ApplicationView>(await who.get(`/api/applications/${number}`));
const answerOf = ({ answers }: ApplicationView, id: string) => answers.find((answer) => answer.id === id);

async function askToCorrect({ clerk }: Hall, number: string) {
  const { case: it, materials } = await show(clerk, number);
  const data = { materials: [{ material: materials[0]!.name, problem: "看不清" }] };
  const body = { requestKey: newKey(), version: it.version, data };
  ok(await clerk.post(`/api/cases/${number}/actions/correct`, body));
}

async function resubmit(who: Browser, number: string, answers: Answers) {
  const { version } = (await show(who, number)).case;
  const content = contentWith(answers);
  const body = { requestKey: newKey(), version, materials: content.materials, answers: content.answers };
  return await who.post(`/api/applications/${number}/resubmission`, body);
}

test("a file somebody else brought is refused in an answer, however it is handed in", async (t) => {
  const hall = await openHall(t);
  const refused = (response: { statusCode: number; json(): { code: string; field: string } }) => {
    const { code, field } = response.json();
    return [response.statusCode, code, field];
  };
  const cases: [Answers, string][] = [
    [drawn(hall.strange), "answers.signature"],
    [photo(hall.strange), "answers.photo"],
    [{ ...typed, phone: [hall.strange] }, "answers.phone"],
  ];
  for (const [answers, field] of cases) {
    assert.deepEqual(refused(await submit(hall, answers)), [400, "file-unknown", field]);
    assert.deepEqual(refused(await receive(hall, answers)), [400, "file-unknown", field]);
  }
  const { number } = ok<Submitted>(await submit(hall, drawn(hall.own)));
  await askToCorrect(hall, number);
  for (const [answers, field] of cases) {
    for (const who of [hall.applicant, hall.clerk]) {
      assert.deepEqual(refused(await resubmit(who, number, answers)), [400, "file-unknown", field]);
    }
  }
  const file = `/api/files/${hall.strange.id}?case=${number}`;
  assert.equal((await hall.clerk.get(file)).statusCode, 404, "and nobody reads it through the case");
});

test("a drawn signature: its picture is read by whoever reads the case, and it stays when it is corrected", async (t) => {
  const hall = await openHall(t);
  const { number } = ok<Submitted>(await submit(hall, drawn(hall.own)));
  const mine = answerOf(await show(hall.applicant, number), "signature");
  assert.equal(mine?.text, "手写签名，2026年11月20日");
  assert.deepEqual(
    mine.files?.map(({ id, name, type }) => [id, name, type]),
    [[hall.own.id, "申请人签名", "image/png"]],
  );
  const file = `/api/files/${hall.own.id}`;
  assert.equal((await hall.clerk.get(`${file}?case=${number}`)).headers["content-type"], "image/png");
  assert.equal((await hall.clerk.get(file)).statusCode, 200, "the clerk brought the same picture");
  const examiner = await hall.staff("examiner", { reach: "all-organs" });
  assert.equal((await examiner.get(file)).statusCode, 404);
  assert.equal((await examiner.get(`${file}?case=${number}`)).statusCode, 200);
  assert.equal((await hall.other.get(`${file}?case=${number}`)).statusCode, 403);
  await askToCorrect(hall, number);
  ok(await resubmit(hall.clerk, number, drawn(hall.own)));
  assert.ok(answerOf(await show(hall.clerk, number), "signature")?.files?.length);
});

test("R13.5 a typed signature is personal: masked for staff, in full with a reason; a counter takes one too", async (t) => {
  const hall = await openHall(t);
  const { number } = ok<Submitted>(await receive(hall, photo(hall.atCounter)));
  const whole = "郭小明（键入姓名签名），2026年11月20日";
  const seen = await show(hall.clerk, number);
  assert.deepEqual(
    [answerOf(seen, "signature")?.masked, answerOf(seen, "signature")?.text.includes("小明")],
    [true, false],
  );
  assert.equal(answerOf(seen, "photo")?.text, "1 个文件");
  assert.equal(answerOf(seen, "photo")?.files?.[0]?.name, "签名.png");
  assert.equal(answerOf(await show(hall.applicant, number), "signature")?.text, whole);
  const reason = { field: "signature", reason: "核对申请人签名" };
  const shown = await hall.clerk.post(`/api/applications/${number}/reveal`, reason);
  assert.deepEqual(ok(shown), { text: whole });
});

test("what its field does not take is refused by what the file is, whatever it is called", async (t) => {
  const hall = await openHall(t);
  const paper = await bring(hall.app, hall.applicant, samplePdf, "近照.png");
  const refused = await submit(hall, photo(paper));
  assert.equal(refused.json().code, "application-incomplete");
  assert.deepEqual(refused.json().fields, [
    { field: "answers.photo", message: "近照只收图片，请换一个文件" },
  ]);
  const unsigned = await submit(hall, drawn(paper));
  assert.equal(unsigned.json().fields[0].message, "申请人签名只收图片，请换一个文件");
  const { number } = ok<Submitted>(await submit(hall, photo(hall.own)));
  await askToCorrect(hall, number);
  assert.equal((await resubmit(hall.applicant, number, photo(paper))).json().code, "application-incomplete");
});

test("R2.34 a bundle is signed once: the same check on its one form, and every part that asks shows the signature", async (t) => {
  const hall = await openBundleHall(t);
  const { app, applicant } = hall;
  const item = "food-business-licence";
  await publishChanged(hall.services, item, 1, (food) => {
    food.form!.pages.push({ title: "签名", fields: fields.slice(0, 1) });
    return food;
  });
  const content = await contentFor(hall);
  const handIn = async (signed: Answers) => {
    const draft = ok<Draft>(await applicant.post("/api/drafts", { item: "open-restaurant", bundle: true }));
    const body = {
      version: draft.version,
      content: { ...content, answers: { ...content.answers, ...signed } },
    };
    const { version } = ok<Draft>(await applicant.put(`/api/drafts/${draft.id}`, body));
    return await applicant.post(`/api/drafts/${draft.id}/submit`, { version });
  };
  const strange = await bring(app, await hall.resident("13900000009"), picture, "别人的.png");
  assert.equal((await handIn(drawn(strange))).json().code, "file-unknown");
  const paper = await bring(app, applicant, samplePdf, "签名.png");
  assert.equal((await handIn(drawn(paper))).json().code, "application-incomplete");
  const own = await bring(app, applicant, picture, "签名.png");
  const { number } = ok<Submitted>(await handIn(drawn(own)));
  const { parts } = await joint(applicant, number);
  const part = parts.find((each) => each.case.subject.includes("食品经营"))!;
  const shown = answerOf(await show(applicant, part.case.number), "signature");
  assert.deepEqual(
    shown?.files?.map(({ id }) => id),
    [own.id],
  );
});

test("every type of file the hall stores is of one kind", () => {
  const known = Object.values(fileKinds).flatMap(({ types }) => types);
  assert.deepEqual(known.toSorted(), Object.values(mediaTypes).toSorted());
});
