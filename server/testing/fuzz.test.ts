/** Bad input to every route of the API, made from its own description: always a refusal that says why, never a 5xx. */
import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import type { Response } from "light-my-request";
import { addressOf, type Operation } from "./fuzz-operations.ts";
import { type Fuzzed, fuzzed, insiderOf, type Sent, sampleOf, send } from "./fuzz-people.ts";
import { fitting, oddTexts, unfitting, unfittingQuery } from "./fuzz-values.ts";

/** Tries of each property; `TONGBAN_FUZZ_TRIES=1000` searches longer. */
const numRuns = Number(process.env.TONGBAN_FUZZ_TRIES ?? 8);

/** Refusals that speak about the form of the input. */
const formRefusals = [
  "invalid-input",
  "bad-json",
  "bad-encoding",
  "body-too-large",
  "bad-multipart",
  "wrong-content-type",
];

function assertRefused(answer: Response, sent: Sent) {
  const what = `${sent.method} ${sent.url.slice(0, 200)} ${String(sent.payload ?? "").slice(0, 500)}`;
  assert.ok(
    answer.statusCode >= 400 && answer.statusCode < 500,
    `${answer.statusCode} to ${what}\n${answer.body}`,
  );
  const { code, message, field, fields } = answer.json();
  assert.match(code, /^[a-z]+(-[a-z0-9]+)*$/, what);
  assert.match(message, /\p{Script=Han}/u, what);
  if (code === "invalid-input") {
    assert.equal(typeof field, "string", what);
    assert.equal(fields[0].field, field);
  }
}

/** A refusal because of what it looks like, not because of who sent it. */
function assertFormRefused(answer: Response, sent: Sent) {
  assertRefused(answer, sent);
  assert.ok(formRefusals.includes(answer.json().code), `${answer.json().code} to ${sent.method} ${sent.url}`);
}

function assertNoFault(answer: Response, sent: Sent) {
  if (answer.statusCode >= 400) assertRefused(answer, sent);
}

/** Runs `check` with requests made by `requests`, as somebody whom the route lets in. */
async function sendEach(
  hall: Fuzzed,
  operation: Operation,
  requests: fc.Arbitrary<Sent>,
  check: (answer: Response, sent: Sent) => void,
) {
  const insider = await insiderOf(hall, operation);
  await fc.assert(
    fc.asyncProperty(requests, async (sent) => check(await send(hall, insider, sent), sent)),
    { numRuns, interruptAfterTimeLimit: 20_000 },
  );
}

const paramsOf = (operation: Operation) =>
  fc.record(
    Object.fromEntries(Object.entries(operation.params).map(([name, schema]) => [name, fitting(schema)])),
  );

const json = { "content-type": "application/json" };

/** A request that fits, with another body. */
function withBody(operation: Operation, bodies: fc.Arbitrary<unknown>): fc.Arbitrary<Sent> {
  return fc.tuple(paramsOf(operation), fitting(operation.query), bodies).map(([params, query, body]) => ({
    method: operation.method,
    url: addressOf(operation, params, query as Record<string, unknown>),
    payload: JSON.stringify(body),
    headers: json,
  }));
}

function withQuery(operation: Operation, queries: fc.Arbitrary<Record<string, unknown>>): fc.Arbitrary<Sent> {
  return fc
    .tuple(paramsOf(operation), queries)
    .map(([params, query]) => ({ method: operation.method, url: addressOf(operation, params, query) }));
}

/** Milliseconds for all routes together: there are hundreds, each tried in five ways. */
const timeout = 1_200_000;

test("bad input to every route", { timeout }, async (t) => {
  const hall = await fuzzed(t);
  await t.test("bodies that do not fit their schema are refused with the field", (t) =>
    unfittingBodies(t, hall),
  );
  await t.test("bodies that fit but hold the oddest texts are answered", (t) => oddBodies(t, hall));
  await t.test("queries and addresses that do not fit are refused", (t) => unfittingAddresses(t, hall));
  await t.test("broken, huge, wrongly encoded bodies and those of another type are refused", (t) =>
    unreadable(t, hall),
  );
  await t.test("a session that is forged, signed out or too old opens no door", (t) => badSessions(t, hall));
});

async function unfittingBodies(t: TestContext, hall: Fuzzed) {
  for (const operation of hall.operations) {
    const { method, path, body } = operation;
    if (!body) continue;
    await t.test(`${method} ${path}`, () =>
      sendEach(hall, operation, withBody(operation, unfitting(body)), assertFormRefused),
    );
  }
}

async function oddBodies(t: TestContext, hall: Fuzzed) {
  for (const operation of hall.operations) {
    const { method, path, body } = operation;
    if (!body) continue;
    await t.test(`${method} ${path}`, () =>
      sendEach(hall, operation, withBody(operation, fitting(body)), assertNoFault),
    );
  }
}

async function unfittingAddresses(t: TestContext, hall: Fuzzed) {
  const oddAddress = (operation: Operation) =>
    fc
      .record(
        Object.fromEntries(
          Object.keys(operation.params).map((name) => [name, fc.constantFrom(...oddAddresses)]),
        ),
      )
      .map((params) => ({ method: operation.method, url: addressOf(operation, params) }));
  for (const operation of hall.operations) {
    await t.test(`${operation.method} ${operation.path}`, async () => {
      if (operation.describesQuery) {
        await sendEach(
          hall,
          operation,
          withQuery(operation, unfittingQuery(operation.query)),
          assertFormRefused,
        );
      }
      if (Object.keys(operation.params).length > 0 && !answersAnything.includes(operation.path)) {
        // To delete what is not there leaves things as they were asked to be.
        const check = operation.method === "DELETE" ? assertNoFault : assertRefused;
        await sendEach(hall, operation, oddAddress(operation), check);
      }
    });
  }
}

/** “No such licence” is what a public check is asked for. */
const answersAnything = ["/api/check/{token}"];

/** What cannot be a part of an address that leads somewhere. */
const oddAddresses = [
  ...oddTexts.filter((text) => text.trim() !== "" && text.isWellFormed()),
  "x".repeat(300),
];

async function unreadable(t: TestContext, hall: Fuzzed) {
  for (const operation of hall.operations) {
    const { method, path, body } = operation;
    if (method === "GET") continue;
    await t.test(`${method} ${path}`, async () => {
      const url = addressOf(operation, fc.sample(paramsOf(operation), 1)[0] ?? {});
      for (const unreadable of unreadableBodies) {
        const sent = { method, url, ...unreadable };
        const answer = await send(hall, await insiderOf(hall, operation), sent);
        if (body) assertRefused(answer, sent);
        else assertNoFault(answer, sent);
      }
    });
  }
}

const fine = JSON.stringify({ name: "常宁市", phone: "13900000001" });
const typed = (type: string, payload: string | Buffer) => ({ payload, headers: { "content-type": type } });
const unreadableBodies: Pick<Sent, "payload" | "headers">[] = [
  ...["{", "", "nul", "[1,", `${fine}}`, "\u0000", "NaN", "[".repeat(100_000), "undefined"].map((text) =>
    typed("application/json", text),
  ),
  typed("application/json", Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d])),
  typed("application/json", Buffer.from(fine, "utf16le")),
  typed("application/json", JSON.stringify({ name: "x".repeat(2_000_000) })),
  typed("application/json; charset=gbk", Buffer.from([0x22, 0xb3, 0xa3, 0xc4, 0xfe, 0x22])),
  { payload: gzipSync(fine), headers: { ...json, "content-encoding": "gzip" } },
  ...[
    "text/plain",
    "application/xml",
    "application/x-www-form-urlencoded",
    "multipart/form-data",
    "",
    "no type",
  ].map((type) => typed(type, fine)),
  typed(
    "multipart/form-data; boundary=x",
    "--x\r\nContent-Disposition: form-data; name=file; filename=a\r\n\r\n",
  ),
];

async function badSessions(t: TestContext, hall: Fuzzed) {
  const [out, old] = [await hall.staff("clerk"), await hall.staff("clerk")];
  assert.equal((await out.get("/api/staff/me")).statusCode, 200);
  assert.equal((await out.post("/api/sign-out")).statusCode < 300, true);
  hall.clock.forward(24 * 60);
  const [ended, cut] = [out.sent.cookie ?? "", (old.sent.cookie ?? "").slice(0, -1)];
  const cookies = [
    ended,
    `${cut}A`,
    `${cut}x`,
    cut,
    "tongban=",
    "tongban=%00",
    `tongban=${"x".repeat(5000)}`,
  ];
  for (const operation of hall.operations) {
    const sent = sampleOf(operation);
    const nobody = await send(hall, hall.visitor, sent);
    if (nobody.statusCode !== 401 || nobody.json().code !== "not-signed-in") continue;
    await t.test(`${operation.method} ${operation.path}`, async () => {
      for (const cookie of cookies) {
        const answer = await send(hall, { ...hall.visitor, sent: { cookie } }, sent);
        assertRefused(answer, sent);
        assert.equal(answer.json().code, "not-signed-in", cookie);
      }
      const inOtherPlace = { authorization: ended.replace("tongban=", "Bearer ") };
      assertRefused(await send(hall, { ...hall.visitor, sent: inOtherPlace }, sent), sent);
    });
  }
}
