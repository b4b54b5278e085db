/** A zone with people posted, two supervisors and a round, for tests over HTTP. */
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import type { RoundSheet } from "#contract/conduct.ts";
import { casework } from "#server/modules/casework/index.ts";
import type { Cleanups } from "#server/testing/cleanups.ts";
import { approvalBureau, type Browser, newKey, testHall } from "#server/testing/hall.ts";

export const path = "/api/staff/conduct";
const office = { organ: approvalBureau, reach: "organ" as const };

export const ok = <T>(response: { statusCode: number; body: string }): T => {
  assert.ok(response.statusCode < 300, `${response.statusCode} ${response.body}`);
  return JSON.parse(response.body || "null") as T;
};
export const codeOf = (response: { statusCode: number; body: string }) =>
  `${response.statusCode} ${(JSON.parse(response.body) as { code: string }).code}`;

export type ConductHall = Awaited<ReturnType<typeof conductHall>>;

/** A01 and A02 of zone a: one person at each, the supervision office beside. */
export async function conductHall(t: Cleanups) {
  const hall = await testHall(t);
  await casework.load?.(hall.services);
  const [keeper, first, second, person, other] = [
    await hall.staff("supervisor", { organ: approvalBureau, reach: "all-organs" }),
    await hall.staff("archivist", office),
    await hall.staff("archivist", office),
    await hall.staff("clerk", office),
    await hall.staff("clerk", office),
  ];
  const send = <T = { id: string }>(who: Browser, to: string, body: object) =>
    who.post(`${path}${to}`, { requestKey: newKey(), ...body }).then((answer) => ok<T>(answer));
  const term = (staff: Browser, counter: string, more = {}) =>
    send(keeper, "/terms", {
      ...{ staff: staff.id, kind: "dispatched", hall: "changning", counter },
      ...{ from: "2026-01-01", payBase: 200_000, ...more },
    });
  await term(person, "A01");
  await term(other, "A02", { kind: "permanent" });
  for (const { id } of [first, second])
    await send(keeper, "/supervisors", { hall: "changning", zone: "a", staff: id, from: "2026-01-01" });
  return { ...hall, keeper, first, second, person, other, send, term };
}

export const begin = (hall: ConductHall) =>
  hall.send(hall.first, "/rounds", { hall: "changning", zone: "a", with: hall.second.id });

export const deduct = (hall: ConductHall, round: string, item = "slipped-away", more: object = {}) =>
  hall.send(hall.first, `/rounds/${round}/entries`, {
    ...{ staff: hall.person.id, item, reason: "十点二十分不在窗口，没有说去哪里", ...more },
  });

export const sheet = async (who: Browser, round: string) =>
  ok<RoundSheet>(await who.get(`${path}/rounds/${round}`));

/** Sends a photo as a browser does. */
export async function photograph(hall: ConductHall, who: Browser, content: Buffer, name = "a.png") {
  const boundary = `----${randomUUID()}`;
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n\r\n`;
  const payload = Buffer.concat([Buffer.from(head), content, Buffer.from(`\r\n--${boundary}--\r\n`)]);
  const headers = { ...who.sent, "content-type": `multipart/form-data; boundary=${boundary}` };
  return await hall.app.inject({ method: "POST", url: `${path}/photos`, headers, payload });
}
