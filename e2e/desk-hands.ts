/** What staff do meanwhile, through the API with the demonstration's own accounts. */
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { type APIRequestContext, type APIResponse, request } from "playwright-core";
import type { CaseView } from "#contract/case.ts";
import { afterTest, type Cleanups } from "#server/testing/cleanups.ts";
import type { Site } from "./frame.ts";

const { password } = JSON.parse(
  readFileSync(new URL("../data/demonstration.json", import.meta.url), "utf8"),
) as { password: string };

export interface DeskHand {
  /** Takes one action on a case; refused actions fail the test. */
  act(number: string, action: string, data?: object): Promise<void>;
  get<T>(path: string): Promise<T>;
  post<T>(path: string, body: object): Promise<T>;
}

/** A member of staff at work: `clerk`, `scjg.examiner` … */
export async function deskHand(t: Cleanups, site: Site, account: string): Promise<DeskHand> {
  const api = await request.newContext({ baseURL: site.address });
  afterTest(t, () => api.dispose());
  const signedIn = await api.post("/api/staff/sign-in", { data: { account, password } });
  assert.ok(signedIn.ok(), await signedIn.text());
  return {
    act: (number, action, data = {}) => act(api, number, action, data),
    get: async <T>(path: string) => await answer<T>(await api.get(path)),
    post: async <T>(path: string, data: object) => await answer<T>(await api.post(path, { data })),
  };
}

async function answer<T>(response: APIResponse): Promise<T> {
  assert.ok(response.ok(), await response.text());
  return (await response.json()) as T;
}

async function act(api: APIRequestContext, number: string, action: string, data: object): Promise<void> {
  const read = await api.get(`/api/cases/${number}`);
  assert.ok(read.ok(), await read.text());
  const { case: summary } = (await read.json()) as CaseView;
  const done = await api.post(`/api/cases/${number}/actions/${action}`, {
    data: { requestKey: randomUUID(), version: summary.version, data },
  });
  assert.ok(done.ok(), `${action}: ${await done.text()}`);
}
