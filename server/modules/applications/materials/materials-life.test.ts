import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { test } from "node:test";
import type { ApplicationView } from "#contract/application.ts";
import type { Draft, DraftContent, Submitted } from "#contract/draft.ts";
import type { Item } from "#contract/item.ts";
import type { StoredMaterials } from "#contract/materials.ts";
import { completeContent } from "#server/testing/application.ts";
import type { Browser } from "#server/testing/hall.ts";
import { abolishedProofsOf } from "../../materials/index.ts";
import {
  card,
  draftOf,
  me,
  ok,
  onPaper,
  openHall,
  phone,
  receive,
  vaccination,
} from "./materials.fixture.ts";

const storedFor = async (who: Browser, { id }: Draft) =>
  ok<StoredMaterials>(await who.get(`/api/drafts/${id}/stored-materials`)).materials;

/** Hands in what the store has, and the rest on files of one's own. */
async function submit(who: Browser, item: Item, draft: Draft, materials: DraftContent["materials"]) {
  const content = { ...draft.content, materials: withPaper(item, materials) };
  const saved = ok<Draft>(await who.put(`/api/drafts/${draft.id}`, { version: draft.version, content }));
  return await who.post(`/api/drafts/${draft.id}/submit`, { version: saved.version });
}

function withPaper(item: Item, given: DraftContent["materials"]): DraftContent["materials"] {
  const rest = completeContent(item).materials.filter(
    ({ material }) => !given.some((entry) => entry.material === material),
  );
  return [...given, ...rest];
}

test("R1.19 an identity card seen at a counter is not asked for by the next matter, which says why", async (t) => {
  const hall = await openHall(t);
  await receive(hall, onPaper(card));
  const draft = await draftOf(hall.applicant, vaccination);
  const [stored, ...others] = await storedFor(hall.applicant, draft);
  assert.deepEqual(others, []);
  assert.equal(stored?.material, "id-card");
  assert.equal(stored.grade, "B");
  assert.equal(stored.from, `2026-11-20 办理“${card.name}”时由窗口核验原件`);

  const entry = { material: "id-card", files: [], record: stored.record };
  const { number } = ok<Submitted>(await submit(hall.applicant, vaccination, draft, [entry]));
  for (const reader of [hall.applicant, hall.clerk]) {
    const view = ok<ApplicationView>(await reader.get(`/api/applications/${number}`));
    const material = view.materials.find(({ id }) => id === "id-card");
    assert.deepEqual(material?.stored, { grade: "B", from: stored.from });
  }
  const uses = await hall.services.db.selectFrom("material_use").selectAll().execute();
  const reused = uses.filter(({ reason }) => reason === "reused");
  assert.deepEqual(
    reused.map(({ material, because, record, grade }) => ({ material, because, record, grade })),
    [{ material: "id-card", because: stored.from, record: stored.record, grade: "B" }],
  );
});

test("R1.19 an original that nobody saw, or a case nobody accepted, leaves nothing to reuse", async (t) => {
  const hall = await openHall(t);
  await receive(hall, onPaper(card, "copy"));
  await receive(hall, onPaper(card), false);
  assert.deepEqual(await storedFor(hall.applicant, await draftOf(hall.applicant, vaccination)), []);
});

test("whoever only typed somebody's number finds nothing of theirs, nor can they hand it in", async (t) => {
  const hall = await openHall(t);
  await receive(hall, onPaper(card));
  const own = await storedFor(hall.applicant, await draftOf(hall.applicant, vaccination));
  const stranger = await hall.resident("13900000009");
  assert.equal((await stranger.put("/api/me", me)).statusCode, 200);
  const draft = await draftOf(stranger, vaccination);
  assert.deepEqual(await storedFor(stranger, draft), []);
  const entry = { material: "id-card", files: [], record: own[0]!.record };
  const refused = await submit(stranger, vaccination, draft, [entry]);
  assert.equal(refused.statusCode, 409);
  assert.equal(refused.json().code, "material-not-reusable");
  assert.deepEqual(
    refused.json().fields.map(({ field }: { field: string }) => field),
    ["materials.id-card"],
  );
});

test("a record that there is not, is of another material, or is out of time does not stand in", async (t) => {
  const hall = await openHall(t);
  await receive(hall, onPaper(card));
  const draft = await draftOf(hall.applicant, vaccination);
  const record = (await storedFor(hall.applicant, draft))[0]!.record;
  const attempt = async (entry: DraftContent["materials"][number]) => {
    const fresh = await draftOf(hall.applicant, vaccination);
    return (await submit(hall.applicant, vaccination, fresh, [entry])).statusCode;
  };
  const entry = { material: "id-card", files: [] };
  assert.equal(await attempt({ ...entry, record: randomUUID() }), 409);
  assert.equal(await attempt({ material: "birth-certificate", files: [], record }), 409);
  hall.clock.now = "2032-01-05T01:30:00.000Z";
  const later = await hall.resident(phone);
  assert.deepEqual(await storedFor(later, await draftOf(later, vaccination)), []);
});

test("at a counter the clerk is shown what need not be handed in, and that they looked is audited", async (t) => {
  const hall = await openHall(t);
  await receive(hall, onPaper(card));
  const content = { ...completeContent(vaccination), materials: [] };
  const asking = { item: vaccination.key, hall: "changning", applicant: { ...me, phone }, content };
  const path = "/api/staff/receptions/stored-materials";
  const { materials } = ok<StoredMaterials>(await hall.clerk.post(path, asking));
  assert.deepEqual(
    materials.map(({ material, grade }) => [material, grade]),
    [["id-card", "B"]],
  );
  const examiner = await hall.staff("examiner");
  assert.equal((await examiner.post(path, asking)).statusCode, 403);
  assert.equal((await hall.applicant.post(path, asking)).statusCode, 403);
  const entries = await hall.services.db.selectFrom("audit_entry").select(["action", "details"]).execute();
  assert.equal(entries.filter(({ action }) => action === "materials.look-up").length, 1);
});

test("R1.19 what happens again fills the store once", async (t) => {
  const hall = await openHall(t);
  const { number } = await receive(hall, onPaper(card));
  const count = async () =>
    (await hall.services.db.selectFrom("material_record").select("id").execute()).length;
  const before = await count();
  const { engine } = hall;
  const events = await hall.services.pool.query(
    "insert into case_outbox (division, case_id, seq) select division, case_id, seq from case_event",
  );
  assert.ok((events.rowCount ?? 0) >= 2);
  await engine.react();
  assert.equal(await count(), before, number);
});

test("R1.17b a proof abolished after its item was published is waived, with the reason", async (t) => {
  const hall = await openHall(t);
  const source = { document: "测试用的清单" };
  // The county adds to its list while the item is in use.
  abolishedProofsOf(hall.services).push({
    ...{ id: "tested", name: "出生医学证明", aliases: [], instead: "由卫生健康部门核对", source },
  });
  const draft = await draftOf(hall.applicant, vaccination);
  const paper = completeContent(vaccination).materials.filter(
    ({ material }) => material !== "birth-certificate",
  );
  const content = { ...draft.content, materials: paper };
  const saved = ok<Draft>(
    await hall.applicant.put(`/api/drafts/${draft.id}`, { version: draft.version, content }),
  );
  const body = { version: saved.version };
  const { number } = ok<Submitted>(await hall.applicant.post(`/api/drafts/${draft.id}/submit`, body));
  const view = ok<ApplicationView>(await hall.clerk.get(`/api/applications/${number}`));
  const waived = view.materials.find(({ id }) => id === "birth-certificate");
  assert.deepEqual([waived?.required, waived?.waived], [false, "证明已取消：由卫生健康部门核对"]);
  const uses = await hall.services.db.selectFrom("material_use").select("reason").execute();
  assert.deepEqual(
    uses.map(({ reason }) => reason),
    ["abolished"],
  );
});
