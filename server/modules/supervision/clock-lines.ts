/** Matters and the clock of theirs that runs out first: what is overdue, what ends today, what will be late. */
import type { ClockLine, ClockList, ClockQuery, MyWatch } from "#contract/supervision.ts";
import type { StaffActor } from "#server/kernel/access/actor.ts";
import { overseenOrgans } from "#server/kernel/access/permission.ts";
import type { Case } from "#server/kernel/case-type/case.ts";
import { endOfDay, type Instant, shanghaiDay } from "#server/kernel/time/day.ts";
import { dueOf } from "#server/kernel/time/due.ts";
import { light, remaining } from "#server/kernel/time/remaining.ts";
import type { Services } from "#server/platform/services.ts";
import { engineOf, inbox, type Names, numberOf, type UrgencyScope, urgentCases } from "../../cases/index.ts";
import { desksOf, namesFor } from "../casework/index.ts";
import { among, cursorOf, readCursor } from "./card-query.ts";
import { rowsInWords } from "./card-rows.ts";
import type { CardTableRow } from "./card-store.ts";

/** The organs a query may see: those overseen, or the one of them that is asked for. */
export function scopeOf(actor: StaffActor, organ: string | undefined): UrgencyScope {
  const { division } = actor;
  const overseen = overseenOrgans(actor);
  if (organ === undefined) return { division, ...(overseen && { organs: overseen }) };
  return { division, organs: overseen === undefined || overseen.includes(organ) ? [organ] : [] };
}

export async function listClocks(
  services: Services,
  actor: StaffActor,
  { organ, hall, counter, due, after, limit }: ClockQuery,
  now: Instant,
): Promise<ClockList> {
  const ends = endOfDay(shanghaiDay(now));
  const page = await urgentCases(
    services.pool,
    {
      ...scopeOf(actor, organ),
      ...(hall !== undefined && { hall }),
      ...(counter !== undefined && { counter }),
    },
    due === "overdue" ? { to: now } : { from: now, to: ends },
    { limit, ...(after !== undefined && { after: cursorIn(after) }) },
  );
  const rows = await linesOf(services, actor.division, page.rows, now);
  return { rows, ...(page.next && { next: cursorOf(page.next.urgentAt, String(page.next.id)) }) };
}

function cursorIn(text: string) {
  const { at, key } = readCursor(text);
  return { urgentAt: at, id: /^\d{16}$/.test(key) ? Number(key) : 0 };
}

/** Matters looked at for one's own list; what burns first comes first. */
const mostSoon = 100;

/** What waits for this person: their cards, and what will be late at their desks or already is. */
export async function myWatch(services: Services, actor: StaffActor, now: Instant): Promise<MyWatch> {
  const { division } = actor;
  const desks = desksOf(actor);
  const page =
    desks.length === 0 ? { rows: [] } : await inbox(services.pool, { division, desks, limit: mostSoon });
  const mine = page.rows.filter(({ holder }) => holder === undefined || holder === actor.id);
  const soon = (await linesOf(services, division, mine, now)).filter((line) => line.light !== "none");
  const cards = await rowsInWords(services, division, await myCards(services, actor), now);
  return { at: now, cards, soon };
}

/** Cards that wait for this person: to answer as the handler or a head, or to examine. */
async function myCards({ db }: Services, actor: StaffActor): Promise<CardTableRow[]> {
  const headed = actor.posts.filter(({ role }) => role === "approver" || role === "organ-head");
  const examined = actor.posts.filter(({ role }) => role === "supervisor");
  const everywhere = examined.some(({ reach }) => reach === "all-organs");
  const answer = ["raised", "signed", "explained"];
  const examine = ["rectified", "appealed"];
  return await db
    .selectFrom("card")
    .selectAll()
    .where("division", "=", actor.division)
    .where("closed_at", "is", null)
    .where("withdrawn_at", "is", null)
    .where((is) =>
      is.or([
        is("state", "in", answer).and(
          is.or([is("handler", "=", actor.id), is("organ", "in", among(headed.map(({ organ }) => organ)))]),
        ),
        is("state", "in", examine).and(
          is.or([is.val(everywhere), is("organ", "in", among(examined.map(({ organ }) => organ)))]),
        ),
      ]),
    )
    .orderBy("next_due_at")
    .limit(mostSoon)
    .execute();
}

async function linesOf(
  services: Services,
  division: string,
  cases: readonly Case[],
  now: Instant,
): Promise<ClockLine[]> {
  const [engine, names] = await Promise.all([engineOf(services), namesFor(services, division, cases)]);
  return cases.flatMap((it) => {
    const line = lineOf(engine, it, names, now);
    return line ? [line] : [];
  });
}

type Engine = Awaited<ReturnType<typeof engineOf>>;

/** The clock of staff that ends first; none when nothing of theirs runs. */
function lineOf({ types, timekeeper }: Engine, it: Case, names: Names, now: Instant): ClockLine | undefined {
  const type = types.version(it.type, it.typeVersion);
  const time = timekeeper.current();
  const dues = Object.entries(it.clocks).flatMap(([id, clock]) => {
    const due = type.clocks[id]?.staff ? dueOf(clock, time) : undefined;
    return due?.kind === "due" ? [{ id, clock, due }] : [];
  });
  const first = dues.sort((a, b) => (a.due.at < b.due.at ? -1 : 1))[0];
  if (!first) return undefined;
  const { left, over, unit, state } = remaining(first.clock, now, time);
  const overdue = state === "overdue";
  return {
    ...{ number: numberOf(it), subject: it.subject, type: it.type, organName: names.organ(it.organ) },
    ...{ partyLabel: it.partyLabel, stateName: type.states[it.state]?.name ?? it.state },
    ...(it.holder !== undefined && { handlerName: names.staff(it.holder) }),
    ...{ clock: first.id, clockName: type.clocks[first.id]?.name ?? first.id },
    ...{ dueAt: first.due.at, dueOn: first.due.on, light: light(first.clock, now, time) },
    left: { n: roundedOf(overdue ? over : left, unit, overdue), unit, overdue },
  };
}

/** What has begun counts as a whole day; hours keep a figure behind the point. */
function roundedOf(n: number, unit: string, overdue: boolean): number {
  if (unit === "H") return Math.round(n * 10) / 10;
  return overdue ? Math.ceil(n) : Math.floor(n);
}
