import assert from "node:assert/strict";
import { test } from "node:test";
import type { Meetings, Problem, ProblemList } from "#contract/problems.ts";
import { approvalBureau, marketBureau, newKey } from "#server/testing/hall.ts";
import { bring, codeIn, desk } from "../voices.fixture.ts";
import { overdueOf } from "./problem.ts";

const asked = {
  ...{ title: "系统没有上线“小餐饮登记”", detail: "窗口只能手工登记", source: "inspection" },
  ...{ organ: marketBureau, owner: "行政审批股负责人", dueOn: "2026-11-27" },
};

test("C8 overdue from the day after its deadline, and never once it has ended", () => {
  const open = { state: "open" as const, dueOn: "2026-11-20" };
  assert.equal(overdueOf(open, "2026-11-20"), 0);
  assert.equal(overdueOf(open, "2026-11-23"), 3);
  assert.equal(overdueOf({ ...open, state: "solved" }, "2026-11-23"), 0);
});

test("C8 raised with who answers, moved by a meeting, noted by them, ended by whoever keeps the list", async (t) => {
  const hall = await desk(t);
  const raise = (changes: object) =>
    hall.supervisor.post("/api/staff/problems", { requestKey: newKey(), ...asked, ...changes });
  const made = await raise({});
  assert.equal(made.statusCode, 201, made.body);
  const { id } = made.json<{ id: string }>();
  await raise({ title: "晚一点的", dueOn: "2026-12-01" });
  assert.equal(codeIn(await raise({ dueOn: "2026-11-19" })), "problem-day");
  const mayNot = await hall.clerk.post("/api/staff/problems", { requestKey: newKey(), ...asked });
  assert.equal(mayNot.statusCode, 403);

  // Ten days later everybody has to sign in again.
  hall.clock.now = "2026-11-30T01:30:00.000Z";
  const clerk = await hall.staff("clerk");
  const approver = await hall.staff("approver", { organ: marketBureau });
  const supervisor = await hall.staff("supervisor", { organ: approvalBureau, reach: "all-organs" });
  const list = async (who = clerk, query = "") =>
    (await who.get(`/api/staff/problems${query}`)).json<ProblemList>().problems;
  assert.deepEqual(
    (await list()).map(({ title, overdue }) => [title, overdue]),
    [
      [asked.title, 3],
      ["晚一点的", 0],
    ],
    "the overdue one first",
  );

  const decision = {
    ...{ problem: id, version: 1, note: "由审批局牵头，先手工后补录" },
    ...{ organ: approvalBureau, owner: "信息股", dueOn: "2026-12-10" },
  };
  const meeting = {
    ...{ heldOn: "2026-11-30", chair: "唐立冬", attendees: "审批局、市场监管局" },
    ...{ minutes: "会商系统上线", decisions: [decision] },
  };
  const held = await supervisor.post("/api/staff/problems/meetings", { requestKey: newKey(), ...meeting });
  assert.equal(held.statusCode, 201, held.body);
  const stale = await supervisor.post("/api/staff/problems/meetings", { requestKey: newKey(), ...meeting });
  assert.equal(codeIn(stale), "problem-changed");
  const { meetings } = (await clerk.get("/api/staff/problems/meetings")).json<Meetings>();
  assert.equal(meetings.length, 1, "a meeting whose decisions do not hold leaves nothing");
  assert.deepEqual(
    meetings[0]?.decisions.map(({ title, owner, dueOn }) => [title, owner, dueOn]),
    [[asked.title, "信息股", "2026-12-10"]],
  );

  const note = (who: typeof clerk, state: string, version: number) =>
    who.post(`/api/staff/problems/${id}/notes`, { requestKey: newKey(), version, note: "已经上线", state });
  assert.equal((await note(approver, "open", 2)).statusCode, 403, "no longer theirs");
  assert.equal((await note(supervisor, "open", 2)).statusCode, 200);
  assert.equal((await note(supervisor, "solved", 3)).statusCode, 200);
  assert.equal(codeIn(await note(supervisor, "solved", 4)), "problem-changed");
  const whole = (await clerk.get(`/api/staff/problems/${id}`)).json<Problem>();
  assert.deepEqual([whole.state, whole.outcome, whole.entries.length], ["solved", "已经上线", 4]);
  assert.deepEqual(
    whole.entries.map(({ owner }) => owner),
    [asked.owner, "信息股", "信息股", "信息股"],
  );
  assert.equal((await list(clerk, "?show=over")).length, 1);
});

test("C8 a problem may come from what somebody brought, never from a clue", async (t) => {
  const { supervisor, ...hall } = await desk(t);
  const { number } = await bring(await hall.resident(), { kind: "unresolved" });
  const { number: clue } = await bring(hall.visitor, { kind: "clue", anonymous: true });
  const raise = (of: object) =>
    supervisor.post("/api/staff/problems", { requestKey: newKey(), ...asked, source: "voice", ...of });
  const made = await raise({ number });
  const { id } = made.json<{ id: string }>();
  const shown = (await supervisor.get(`/api/staff/problems/${id}`)).json<Problem>();
  assert.equal(shown.sourceNumber, number);
  assert.equal(codeIn(await raise({ number: clue })), "voice-not-found");
  assert.equal(codeIn(await raise({})), "voice-not-found");
});
