/** A hall with the case types and the people who take what is brought. */
import assert from "node:assert/strict";
import type { ActAnswer } from "#contract/case.ts";
import type { MyVoice, StaffVoice, VoiceReceipt } from "#contract/voice.ts";
import type { Cleanups } from "#server/testing/cleanups.ts";
import {
  approvalBureau,
  type Browser,
  type Hall,
  marketBureau,
  newKey,
  testHall,
} from "#server/testing/hall.ts";
import { casework } from "../casework/index.ts";
import { items } from "../items/index.ts";
import { supervision } from "../supervision/index.ts";

export interface Desk extends Hall {
  clerk: Browser;
  supervisor: Browser;
  /** Of the market bureau. */
  approver: Browser;
}

export async function desk(t: Cleanups): Promise<Desk> {
  const hall = await testHall(t, { config: { clientRate: 0, accountRate: 0 } });
  for (const { load } of [casework, items, supervision]) await load?.(hall.services);
  const atBureau = { organ: approvalBureau, reach: "all-organs" as const };
  return {
    ...hall,
    clerk: await hall.staff("clerk", atBureau),
    supervisor: await hall.staff("supervisor", atBureau),
    approver: await hall.staff("approver", { organ: marketBureau }),
  };
}

export const words = "窗口说系统里没有这个事项，三次都没有办成";

export async function bring(who: Browser, body: object): Promise<VoiceReceipt> {
  const answer = await who.post("/api/voices", {
    requestKey: newKey(),
    about: "matter",
    text: words,
    ...body,
  });
  assert.equal(answer.statusCode, 201, answer.body);
  return answer.json();
}

/** Reads it, and takes the action on the version that was read. */
export async function act(who: Browser, number: string, action: string, data: object = {}) {
  const { version } = await read(who, number);
  const body = { requestKey: newKey(), version, data };
  return await who.post(`/api/staff/voices/${number}/acts/${action}`, body);
}

export async function acted(who: Browser, number: string, action: string, data: object = {}) {
  const answer = await act(who, number, action, data);
  assert.equal(answer.statusCode, 200, `${action}: ${answer.body}`);
  return answer.json<ActAnswer>();
}

export async function read(who: Browser, number: string): Promise<StaffVoice> {
  const answer = await who.get(`/api/staff/voices/${number}`);
  assert.equal(answer.statusCode, 200, answer.body);
  return answer.json();
}

export async function follow(who: Browser, code: string): Promise<MyVoice> {
  const answer = await who.post("/api/voices/follow", { code });
  assert.equal(answer.statusCode, 200, answer.body);
  return answer.json();
}

export const codeIn = (answer: { json<T>(): T }) => answer.json<{ code: string }>().code;
