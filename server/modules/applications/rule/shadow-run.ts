/**
 * A shadow run (A15): a table tried on cases that people have handled, before it is switched on. It changes nothing
 * and keeps nothing; it answers how many it would have decided, and where people did otherwise.
 */
import type { DecisionTable } from "#contract/decision.ts";
import type { ShadowReport } from "#contract/decision-desk.ts";
import { findCases, numberOf } from "#server/cases/index.ts";
import type { Case } from "#server/kernel/case-type/case.ts";
import type { Day } from "#server/kernel/time/day.ts";
import { judge, personWords, ruleOf, subjectFor, type Trace } from "#server/modules/decisions/index.ts";
import type { Services } from "#server/platform/services.ts";
import { applicationsOfItem, readContent } from "../application-store.ts";
import { itemVersionOf } from "../item-of.ts";
import { judgedOf } from "./decide-by-rule.ts";

/** [A] Cases looked at in one run, the newest. */
const most = 2000;
const batch = 50;

interface Tried {
  case: Case;
  trace: Trace;
}

export async function shadowRun(
  services: Services,
  division: string,
  table: DecisionTable,
  { from, to }: { from: Day; to: Day },
): Promise<ShadowReport> {
  const found = await applicationsOfItem(services.db, { division, item: table.item, from, to, limit: most });
  const rule = ruleOf(table);
  const tried: Tried[] = [];
  for (let at = 0; at < found.length; at += batch) {
    const versions = new Map(found.slice(at, at + batch).map((one) => [one.id, one.version]));
    for (const it of await findCases(services.pool, division, [...versions.keys()])) {
      // What a rule has decided says nothing about what people would do.
      if (it.taken["decide-by-rule"]) continue;
      const content = await readContent(services.db, services.sealing, it, 1);
      if (!content) continue;
      const item = await itemVersionOf(services, division, table.item, versions.get(it.id) ?? 1);
      const judged = { ...judgedOf(division, item, content, it.openedAt), caseId: it.id };
      const subject = await subjectFor(services, rule, judged);
      tried.push({ case: it, trace: judge(rule, subject, it.openedAt) });
    }
  }
  return reportOf(table, tried);
}

type Verdict = "granted" | "corrected" | "ended" | "open";

/** What people made of it. A correction is a difference too: a rule would not have seen what they saw. */
export function peopleSaid({ taken, concludedAt }: Pick<Case, "taken" | "concludedAt">): Verdict {
  if (taken.correct || taken["correct-again"]) return "corrected";
  if (taken.approve) return "granted";
  return concludedAt === undefined ? "open" : "ended";
}

const words: Record<Verdict, string> = {
  granted: "准予",
  corrected: "要求补正",
  ended: "没有准予",
  open: "还没有办结",
};

export function reportOf(table: DecisionTable, tried: readonly Tried[]): ShadowReport {
  const granted = tried.filter(({ trace }) => trace.outcome === "grant");
  const said = granted.map((one) => ({ ...one, people: peopleSaid(one.case) }));
  const count = (...verdicts: Verdict[]) => said.filter(({ people }) => verdicts.includes(people)).length;
  const reasons = new Map<string, number>();
  for (const { trace } of tried) {
    const reason = personWords(trace);
    if (reason !== undefined) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  }
  return {
    ...{ table: table.name, version: table.version, cases: tried.length, most, granted: granted.length },
    ...{ agreed: count("granted"), differed: count("corrected", "ended"), open: count("open") },
    toPerson: tried.length - granted.length,
    reasons: [...reasons].map(([reason, cases]) => ({ reason, cases })).sort((a, b) => b.cases - a.cases),
    differing: said
      .filter(({ people }) => people === "corrected" || people === "ended")
      .map(({ case: it, trace, people }) => ({
        ...{ number: numberOf(it), people: words[people] },
        rows: trace.rows.map(({ reason }) => reason),
      })),
  };
}
