import assert from "node:assert/strict";
import { test } from "node:test";
import type { ApplicationView, Progress } from "#contract/application.ts";
import type { Draft } from "#contract/draft.ts";
import type { JointView } from "#contract/joint.ts";
import { verifyCases } from "#server/cases/index.ts";
import { approvalBureau, newKey } from "#server/testing/hall.ts";
import { act, contentFor, grant, joint, ok, openHall, submit } from "./joint.fixture.ts";

const uscc = "92430482MA4L1XXX0A";
const phases = (view: JointView) => view.parts.map(({ phase }) => phase);

test("一件事一次办: one application, its parts in order, one pack of results", async (t) => {
  const hall = await openHall(t);
  const number = await submit(hall);
  const first = await joint(hall.applicant, number);
  assert.deepEqual(
    first.parts.map(({ case: it, phase, wave }) => [it.subject, phase, wave]),
    [
      ["个体工商户设立登记", "going", 0],
      ["食品经营许可（新办）", "waiting", 1],
      ["供水报装（新装用水）", "waiting", 1],
    ],
  );
  const mine = ok<{ rows: { number: string }[] }>(await hall.applicant.get("/api/applications"));
  assert.deepEqual(
    mine.rows.map((row) => row.number),
    [number],
    "the parts are shown within the whole",
  );
  const [register, food, water] = first.parts.map(({ case: it }) => it.number) as [string, string, string];

  await act(hall, hall.clerk, register, "accept");
  const accepted = await joint(hall.applicant, number);
  assert.equal(accepted.case.state, "handling", "R2.28 joint acceptance when the first parts are accepted");
  assert.ok(accepted.case.clocks.some(({ id, kind }) => id === "promised" && kind === "due"));

  await grant(hall, register);
  await act(hall, hall.examiner, register, "issue");
  assert.deepEqual(phases(await joint(hall.applicant, number)), ["going", "waiting", "waiting"]);
  await act(hall, hall.examiner, register, "assign-uscc", { uscc });
  assert.deepEqual(phases(await joint(hall.applicant, number)), ["done", "going", "going"]);
  const released = ok<ApplicationView>(await hall.applicant.get(`/api/applications/${food}`));
  assert.equal(
    released.answers.find(({ id }) => id === "uscc")?.text,
    uscc,
    "the code came with the licence",
  );

  await act(hall, hall.clerk, food, "correct", {
    materials: [{ material: "食品安全规章制度目录清单", problem: "缺页" }],
  });
  await act(hall, hall.clerk, water, "accept");
  const standing = await joint(hall.applicant, number);
  assert.deepEqual(phases(standing), ["done", "yours", "going"], "R2.30 a correction stops only that part");
  assert.ok(standing.case.clocks.some(({ id, kind }) => id === "promised" && kind === "paused"));
  const content = await contentFor(hall);
  const view = ok<ApplicationView>(await hall.applicant.get(`/api/applications/${food}`));
  const asked = new Set(view.materials.map(({ id }) => id));
  const resubmission = {
    ...{ requestKey: newKey(), version: view.case.version },
    materials: content.materials.filter(({ material }) => asked.has(material)),
  };
  ok(await hall.applicant.post(`/api/applications/${food}/resubmission`, resubmission));
  await hall.settle();
  assert.ok((await joint(hall.applicant, number)).case.clocks.some(({ kind }) => kind === "due"));

  await act(hall, hall.clerk, food, "accept");
  await grant(hall, food);
  await act(hall, hall.examiner, food, "issue");
  await grant(hall, water);
  const done = await joint(hall.applicant, number);
  assert.deepEqual([done.case.state, phases(done)], ["concluded", ["done", "done", "done"]]);
  assert.equal(done.parts.filter(({ licence }) => licence).length, 2);

  const inbox = ok<{ messages: { title: string }[] }>(await hall.applicant.get("/api/messages"));
  const titles = inbox.messages.map(({ title }) => title);
  for (const title of ["整件事已收到", "整件事已受理", "整件事有结果了"]) {
    assert.equal(titles.filter((each) => each === title).length, 1, title);
  }
  assert.ok(!titles.includes("材料已收到"), "the parts are not announced one by one");

  await act(hall, hall.clerk, number, "deliver", { method: "counter" });
  const delivered = await joint(hall.applicant, number);
  assert.deepEqual(
    [delivered.case.state, ...delivered.parts.map(({ case: it }) => it.state)],
    ["delivered", "delivered", "delivered", "delivered"],
  );
  const { pool } = hall.services;
  assert.deepEqual((await verifyCases(pool, hall.engine.types, hall.engine.timekeeper)).faults, []);
});

test("who holds the receipt of the whole reads how each part stands, and nobody without its code", async (t) => {
  const hall = await openHall(t);
  const number = await submit(hall);
  const { queryCode, parts } = await joint(hall.applicant, number);
  const ask = (code: string | undefined) => hall.visitor.get(`/api/progress?number=${number}&code=${code}`);
  const progress = ok<Progress>(await ask(queryCode));
  assert.deepEqual(
    progress.parts?.map(({ subject, stateName }) => [subject, stateName]),
    parts.map(({ case: it }) => [it.subject, it.stateName]),
  );
  assert.doesNotMatch(JSON.stringify(progress), /郭小明/);
  assert.equal((await ask(queryCode === "000000" ? "000001" : "000000")).statusCode, 404);
});

test("a part refused ends what depends on it, with the reason, and nothing else", async (t) => {
  const hall = await openHall(t);
  const number = await submit(hall);
  const [register] = (await joint(hall.applicant, number)).parts;
  await act(hall, hall.clerk, register!.case.number, "refuse", { reason: "不属于本机关职权范围" });
  const view = await joint(hall.applicant, number);
  assert.deepEqual(phases(view), ["lost", "lost", "lost"]);
  assert.equal(view.case.state, "concluded");
  const food = ok<ApplicationView>(
    await hall.applicant.get(`/api/applications/${view.parts[1]!.case.number}`),
  );
  assert.equal(food.case.state, "terminated");
});

test("the whole withdrawn, its parts are withdrawn", async (t) => {
  const hall = await openHall(t);
  const number = await submit(hall);
  await act(hall, hall.applicant, number, "withdraw", { reason: "不开了" });
  const view = await joint(hall.applicant, number);
  assert.deepEqual(
    [view.case.state, ...view.parts.map(({ case: it }) => it.state)],
    ["withdrawn", "withdrawn", "withdrawn", "withdrawn"],
  );
});

test("one counter receives the whole and accepts what it serves; a stranger sees nothing", async (t) => {
  const hall = await openHall(t);
  const clerk = await hall.staff("clerk", { reach: "all-organs", organ: approvalBureau });
  const reception = {
    ...{ requestKey: newKey(), item: "open-restaurant", bundle: true, hall: "changning", accept: true },
    applicant: { name: "郭小明", idNumber: "430499199003070018", phone: "13900000088" },
    content: await contentFor(hall),
  };
  const { number } = ok<{ number: string }>(await clerk.post("/api/staff/receptions", reception));
  await hall.settle();
  const view = await joint(clerk, number);
  assert.deepEqual([view.case.state, view.parts[0]!.case.state], ["handling", "handling"]);
  assert.equal((await hall.applicant.get(`/api/joint/${number}`)).statusCode, 403);
  assert.equal((await hall.visitor.get(`/api/joint/${number}`)).statusCode, 401);
});

test("a point that forwards receives a bundle and leaves accepting to the organs (A17, A25)", async (t) => {
  const hall = await openHall(t);
  const clerk = await hall.staff("clerk", { reach: "all-organs", organ: approvalBureau });
  const content = await contentFor(hall);
  const receive = async (phone: string) => {
    const { number } = ok<{ number: string }>(
      await clerk.post("/api/staff/receptions", {
        ...{ requestKey: newKey(), item: "open-restaurant", bundle: true, hall: "changning", accept: true },
        applicant: { name: "郭小明", idNumber: "430499199003070018", phone },
        content,
      }),
    );
    await hall.settle();
    return (await joint(clerk, number)).parts[0]!.case.state;
  };
  assert.equal(await receive("13900000088"), "handling");
  const { division } = hall;
  await hall.services.db
    .insertInto("site")
    .values({ division, hall: "changning", kind: "village", version: 1 })
    .execute();
  await hall.services.pool.query(
    "insert into site_item (division, hall, item, how) select distinct $1, 'changning', item_key, 'forward' from application",
    [division],
  );
  assert.equal(await receive("13900000089"), "received");
});

test("a whole draft is refused with everything that is missing, each once", async (t) => {
  const hall = await openHall(t);
  const draft = ok<Draft>(
    await hall.applicant.post("/api/drafts", { item: "open-restaurant", bundle: true }),
  );
  const body = { version: draft.version };
  const refused = await hall.applicant.post(`/api/drafts/${draft.id}/submit`, body);
  assert.equal(refused.statusCode, 400);
  const fields = refused.json().fields.map(({ field }: { field: string }) => field);
  assert.equal(new Set(fields).size, fields.length);
  assert.ok(fields.includes("situation.has-business-licence"));
});
