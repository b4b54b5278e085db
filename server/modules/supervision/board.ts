/** The supervisor's board: what burns now, by organ and by place, each number with its list. */
import type { Board, BoardLine } from "#contract/supervision.ts";
import type { StaffActor } from "#server/kernel/access/actor.ts";
import { can, overseenOrgans } from "#server/kernel/access/permission.ts";
import { endOfDay, type Instant, shanghaiDay } from "#server/kernel/time/day.ts";
import { counterNames, hallNames, organNames } from "#server/modules/organisation/index.ts";
import type { Services } from "#server/platform/services.ts";
import { countUrgent } from "../../cases/index.ts";
import { burningCards, countOpen } from "./card-query.ts";
import { rowsInWords } from "./card-rows.ts";

/** Numbers of one organ at one counter of a hall, or beside its counters. */
interface Cell {
  organ: string;
  hall: string | null;
  counter: string | null;
  warnings: number;
  yellow: number;
  red: number;
  overdue: number;
  dueToday: number;
}
type Numbers = Omit<Cell, "organ" | "hall" | "counter">;

export async function showBoard(services: Services, actor: StaffActor, now: Instant): Promise<Board> {
  const { division } = actor;
  const { db } = services;
  const organs = overseenOrgans(actor);
  const [cells, organName, hallName, counterName, burning] = await Promise.all([
    cellsOf(services, division, organs, now),
    organNames(db, division),
    hallNames(db, division),
    counterNames(db, division),
    burningCards(db, { division, organs }, now),
  ]);
  const lines = (by: "organ" | "hall", names: (id: string) => string) =>
    sorted(
      [...Map.groupBy(cells, (cell) => cell[by] ?? "online")].map(([id, group]) =>
        lineOf(id, names(id), { [by]: id }, sumOf(group)),
      ),
    );
  return {
    ...{ at: now, total: lineOf(undefined, "合计", {}, sumOf(cells)) },
    organs: lines("organ", (id) => organName.get(id)?.name ?? id),
    places: lines("hall", (id) => (id === "online" ? "网上" : (hallName.get(id) ?? id))),
    counters: sorted(
      [...Map.groupBy(cells.filter(atCounter), ({ hall, counter }) => `${hall}/${counter}`)].map(
        ([id, group]) =>
          lineOf(id, counterInWords(id, counterName, hallName), placeOfCounter(id), sumOf(group)),
      ),
    ),
    burning: await rowsInWords(services, division, burning, now),
    mayRaise: can(actor, "supervision.raise", { division }),
    mayOrder: can(actor, "order.open", { division }),
  };
}

const atCounter = ({ counter }: Cell) => counter !== null;

/** `changning/A01`: a counter's number is known only in its hall. */
export function placeOfCounter(id: string): { hall: string; counter: string } {
  const cut = id.indexOf("/");
  return { hall: id.slice(0, cut), counter: id.slice(cut + 1) };
}

/** “常宁市政务服务中心 A03 食品药品窗口”; a counter that is closed by now has its number only. */
export function counterInWords(
  id: string,
  counters: ReadonlyMap<string, string>,
  halls: ReadonlyMap<string, string>,
): string {
  const { hall, counter } = placeOfCounter(id);
  return `${halls.get(hall) ?? hall} ${counters.get(id) ?? counter}`;
}

async function cellsOf(
  { db, pool }: Services,
  division: string,
  organs: readonly string[] | undefined,
  now: Instant,
): Promise<Cell[]> {
  const dayEnds = endOfDay(shanghaiDay(now));
  const [open, urgent] = await Promise.all([
    countOpen(db, { division, organs }, now),
    countUrgent(pool, { division, ...(organs && { organs }) }, { now, dayEnds }),
  ]);
  const nothing: Numbers = { warnings: 0, yellow: 0, red: 0, overdue: 0, dueToday: 0 };
  return [
    ...open.map(({ organ, hall, counter, light, cards }) => ({
      ...{ ...nothing, organ, hall, counter, [light === "warning" ? "warnings" : light]: cards },
    })),
    ...urgent.map(({ organ, hall, counter, overdue, today }) => ({
      ...{ ...nothing, organ, hall, counter },
      overdue,
      dueToday: today,
    })),
  ];
}

function sumOf(cells: readonly Cell[]): Numbers {
  const sum = (name: keyof Numbers) => cells.reduce((total, cell) => total + cell[name], 0);
  return {
    ...{ warnings: sum("warnings"), yellow: sum("yellow"), red: sum("red") },
    ...{ overdue: sum("overdue"), dueToday: sum("dueToday") },
  };
}

/** What burns more stands above. */
const sorted = (lines: BoardLine[]) =>
  lines.sort((a, b) => weightOf(b) - weightOf(a) || (a.name < b.name ? -1 : 1));

const weightOf = ({ red, yellow, overdue, warnings }: BoardLine) =>
  red.n * 1_000_000 + yellow.n * 10_000 + overdue.n * 100 + warnings.n;

function lineOf(id: string | undefined, name: string, where: Record<string, string>, n: Numbers): BoardLine {
  const cards = (light: string) => addressOf("cards", { light, state: "open", ...where });
  const clocks = (due: string) => addressOf("clocks", { due, ...where });
  return {
    ...(id !== undefined && { id }),
    name,
    warnings: { n: n.warnings, href: cards("warning") },
    yellow: { n: n.yellow, href: cards("yellow") },
    red: { n: n.red, href: cards("red") },
    overdue: { n: n.overdue, href: clocks("overdue") },
    dueToday: { n: n.dueToday, href: clocks("today") },
  };
}

/** The address of a list of supervision. */
export function addressOf(list: string, query: Record<string, string | number | undefined>): string {
  const given = Object.entries(query).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, String(value)]],
  );
  return `/api/supervision/${list}?${new URLSearchParams(given)}`;
}
