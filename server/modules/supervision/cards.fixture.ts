/** Cards of a watched hall over HTTP, for tests: read and answered by whom they are for. */
import assert from "node:assert/strict";
import type { CardList, CardView } from "#contract/supervision.ts";
import { type Browser, newKey } from "#server/testing/hall.ts";
import { actOn, openCase, type WatchedHall, watchedHall } from "./supervision.fixture.ts";

export const at = (day: string, time = "10:00") => new Date(`${day}T${time}:00+08:00`).toISOString();
export const get = async <T>(who: Browser, path: string): Promise<T> => {
  const answer = await who.get(path);
  assert.equal(answer.statusCode, 200, `${path} ${answer.body}`);
  return answer.json<T>();
};
export const cards = (who: Browser, query = "") => get<CardList>(who, `/api/supervision/cards?${query}`);
export const page = (who: Browser, number: string) => get<CardView>(who, `/api/supervision/cards/${number}`);

export async function tryAct(
  hall: WatchedHall,
  who: Browser,
  number: string,
  action: string,
  data: object = {},
) {
  const { version } = (await page(hall.supervisor, number)).case;
  const body = { requestKey: newKey(), version, data };
  const answer = await who.post(`/api/supervision/cards/${number}/actions/${action}`, body);
  await hall.engine.react();
  return answer;
}

export async function act(...ask: Parameters<typeof tryAct>): Promise<string> {
  const answer = await tryAct(...ask);
  assert.equal(answer.statusCode, 200, answer.body);
  return answer.json<{ state: string }>().state;
}

export const explanation = {
  category: "people",
  explanation: "人员调整，交接遗漏",
  measures: "补齐人员，每日核对",
};

/** A hall in which one step is late; the examiner has taken the case on. */
export async function lateHall(t: Parameters<typeof watchedHall>[0]) {
  const hall = await watchedHall(t);
  const opened = await openCase(hall, at("2026-03-02"));
  await actOn(hall, opened, "accept", at("2026-03-02", "10:05"));
  const about = await actOn(hall, opened, "take", at("2026-03-02", "10:06"), { by: hall.examiner.id });
  await hall.sweepAt(at("2026-03-07"));
  const yellow = (await cards(hall.supervisor, "light=yellow")).rows[0];
  assert.ok(yellow?.number);
  return { ...hall, about, number: yellow.number };
}
