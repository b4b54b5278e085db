/** Several server processes on one database: what is asked twice at once has one effect, and everybody is told. */
import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { type Ask, httpConnection } from "./http.ts";
import { signIn } from "./load-process.ts";
import { readMatters } from "./matters.ts";
import { acting, receptions } from "./scenarios.ts";
import { homeFor, serverFor } from "./strong-server.ts";

const SERVERS = 2;
const CLIENTS = 64;
const CASES = 20;

interface Told {
  status: number;
  number: string;
  queryCode?: string;
  state?: string;
  version?: number;
  repeated?: boolean;
  code?: string;
  message?: string;
}

interface Hall {
  /** Asks as a clerk, at one of the servers. */
  ask: (server: number, request: Ask) => Promise<Told>;
  receive: () => Promise<string>;
  actionsOf: (number: string) => Promise<string[]>;
}

test("two servers on one database", async (t) => {
  const hall = await openHall(t);
  await t.test("two clerks decide one case: one does, the other is told to look again", () =>
    decideTwice(hall),
  );
  await t.test("64 clients hand in with one request key: one case, one answer", () => receiveOften(hall));
  await t.test("64 clients accept with one request key: one event, one answer", () => acceptOften(hall));
});

async function openHall(t: TestContext): Promise<Hall> {
  const home = await homeFor(t);
  const addresses: string[] = [];
  for (let server = 0; server < SERVERS; server++) addresses.push((await serverFor(t, home)).address);
  const cookie = await signIn(addresses[0]!, "clerk");
  const next = receptions({ matters: readMatters() });
  const ask = async (server: number, request: Ask): Promise<Told> => {
    const connection = await httpConnection(addresses[server % SERVERS]!, { cookie });
    const { status, body } = await connection.ask(request);
    connection.close();
    return { status, ...JSON.parse(body) };
  };
  return {
    ask,
    receive: async () => (await ask(0, next())).number,
    actionsOf: async (number) => {
      const { timeline } = (await ask(1, { method: "GET", path: `/api/cases/${number}` })) as never as {
        timeline: { action: string }[];
      };
      return timeline.map(({ action }) => action);
    },
  };
}

const refusal = { reason: "不属于本机关职权范围，请向乡镇人民政府申请" };

async function decideTwice({ ask, receive, actionsOf }: Hall): Promise<void> {
  for (let round = 0; round < CASES; round++) {
    const number = await receive();
    const told = await Promise.all([
      ask(0, acting(number, "accept", 1)),
      ask(1, acting(number, "refuse", 1, refusal)),
    ]);
    const statuses = told.map(({ status }) => status).sort();
    assert.deepEqual(statuses, [200, 409], JSON.stringify(told));
    const late = told.find(({ status }) => status === 409);
    assert.equal(late?.code, "case-changed");
    assert.match(late.message ?? "", /刷新|重新/);
    const won = told[0]?.status === 200 ? "accept" : "refuse";
    assert.deepEqual(await actionsOf(number), ["receive", won]);
  }
}

async function receiveOften({ ask, actionsOf }: Hall): Promise<void> {
  const request = receptions({ matters: readMatters() })();
  const told = await Promise.all(Array.from({ length: CLIENTS }, (_, client) => ask(client, request)));
  const [first] = told;
  assert.equal(first?.status, 201, JSON.stringify(first));
  for (const one of told) assert.deepEqual(one, first);
  assert.deepEqual(await actionsOf(first.number), ["receive"]);
}

async function acceptOften({ ask, receive, actionsOf }: Hall): Promise<void> {
  const number = await receive();
  const request = acting(number, "accept", 1);
  const told = await Promise.all(Array.from({ length: CLIENTS }, (_, client) => ask(client, request)));
  for (const { repeated, ...one } of told)
    assert.deepEqual(one, { status: 200, number, state: "handling", version: 2 });
  assert.equal(told.filter(({ repeated }) => !repeated).length, 1, "one of them did it");
  assert.deepEqual(await actionsOf(number), ["receive", "accept"]);
}
