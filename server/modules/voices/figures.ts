/** C7, R12.7: figures of a period, each with the list behind it; whoever has nothing to count says so. */
import { sql } from "kysely";
import type { VoiceFigures } from "#contract/voice.ts";
import { unresolvedCategoryNames } from "#contract/voice-words.ts";
import { addDays, type Day, startOfDay } from "#server/kernel/time/day.ts";
import { openCounters } from "#server/modules/organisation/index.ts";
import type { Services } from "#server/platform/services.ts";
import { countOpened } from "../../cases/index.ts";
import { counterLabel } from "./choices.ts";
import { endStates, perTenThousand } from "./voice.ts";

/** Of the days from `from` to `to`, both counted. A suggestion is no complaint. */
export async function voiceFigures(
  services: Services,
  division: string,
  { from, to }: { from: Day; to: Day },
): Promise<VoiceFigures> {
  const [groups, cases, counters] = await Promise.all([
    countedVoices(services, division, from, to),
    countOpened(services.pool, { division, type: "application", from, to }),
    openCounters(services.db, division),
  ]);
  const span = `from=${from}&to=${to}`;
  const sum = (wanted: (group: Group) => boolean) =>
    groups.filter(wanted).reduce((total, { count }) => total + count, 0);
  const ofKind = (kind: string) => sum((group) => group.kind === kind);
  const complaints = ofKind("complaint");
  const named = namedCounters(groups);
  return {
    ...{ from, to },
    unresolved: {
      received: ofKind("unresolved"),
      closed: sum(({ kind, state }) => kind === "unresolved" && endStates.includes(state)),
      categories: Object.entries(unresolvedCategoryNames).map(([category, name]) => ({
        name,
        count: sum((group) => group.kind === "unresolved" && group.category === category),
        href: `/unresolved?show=all&category=${category}&${span}`,
      })),
      href: `/unresolved?show=all&${span}`,
    },
    complaints: {
      ...{ received: complaints, cases, perTenThousand: perTenThousand(complaints, cases) },
      href: `/complaints?show=all&${span}`,
    },
    counters: [...named].map(([name, count]) => ({
      ...{ name, count },
      href: `/complaints?show=all&counter=${encodeURIComponent(name)}&${span}`,
    })),
    countersWithout: counters.filter((counter) => !named.has(counterLabel(counter))).length,
  };
}

interface Group {
  kind: string;
  state: string;
  category: string | null;
  counter: string | null;
  count: number;
}

/** Counters with complaints, those with most first. */
function namedCounters(groups: readonly Group[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { kind, counter, count } of groups) {
    if (kind === "complaint" && counter) counts.set(counter, (counts.get(counter) ?? 0) + count);
  }
  return new Map([...counts].sort(([, a], [, b]) => b - a));
}

async function countedVoices({ db }: Services, division: string, from: Day, to: Day): Promise<Group[]> {
  const { rows } = await sql<Group>`
    select v.kind, last.state, said.category, v.counter, count(*)::int as count from voice v
    cross join lateral (select state from voice_step s where s.division = v.division
      and s.case_id = v.case_id order by s.seq desc limit 1) last
    left join lateral (select category from voice_step s where s.division = v.division
      and s.case_id = v.case_id and s.category is not null order by s.seq desc limit 1) said on true
    where v.division = ${division} and v.kind <> 'clue'
      and v.received_at >= ${startOfDay(from)} and v.received_at < ${startOfDay(addDays(to, 1))}
    group by v.kind, last.state, said.category, v.counter`.execute(db);
  return rows;
}
