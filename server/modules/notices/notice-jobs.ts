/**
 * Sends what waits for phones, every minute, and forgets what is old. One transaction a person: the message is in the
 * SMS outbox if and only if its notices say so, whatever happens to the process.
 */
import { randomUUID } from "node:crypto";
import { engineOf } from "#server/cases/index.ts";
import { estimateIsWorkday } from "#server/kernel/time/calendar.ts";
import { type Instant, instantOf, msOf, shanghaiDay } from "#server/kernel/time/day.ts";
import { sendMessage } from "#server/modules/messages/index.ts";
import { daily, everyMinutes, type Job } from "#server/platform/jobs/jobs.ts";
import type { Services } from "#server/platform/services.ts";
import { insertDigest, keepFromPhone, lockWaiting, type Person, whoWaits } from "./digest-store.ts";
import { bundleNotices, type Moment, wordsOf } from "./notice.ts";
import { noticeRulesOf } from "./notice-rules.ts";
import { phonePlace, silentKinds } from "./notice-settings.ts";
import { forgetNotices } from "./notice-store.ts";

const hourMs = 3_600_000;

export const sendNoticesJob: Job = {
  name: "notices-send",
  schedule: everyMinutes(1),
  attempts: 1,
  run: (_payload, services) => sendNotices(services, services.now()),
};

export const forgetNoticesJob: Job = {
  name: "notices-forget",
  schedule: daily("03:20"),
  run: (_payload, services) => {
    const { keepDays } = noticeRulesOf(services);
    const before = instantOf(msOf(services.now()) - keepDays * 24 * hourMs);
    return forgetNotices(services.db, services.config.division, before);
  },
};

/** Hands over the messages whose moment has come. Done twice, it sends once. */
export async function sendNotices(services: Services, at: Instant): Promise<void> {
  const { timekeeper } = await engineOf(services);
  const workday = estimateIsWorkday(timekeeper.current().calendar, shanghaiDay(at)).value;
  for (const person of await whoWaits(services.db)) await sendTo(services, person, { at, workday });
}

async function sendTo(services: Services, person: Person, now: Moment): Promise<void> {
  const { db, sealing, config } = services;
  const { division, staff } = person;
  const { at } = now;
  const rules = noticeRulesOf(services);
  await db.transaction().execute(async (tx) => {
    await keepFromPhone(tx, person, silentKinds(rules));
    const waiting = await lockWaiting(tx, person, instantOf(msOf(at) - hourMs));
    if (!waiting) return;
    const [digest] = bundleNotices([waiting], rules, now);
    if (!digest) return;
    const id = randomUUID();
    await insertDigest(tx, { division, id, at, staff, notices: digest.notices });
    await sendMessage(tx, services, {
      ...{ division, at, key: `notices ${id}`, template: "staff-notices", smsMinutes: digest.minutes },
      phone: sealing.open(waiting.phoneSealed, phonePlace(person)),
      parameters: {
        count: digest.notices.length,
        kinds: wordsOf(digest.counts),
        address: `${config.origin}/staff/notices`,
      },
    });
  });
}
