import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { test } from "node:test";
import type { StaffRole } from "#contract/people.ts";
import { roleNames } from "#contract/words.ts";
import { type Actor, caseRoles } from "#server/kernel/access/actor.ts";
import { as, staffActor } from "#server/testing/actors.ts";
import { completeItem, itemNumbered } from "#server/testing/item.ts";
import { itemsApp, stranger } from "./items.fixture.ts";

const food = completeItem();
const base = "/api/staff/items";
const one = `${base}/${food.key}`;

const readers = [...caseRoles, "director", "catalogue-editor", "stranger"];
/** Whoever keeps some organ's matters, for what belongs to no organ. */
const keepers = ["catalogue-editor", "stranger"];
const editors = ["catalogue-editor"];

const reason = "改革";
const transfer = { kind: "delegated", effectiveOn: "2026-12-01", reason, counterpart: "西岭镇" };
const edition = { id: "l-1", kind: "power", name: "清单", issuedOn: "2026-01-01", issuedBy: "市政府" };
const entries = [{ number: 1, name: "甲", organName: "乙", basis: "" }];

/** Every staff route with who may use it; everybody else is refused with 403, nobody signed in with 401. */
const routes: [method: "GET" | "POST" | "PUT", url: string, allowed: string[], body?: object][] = [
  ["GET", base, readers],
  ["GET", one, readers],
  ["GET", `${one}/versions/1`, readers],
  ["GET", `${one}/compare?from=1&to=1`, readers],
  ["GET", `${one}/aliases`, readers],
  ["GET", "/api/staff/item-changes", readers],
  ["GET", "/api/staff/search-misses", readers],
  ["GET", "/api/staff/list-editions", readers],
  ["GET", "/api/staff/list-editions/l-0", readers],
  ["GET", "/api/staff/list-editions/compare?from=l-0&to=l-0", readers],
  ["GET", `${base}/template.xlsx`, readers],
  ["GET", `${base}/export.xlsx`, readers],
  ["GET", `${base}/export.json`, readers],
  ["POST", base, editors, { item: itemNumbered(8) }],
  ["POST", `${one}/drafts`, editors, {}],
  ["PUT", `${one}/drafts/2`, editors, { revision: 1, item: food }],
  ["POST", `${one}/drafts/2/discard`, editors, {}],
  ["POST", `${one}/suspend`, editors, { reason }],
  ["POST", `${one}/resume`, editors, { reason }],
  ["POST", `${one}/changes`, editors, transfer],
  ["POST", `${one}/aliases`, editors, { term: "开面馆" }],
  ["POST", `${one}/aliases/remove`, editors, { term: "开面馆" }],
  ["POST", "/api/staff/search-misses/settle", keepers, { query: "夜宵" }],
  ["POST", "/api/staff/list-editions", keepers, { edition, entries }],
  ["POST", "/api/staff/list-editions/l-0/links", keepers, { number: 1 }],
  ["POST", `${base}/item-7/publish`, editors, { version: 2, revision: 1 }],
  ["POST", `${one}/cancel`, editors, { reason }],
];

test("every staff route: who may, and that nobody else does", async (t) => {
  const { ask, load, app, services } = await itemsApp(t);
  await load(food, itemNumbered(7));
  const someoneElse = staffActor("catalogue-editor", { id: "someone-else" });
  await ask(someoneElse, "POST", `${base}/item-7/drafts`, {});
  await ask(someoneElse, "POST", "/api/staff/list-editions", { edition: { ...edition, id: "l-0" }, entries });
  await services.pool.query(
    "insert into search_miss values ('430482', '夜宵', 1, now(), now()) , ('430482', '早餐', 1, now(), now())",
  );
  const actors = everybody();
  for (const [method, url, allowed, body] of routes) {
    for (const [name, actor] of actors) {
      if (allowed.includes(name)) continue;
      const { status } = await ask(actor, method, url, body);
      assert.equal(status, actor ? 403 : 401, `${name} ${method} ${url}`);
    }
    for (const [name, actor] of actors) {
      if (!allowed.includes(name)) continue;
      const payload = method === "GET" ? {} : { payload: { requestKey: randomUUID(), ...body } };
      const answer = await app.inject({ method, url, headers: as(actor), ...payload });
      const afterTheFirst = allowed.indexOf(name) > 0 && method !== "GET";
      if (afterTheFirst) assert.notEqual(answer.statusCode, 403, `${name} ${method} ${url}`);
      else assert.equal(answer.statusCode, 200, `${name} ${method} ${url} ${answer.body}`);
    }
  }
});

test("the import takes nobody's file but an editor's", async (t) => {
  const { app } = await itemsApp(t);
  for (const [name, actor] of everybody()) {
    const answer = await app.inject({
      method: "POST",
      url: `${base}/import?requestKey=${randomUUID()}`,
      headers: { ...as(actor), "content-type": "application/octet-stream" },
      payload: "[]",
    });
    const expected = !actor ? 401 : keepers.includes(name) ? 200 : 403;
    assert.equal(answer.statusCode, expected, name);
  }
});

/** One of each role, a keeper of another organ, a resident, a device, a connected system, nobody. */
function everybody(): [string, Actor | undefined][] {
  const division = "430482";
  const roles = (Object.keys(roleNames) as StaffRole[]).map((role): [string, Actor] => [
    role,
    staffActor(role),
  ]);
  return [
    ...roles,
    ["stranger", stranger],
    ["resident", { kind: "resident", division, id: "r", enterprises: [] }],
    ["device", { kind: "device", division, id: "d", hall: "county" }],
    ["connected", { kind: "connected", division, id: "c", scopes: [] }],
    ["nobody", undefined],
  ];
}
