/**
 * The load, in a process of its own: so many clients, each on a connection that stays open, each asking again as soon as
 * it is answered, for a bounded time. Its parent names scenario after scenario.
 */
import { setTimeout as wait } from "node:timers/promises";
import { demonstrationPassword } from "./demonstration.ts";
import type { History } from "./history.ts";
import { type Answer, type HttpConnection, httpConnection } from "./http.ts";
import { readMatters } from "./matters.ts";
import { type Scenario, type ScenarioName, scenariosOf } from "./scenarios.ts";

export interface LoadTask {
  scenario: ScenarioName;
  clients: number;
  seconds: number;
}

export interface LoadResult {
  /** Milliseconds of each request that was not refused. */
  times: number[];
  /** Answers that were refusals, by status and code. */
  refused: Record<string, number>;
  seconds: number;
}

export type LoadHistory = Omit<History, "matters">;

if (import.meta.main) {
  const [address = "", history = ""] = process.argv.slice(2);
  const whole = { ...(JSON.parse(history) as LoadHistory), matters: readMatters() };
  const scenarios = scenariosOf(whole);
  process.on("message", (task: LoadTask) => {
    void runLoad(address, scenarios[task.scenario], task).then((result) => process.send?.(result));
  });
  process.once("disconnect", () => process.exit(0));
}

async function runLoad(address: string, scenario: Scenario, task: LoadTask): Promise<LoadResult> {
  const { clients, seconds } = task;
  const cookie = await signIn(address, scenario.account);
  const connections = await Promise.all(
    Array.from({ length: clients }, () => httpConnection(address, { cookie })),
  );
  const result: LoadResult = { times: [], refused: {}, seconds: 0 };
  const start = performance.now();
  const end = start + seconds * 1000;
  const more = () => performance.now() < end;
  await Promise.all(connections.map((connection) => runClient(connection, scenario, more, result)));
  for (const connection of connections) connection.close();
  return { ...result, seconds: (performance.now() - start) / 1000 };
}

async function runClient(
  connection: HttpConnection,
  scenario: Scenario,
  more: () => boolean,
  result: LoadResult,
) {
  while (more()) {
    const request = scenario.next();
    if (!request) return;
    const start = performance.now();
    const answer = await connection.ask(request);
    const refusal = refusalIn(answer);
    if (refusal) result.refused[refusal] = (result.refused[refusal] ?? 0) + 1;
    else {
      result.times.push(performance.now() - start);
      scenario.took?.(answer);
    }
  }
}

/** `409 case-changed`; undefined when the answer is none. */
export function refusalIn({ status, body }: Answer): string | undefined {
  return status < 400 ? undefined : `${status} ${/"code":"([^"]+)"/.exec(body)?.[1] ?? ""}`;
}

/** The cookie of a session of this account. */
export async function signIn(address: string, account: string): Promise<string> {
  const connection = await httpConnection(address, {});
  const body = { account, password: demonstrationPassword() };
  let answer = await connection.ask({ method: "POST", path: "/api/staff/sign-in", body });
  // A server that has just started may be too busy to let anybody in.
  for (let tries = 0; answer.status === 503 && tries < 30; tries++) {
    await wait(1000);
    answer = await connection.ask({ method: "POST", path: "/api/staff/sign-in", body });
  }
  connection.close();
  const cookie = /set-cookie: (tongban=[^;]+)/i.exec(answer.headers)?.[1];
  if (!cookie) throw new Error(`${account} cannot sign in: ${answer.status} ${answer.body}`);
  return cookie;
}
