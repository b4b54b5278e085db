import assert from "node:assert/strict";
import { test } from "node:test";
import type { Printables } from "#contract/kiosk.ts";
import { newKey } from "#server/testing/hall.ts";
import { kioskHall, machine, received, signIn } from "../kiosk.fixture.ts";

test("papers of one's own matters are printed once for a request, counted and in the audit log", async (t) => {
  const hall = await kioskHall(t);
  const { number } = await received(hall, "senior-card");
  const person = await signIn(hall);
  const { documents } = (await person.get("/api/kiosk/printables")).json() as Printables;
  const [paper] = documents.filter(({ id }) => id.startsWith(number));
  assert.ok(paper, JSON.stringify(documents));
  const what = { kind: "document", number, seq: Number(paper.id.split("/")[1]) };
  const requestKey = newKey();
  const printed = await person.post("/api/kiosk/prints", { requestKey, what });
  assert.equal(printed.statusCode, 200, printed.body);
  assert.deepEqual((await person.post("/api/kiosk/prints", { requestKey, what })).json(), printed.json());
  const { rows } = await hall.services.pool.query("select kind, state, pages from kiosk_print");
  assert.deepEqual(rows, [{ kind: "document", state: "printed", pages: printed.json().pages }]);
  const pdf = await hall.visitor.get(`/dev/prints/${requestKey}.pdf`);
  assert.equal(pdf.rawPayload.subarray(0, 5).toString(), "%PDF-");
  const audit = await hall.services.pool.query(
    "select details from audit_entry where action = 'kiosk.print'",
  );
  assert.equal(audit.rows[0]?.details.pages, printed.json().pages);
});

test("without paper nothing is printed, the same request works once there is paper again", async (t) => {
  const hall = await kioskHall(t);
  const { number } = await received(hall, "senior-card");
  const person = await signIn(hall);
  const { documents } = (await person.get("/api/kiosk/printables")).json() as Printables;
  const what = { kind: "document", number, seq: Number(documents[0]!.id.split("/")[1]) };
  const ask = { requestKey: newKey(), what };
  await machine(hall.kiosk, { paper: "out" });
  assert.equal((await person.post("/api/kiosk/prints", ask)).json().code, "kiosk-no-paper");
  assert.equal((await person.get("/api/kiosk")).json().paper, "out", "and the screen says so");
  await machine(hall.kiosk, { paper: "ok" });
  assert.equal((await person.post("/api/kiosk/prints", ask)).statusCode, 200);
});

test("nobody prints another's papers, nor any without signing in", async (t) => {
  const hall = await kioskHall(t);
  const { number } = await received(hall, "senior-card");
  const what = { kind: "document", number, seq: 1 };
  assert.equal(
    (await hall.kiosk.post("/api/kiosk/prints", { requestKey: newKey(), what })).json().code,
    "kiosk-sign-in",
  );
  const other = await signIn(hall, "demo-2");
  assert.equal((await other.post("/api/kiosk/prints", { requestKey: newKey(), what })).statusCode, 403);
  assert.deepEqual((await other.get("/api/kiosk/printables")).json().documents, []);
});
