import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { test } from "node:test";
import type { LicenceView } from "#contract/licence.ts";
import type { Actor, StaffRole } from "#server/kernel/access/actor.ts";
import { acting, by } from "#server/testing/acting.ts";
import { testApp } from "#server/testing/app.ts";
import type { Cleanups } from "#server/testing/cleanups.ts";
import { issueInput } from "#server/testing/licence.ts";
import { outlines, textOf } from "#server/testing/pdf.ts";
import { issueLicence, type Licence, licences } from "./index.ts";

const division = "430482";
const now = "2027-03-01T02:00:00.000Z";
const uscc = "92430482MA4L16JQ9B";
const organ = issueInput(1).item.implementation.organ;

const resident = (id: string, scope?: "apply" | "view"): Actor => ({
  ...{ kind: "resident", division, id },
  enterprises: scope ? [{ uscc, scope }] : [],
});
function staff(role: StaffRole, at = organ): Actor {
  const post = { id: "p1", role, organ: at, halls: [], reach: "organ" as const };
  return { kind: "staff", division, id: `${role}-1`, posts: [post] };
}
const device: Actor = { kind: "device", division, id: "k1", hall: "county" };

async function setUp(t: Cleanups, applicant = issueInput(1).applicant) {
  const { app, services } = await testApp(t, { modules: [acting(licences)], now: () => now });
  const licence = (await issueLicence(services, services.db, issueInput(1, { applicant })))!;
  const get = (url: string, actor?: Actor) => app.inject({ url, headers: by(actor) });
  const act = (action: string, actor: Actor | undefined, body: object = {}) =>
    app.inject({
      ...{ method: "POST" as const, url: `/api/licences/${licence.id}/${action}`, headers: by(actor) },
      payload: { requestKey: randomUUID(), version: 1, reason: "抽查不合格", ...body },
    });
  return { app, services, licence, get, act };
}

test("R6.7 anybody may check, sees what is public, and nothing is cached", async (t) => {
  const { get, licence } = await setUp(t);
  const answer = await get(`/api/check/${licence.token}`);
  assert.equal(answer.statusCode, 200);
  assert.equal(answer.headers["cache-control"], "no-store");
  const body = answer.json();
  assert.deepEqual([body.verdict, body.checkedAt, body.licence.statusName], ["valid", now, "有效"]);
  assert.equal(body.licence.number, licence.number);
  assert.doesNotMatch(answer.body, /fields|热食类|110105|r1|token/);
});

test("R6.7 what is no code, or nobody's, is answered and not refused", async (t) => {
  const { get } = await setUp(t);
  for (const token of ["x", `${division}${"a".repeat(20)}`, encodeURIComponent("'; drop table licence;--")]) {
    const answer = await get(`/api/check/${token}`);
    assert.deepEqual([answer.statusCode, answer.json().verdict], [200, "unknown"], token);
  }
  assert.equal((await get(`/api/check/${"a".repeat(101)}`)).statusCode, 400);
});

test("checks from one address are limited", async (t) => {
  const { get } = await setUp(t);
  const codes = new Set<number>();
  for (let i = 0; i < 61; i++) codes.add((await get("/api/check/x")).statusCode);
  assert.deepEqual([...codes], [200, 429]);
});

/** Who may do what; everybody else is refused. */
const readers = ["holder", "clerk", "examiner", "approver", "director"];
const everybody: Record<string, Actor | undefined> = {
  holder: resident("r9", "apply"),
  stranger: resident("r2"),
  applicant: resident("r1"),
  viewer: resident("r3", "view"),
  clerk: staff("clerk"),
  examiner: staff("examiner"),
  approver: staff("approver"),
  director: staff("director"),
  "system-admin": staff("system-admin"),
  "approver elsewhere": staff("approver", "11430482000000002N"),
  "holder of another county": { ...resident("r9", "apply"), division: "430481" } as Actor,
  device,
  nobody: undefined,
};

function expected(allowed: readonly string[], hidden: number) {
  return (name: string): number => {
    if (name === "nobody") return 401;
    if (name === "device") return 403;
    return allowed.includes(name) ? 200 : hidden;
  };
}

test("a licence is seen by its holder and by the organ that issued it", async (t) => {
  const { get, licence } = await setUp(t);
  const status = expected([...readers, "viewer"], 404);
  for (const [name, actor] of Object.entries(everybody)) {
    const answer = await get(`/api/licences/${licence.id}`, actor);
    assert.equal(answer.statusCode, status(name), `${name}: ${answer.body}`);
  }
});

test("the certificate is given to its holder, and to clerks and approvers of the organ", async (t) => {
  const { get, licence, services } = await setUp(t);
  const unseen = new Set([
    "stranger",
    "applicant",
    "system-admin",
    "approver elsewhere",
    "holder of another county",
  ]);
  for (const [name, actor] of Object.entries(everybody)) {
    const answer = await get(`/api/licences/${licence.id}.pdf`, actor);
    const status = expected(["holder", "clerk", "approver"], unseen.has(name) ? 404 : 403)(name);
    assert.equal(answer.statusCode, status, `${name}: ${answer.statusCode}`);
    if (status === 200) assert.equal(answer.rawPayload.subarray(0, 5).toString(), "%PDF-");
  }
  const uses = await services.db
    .selectFrom("licence_use")
    .select(["kind", "actor_kind", "actor_id"])
    .execute();
  assert.deepEqual(uses.map((use) => `${use.kind} ${use.actor_kind} ${use.actor_id}`).sort(), [
    "download resident r9",
    "download staff approver-1",
    "download staff clerk-1",
  ]);
});

test("the certificate says what was licensed, leads to its check, and every glyph is drawn", async (t) => {
  const { get, licence, services } = await setUp(t);
  const answer = await get(`/api/licences/${licence.id}.pdf`, everybody.holder);
  assert.match(String(answer.headers["content-type"]), /^application\/pdf/);
  assert.match(String(answer.headers["content-disposition"]), /^inline; .*filename\*=UTF-8''%E9%A3%9F/);
  const pdf = answer.rawPayload;
  assert.equal(outlines(pdf).empty <= 2, true);
  const address = `${services.config.origin}/check/${licence.token}`;
  assert.ok(pdf.includes(utf16(`二维码：${address}`)), "the code's text alternative");
  const text = textOf(pdf)?.replaceAll(/\s/g, "");
  if (text === undefined) return t.diagnostic("poppler-utils is not installed: the page was not read");
  for (const words of [
    licence.number,
    licence.identifier,
    "热食类食品制售",
    "2026年12月1日至2031年11月30日",
  ]) {
    assert.ok(text.includes(words), words);
  }
});

/** As PDF writes text that is not ASCII. */
function utf16(text: string): Buffer {
  return Buffer.from(text, "utf16le").swap16();
}

test("R6.4 only an approver of the organ changes the status", async (t) => {
  const { act } = await setUp(t);
  const unseen = new Set(["stranger", "applicant", "system-admin", "approver elsewhere"]);
  for (const [name, actor] of Object.entries(everybody)) {
    if (name === "approver") continue;
    const answer = await act("revoke", actor);
    const isStaff = actor?.kind === "staff";
    const status = expected([], isStaff && unseen.has(name) ? 404 : 403)(name);
    assert.equal(answer.statusCode, status, `${name}: ${answer.body}`);
  }
  const answer = await act("revoke", everybody.approver);
  assert.equal(answer.statusCode, 200);
  const { licence, allowed } = answer.json<LicenceView>();
  assert.deepEqual([licence.status, licence.statusReason, licence.version], ["revoked", "抽查不合格", 2]);
  assert.deepEqual(allowed, []);
});

test("`allowed` names exactly the changes that are not refused", async (t) => {
  const { get, act, licence } = await setUp(t);
  const shown = async (actor?: Actor) =>
    (await get(`/api/licences/${licence.id}`, actor)).json<LicenceView>();
  assert.deepEqual((await shown(everybody.approver)).allowed, ["suspend", "revoke", "cancel"]);
  assert.deepEqual((await shown(everybody.clerk)).allowed, []);
  assert.deepEqual((await shown(everybody.holder)).allowed, []);
  assert.equal((await act("resume", everybody.approver)).json().code, "licence-change-not-possible");
  assert.equal((await act("suspend", everybody.approver)).statusCode, 200);
  assert.deepEqual((await shown(everybody.approver)).allowed, ["resume", "revoke", "cancel"]);
});

test("a repeated request changes nothing and gets the first answer; a stale one is told", async (t) => {
  const { act, services } = await setUp(t);
  const requestKey = randomUUID();
  const first = await act("suspend", everybody.approver, { requestKey });
  const again = await act("suspend", everybody.approver, { requestKey });
  assert.deepEqual(again.json(), first.json());
  assert.equal((await act("cancel", everybody.approver, { requestKey, version: 2 })).statusCode, 409);
  assert.equal((await act("cancel", everybody.approver)).json().code, "licence-changed");
  const events = await services.db.selectFrom("licence_event").select("seq").execute();
  assert.equal(events.length, 2);
});

test("bad input is refused with its field, never with a 5xx", async (t) => {
  const { act, get } = await setUp(t);
  for (const body of [{ reason: "" }, { reason: "  " }, { version: 0 }, { requestKey: "x" }, { extra: 1 }]) {
    const answer = await act("revoke", everybody.approver, body);
    assert.deepEqual([answer.statusCode, answer.json().code], [400, "invalid-input"], JSON.stringify(body));
  }
  assert.equal((await get("/api/licences/x", everybody.holder)).statusCode, 400);
  assert.equal((await get("/api/licences/x.pdf", everybody.holder)).statusCode, 400);
  assert.equal((await get(`/api/licences/${randomUUID()}`, everybody.holder)).statusCode, 404);
});

test("R13.5 my licences are mine, named in full; staff see a person's name masked", async (t) => {
  const applicant = { resident: "r1", name: "张喆燚", idNumber: "110105199003072316" };
  const { get, licence } = await setUp(t, applicant);
  const mine = async (actor: Actor) => (await get("/api/licences/mine", actor)).json().licences as Licence[];
  assert.deepEqual(
    (await mine(resident("r1"))).map(({ holder }) => holder),
    ["张喆燚"],
  );
  assert.deepEqual(await mine(resident("r2", "apply")), []);
  assert.equal((await get("/api/licences/mine", staff("clerk"))).statusCode, 403);
  assert.equal((await get("/api/licences/mine")).statusCode, 401);
  const seen = (await get(`/api/licences/${licence.id}`, staff("clerk"))).json<LicenceView>();
  assert.equal(seen.licence.holder, "张*燚");
  assert.equal(seen.licence.caseNumber, issueInput(1).caseNumber);
});
