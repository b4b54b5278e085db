/** B13: what everybody may know: counts of a year, and what came of it in words that were written to be published. */
import { sql } from "kysely";
import type { VoiceBoard, VoiceKind } from "#contract/voice.ts";
import { voiceCodeNames } from "#contract/voice-words.ts";
import { shanghaiDay, startOfDay } from "#server/kernel/time/day.ts";
import type { Services } from "#server/platform/services.ts";
import { endStates } from "./voice.ts";

const mostResults = 50;

/** Of one year by the day of receipt; absent: this year. Only months are told, so that nobody is found by a day. */
export async function publicBoard(services: Services, asked?: number): Promise<VoiceBoard> {
  const year = asked ?? Number(shanghaiDay(services.now()).slice(0, 4));
  const groups = await countedByState(services, year);
  const count = (kind: string, wanted: (state: string, outcome: string | null) => boolean = () => true) =>
    groups
      .filter((group) => group.kind === kind && wanted(group.state, group.outcome))
      .reduce((sum, group) => sum + group.count, 0);
  const over = (state: string) => endStates.includes(state);
  return {
    year,
    clues: {
      received: count("clue"),
      open: count("clue", (state) => !over(state)),
      founded: count("clue", (_, outcome) => outcome === "founded" || outcome === "partly"),
      unfounded: count("clue", (_, outcome) => outcome === "unfounded" || outcome === "unclear"),
      referred: count("clue", (state) => state === "referred"),
      declined: count("clue", (state) => state === "declined"),
    },
    unresolved: { received: count("unresolved"), closed: count("unresolved", over) },
    complaints: { received: count("complaint"), closed: count("complaint", over) },
    results: await publishedOf(services, year),
  };
}

const yearOf = (year: number) => [startOfDay(`${year}-01-01`), startOfDay(`${year + 1}-01-01`)] as const;

interface Group {
  kind: string;
  state: string;
  outcome: string | null;
  count: number;
}

async function countedByState({ db, config }: Services, year: number): Promise<Group[]> {
  const [from, to] = yearOf(year);
  const { rows } = await sql<Group>`
    select v.kind, last.state, last.outcome, count(*)::int as count from voice v
    cross join lateral (select state, outcome from voice_step s where s.division = v.division
      and s.case_id = v.case_id order by s.seq desc limit 1) last
    where v.division = ${config.division} and v.received_at >= ${from} and v.received_at < ${to}
    group by v.kind, last.state, last.outcome`.execute(db);
  return rows;
}

async function publishedOf({ db, config }: Services, year: number): Promise<VoiceBoard["results"]> {
  const [from, to] = yearOf(year);
  const { rows } = await sql<{
    kind: VoiceKind;
    at: string;
    action: string;
    code: string | null;
    published: string;
  }>`
    select v.kind, s.at, s.action, coalesce(s.outcome, s.change) as code, s.published from voice_step s
    join voice v using (division, case_id)
    where s.division = ${config.division} and s.published is not null and s.at >= ${from} and s.at < ${to}
    order by s.at desc limit ${mostResults}`.execute(db);
  return rows.map(({ kind, at, action, code, published }) => ({
    ...{ kind, month: shanghaiDay(at).slice(0, 7), text: published },
    result: action === "refer" ? "移送纪检监察机关" : (voiceCodeNames[code ?? ""] ?? ""),
  }));
}
