import assert from "node:assert/strict";
import { test } from "node:test";
import type { StaffActor } from "#server/kernel/access/actor.ts";
import { testHall } from "#server/testing/hall.ts";
import { readAudit, revealPersonal } from "./index.ts";

const actor: StaffActor = { kind: "staff", division: "430482", id: "s1", account: "clerk", posts: [] };
const call = { actor, client: "127.0.0.1", at: "2026-11-20T01:30:00.000Z" };
const subject = { kind: "case", id: "43048220261120010000011" };

test("R13.5 personal data is seen in full only with a reason, and never without a trace", async (t) => {
  const { services, division } = await testHall(t);
  let opened = 0;
  const reveal = (reason: string) =>
    revealPersonal(services, call, { subject, field: "idNumber", reason }, () => {
      opened++;
      return "430499199003070018";
    });
  for (const empty of ["", "   ", "核对", " 核 对 "])
    await assert.rejects(reveal(empty), { code: "reason-missing" });
  assert.equal(opened, 0);
  assert.equal(await reveal(" 与身份证原件核对 "), "430499199003070018");
  const { entries } = await readAudit(services.db, division, { limit: 5 });
  assert.equal(entries.length, 1);
  const [{ action, reason, subject: id, details, actorName }] = entries as [(typeof entries)[0]];
  assert.deepEqual(
    [action, reason, id, details, actorName],
    ["person.reveal", "与身份证原件核对", subject.id, { field: "idNumber" }, "clerk"],
  );
  assert.doesNotMatch(JSON.stringify(entries), /430499/);
});

test("when the entry cannot be written, nothing is shown", async (t) => {
  const { services } = await testHall(t);
  const broken = { ...call, at: "never" };
  const reveal = revealPersonal(services, broken, { subject, field: "phone", reason: "与申请人核对" }, () =>
    assert.fail("shown"),
  );
  await assert.rejects(reveal);
});

test("R13.3 the audit administrator reads the log, and that is in the log", async (t) => {
  const hall = await testHall(t);
  const auditor = await hall.staff("audit-admin");
  await auditor.get("/api/staff/audit?action=staff.sign-in");
  const { entries } = (await auditor.get("/api/staff/audit?limit=10")).json();
  assert.equal(entries[0].action, "audit.read");
  assert.equal(entries[0].actor, auditor.id);
  assert.deepEqual(entries[0].details, { action: "staff.sign-in" });
});
