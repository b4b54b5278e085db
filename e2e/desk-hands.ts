/** What staff do meanwhile, through the API with the demonstration's own accounts. */
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { type APIRequestContext, request } from "playwright-core";
import type { ApplicationView } from "#contract/application.ts";
import { afterTest, type Cleanups } from "#server/testing/cleanups.ts";
import type { Site } from "./frame.ts";

const { password } = JSON.parse(
  readFileSync(new URL("../data/demonstration.json", import.meta.url), "utf8"),
) as { password: string };

export interface DeskHand {
  /** Takes one action on a case; refused actions fail the test. */
  act(number: string, action: string, data?: object): Promise<void>;
}

/** A member of staff at work: `clerk`, `scjg.examiner` … */
export async function deskHand(t: Cleanups, site: Site, account: string): Promise<DeskHand> {
  const api = await request.newContext({ baseURL: site.address });
  afterTest(t, () => api.dispose());
  const signedIn = await api.post("/api/staff/sign-in", { data: { account, password } });
  assert.ok(signedIn.ok(), await signedIn.text());
  return { act: (number, action, data = {}) => act(api, number, action, data) };
}

async function act(api: APIRequestContext, number: string, action: string, data: object): Promise<void> {
  const read = await api.get(`/api/applications/${number}`);
  assert.ok(read.ok(), await read.text());
  const { case: summary } = (await read.json()) as ApplicationView;
  const done = await api.post(`/api/cases/${number}/actions/${action}`, {
    data: { requestKey: randomUUID(), version: summary.version, data },
  });
  assert.ok(done.ok(), `${action}: ${await done.text()}`);
}
