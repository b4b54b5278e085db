/** Who is told of the appraisal: the person of every entry and of how a contest ended; supervision of a contest. */
import type { Instant } from "#server/kernel/time/day.ts";
import { tell } from "#server/modules/notices/index.ts";
import type { Database } from "#server/platform/database/pool.ts";
import type { Services } from "#server/platform/services.ts";
import type { NewEntry } from "./entry-store.ts";
import { itemName, signed } from "./entry-words.ts";
import { sheetOf } from "./sheet.ts";

export async function tellOfEntries(
  tx: Database,
  services: Pick<Services, "config">,
  { division, at }: { division: string; at: Instant },
  entries: readonly NewEntry[],
): Promise<void> {
  for (const entry of entries) {
    const points = signed(entry);
    const word = points < 0 ? `扣 ${-points} 分` : `加 ${points} 分`;
    await tell(tx, {
      ...{ division, at, kind: "conduct", key: `conduct-entry ${entry.id}`, href: "/staff/conduct/me" },
      to: { staff: [entry.staff] },
      text: `窗口考核：${itemName(sheetOf(services, entry.day), entry.item)}，${word}`,
    });
  }
}

/** A contest waits for supervision, by the roles that hold its organ now. */
export async function tellOfContest(
  db: Database,
  { division, organ, number, at }: { division: string; organ: string; number: string; at: Instant },
): Promise<void> {
  await tell(db, {
    ...{ division, at, kind: "conduct", key: `contest ${number}`, to: { role: "supervisor", organ } },
    ...{ text: `有一条窗口考核申诉等待核查，编号 ${number}`, href: `/staff/cases/${number}` },
  });
}

export async function tellOfFinding(
  db: Database,
  {
    division,
    staff,
    number,
    upheld,
    at,
  }: { division: string; staff: string; number: string; upheld: boolean; at: Instant },
): Promise<void> {
  const word = upheld ? "申诉成立，记录已经撤销" : "申诉不成立，请看理由";
  await tell(db, {
    ...{ division, at, kind: "conduct", key: `contest ${number} settled`, to: { staff: [staff] } },
    ...{ text: `窗口考核：${word}`, href: `/staff/conduct/contests/${number}` },
  });
}
