import assert from "node:assert/strict";
import { test } from "node:test";
import type { MyMaterial, MyMaterials } from "#contract/materials.ts";
import type { Browser } from "#server/testing/hall.ts";
import { newKey } from "#server/testing/hall.ts";
import {
  card,
  me,
  type OpenHall,
  ok,
  onPaper,
  openHall,
  receive,
  submitWithFiles,
} from "./materials.fixture.ts";

const mine = async (who: Browser) => ok<MyMaterials>(await who.get("/api/materials/mine")).materials;

const remove = (who: Browser, { id }: MyMaterial) =>
  who.post(`/api/materials/${id}/delete`, { requestKey: newKey() });

async function withUploads(hall: OpenHall) {
  const number = await submitWithFiles(hall, card);
  await hall.engine.react();
  return number;
}

test("R1.19 what is uploaded is C or D, what the clerk saw is B; each says where it came from", async (t) => {
  const hall = await openHall(t);
  await receive(hall, onPaper(card));
  await withUploads(hall);
  const all = await mine(hall.applicant);
  const grades = (name: string) => all.filter((each) => each.name === name).map(({ grade }) => grade);
  assert.deepEqual(grades("申请人身份证").sort(), ["B", "C"]);
  const uploaded = all.find(({ name, grade }) => name === "申请人身份证" && grade === "C")!;
  assert.equal(uploaded.reusable, false);
  assert.equal(uploaded.files.length, 1);
  assert.match(uploaded.from, /时提交$/);
});

test("a file of one's own is opened, that is written down, and nobody else opens it", async (t) => {
  const hall = await openHall(t);
  await withUploads(hall);
  const uploaded = (await mine(hall.applicant)).find(({ files }) => files.length > 0)!;
  const path = `/api/materials/${uploaded.id}/files/${uploaded.files[0]!.id}`;
  assert.equal((await hall.applicant.get(path)).statusCode, 200);
  const stranger = await hall.resident("13900000008");
  assert.equal((await stranger.put("/api/me", me)).statusCode, 200);
  assert.deepEqual(await mine(stranger), []);
  assert.equal((await stranger.get(path)).statusCode, 404);
  assert.equal((await remove(stranger, uploaded)).statusCode, 404);
  const entries = await hall.services.db.selectFrom("audit_entry").select("action").execute();
  assert.equal(entries.filter(({ action }) => action === "material.read-file").length, 1);
});

test("an upload is thrown away when its case is over, never what was checked; both are audited", async (t) => {
  const hall = await openHall(t);
  await receive(hall, onPaper(card));
  const number = await withUploads(hall);
  const all = await mine(hall.applicant);
  const uploaded = all.find(({ grade }) => grade === "C")!;
  const running = await remove(hall.applicant, uploaded);
  assert.equal(running.json().code, "material-in-running-case");
  const checked = await remove(hall.applicant, all.find(({ grade }) => grade === "B")!);
  assert.equal(checked.json().code, "material-issued");

  const { version } = ok<{ case: { version: number } }>(
    await hall.applicant.get(`/api/applications/${number}`),
  ).case;
  const withdraw = { requestKey: newKey(), version, data: { reason: "不办了" } };
  ok(await hall.applicant.post(`/api/cases/${number}/actions/withdraw`, withdraw));
  assert.equal((await remove(hall.applicant, uploaded)).statusCode, 204);
  assert.equal((await remove(hall.applicant, uploaded)).statusCode, 404);
  assert.equal((await mine(hall.applicant)).length, all.length - 1);
  const entries = await hall.services.db.selectFrom("audit_entry").select(["action", "subject"]).execute();
  const deleted = entries.filter(({ action }) => action === "material.delete");
  assert.deepEqual(
    deleted.map(({ subject }) => subject),
    [uploaded.id],
  );
});
