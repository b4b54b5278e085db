/** The made-up staff: who works where, how quickly, when they are away, and who is late more often than others. */
import type { Item } from "#contract/item.ts";
import type { Post, StaffRole } from "#contract/people.ts";
import type { Simulation } from "#contract/simulation.ts";
import type { StaffActor } from "#server/kernel/access/actor.ts";
import { addDays, type Day } from "#server/kernel/time/day.ts";
import type { MadeUpStaff } from "#server/modules/people/index.ts";
import { between, type Chance, chanceOf, pick } from "./chance.ts";
import { madeUpName } from "./made-up.ts";

export interface Worker extends MadeUpStaff {
  role: StaffRole;
  actor: StaffActor;
  /** Times the usual that they need. */
  speed: number;
  /** Of their steps, those that are late. */
  late: number;
  away: ReadonlySet<Day>;
}

export interface Crew {
  all: readonly Worker[];
  /** Who keeps the appraisal for the supervision office. */
  office: Worker;
  /** The two who go the rounds of each zone of the main hall (4区2管). */
  zones: ReadonlyMap<string, readonly Worker[]>;
  /** Whoever may do this work: for the organ, or for all; in this hall, or in any. */
  who(draw: Chance, role: StaffRole, organ: string, hall?: string): Worker | undefined;
  /** Two who go together (R2.18). */
  pair(draw: Chance, role: StaffRole, organ: string): Worker[];
}

export interface CrewPlan {
  year: number;
  division: string;
  /** The bureau that runs the halls; counters that are no other organ's are its own people's. */
  bureau: string;
  items: readonly Item[];
  halls: readonly string[];
  /** Open counters of the main hall, in the order in which clerks are posted to them. */
  counters: readonly { zone: string; organ?: string }[];
  magnitudes: Simulation["crew"];
}

export function crewOf(plan: CrewPlan): Crew {
  const { magnitudes, items, halls, bureau } = plan;
  const [main = "", ...others] = halls;
  const organs = [...new Set(items.map(({ implementation }) => implementation.organ))].sort();
  const one = (account: string, organ: string, role: StaffRole, more: Partial<Post> = {}) =>
    worker(plan, account, { organ, role, halls: [], reach: "organ", ...more });
  const anywhere = { reach: "all-organs" as const };
  const office = one("sim.office", bureau, "supervisor", anywhere);
  const zones = new Map(
    [...new Set(plan.counters.map(({ zone }) => zone))].map((zone) => [
      zone,
      numbers(2).map((i) => one(`sim.zone-${zone}${i}`, bureau, "archivist")),
    ]),
  );
  const all = [
    office,
    ...[...zones.values()].flat(),
    ...numbers(magnitudes.clerks).map((i) =>
      one(`sim.clerk${i}`, plan.counters[i - 1]?.organ ?? bureau, "clerk", { ...anywhere, halls: [main] }),
    ),
    ...others.map((hall) => one(`sim.${hall}`, bureau, "clerk", { ...anywhere, halls: [hall] })),
    ...numbers(2).map((i) => one(`sim.archivist${i}`, bureau, "archivist", anywhere)),
    ...numbers(2).map((i) => one(`sim.supervisor${i}`, bureau, "supervisor", anywhere)),
    one("sim.director", bureau, "director", anywhere),
    ...organs.flatMap((organ) => {
      const of = (role: StaffRole, count: number) =>
        numbers(count).map((i) => one(`sim.${organ.slice(-4).toLowerCase()}.${role}${i}`, organ, role));
      return [
        ...of("examiner", magnitudes.examiners),
        ...of("surveyor", magnitudes.surveyors),
        ...of("approver", magnitudes.approvers),
        ...of("organ-head", 1),
      ];
    }),
  ];
  const workers = all.filter((worker) => worker !== office);
  return { all, office, zones, ...finding(workers) };
}

const numbers = (count: number) => Array.from({ length: count }, (_, i) => i + 1);

function finding(all: readonly Worker[]): Pick<Crew, "who" | "pair"> {
  const known = new Map<string, Worker[]>();
  const those = (role: StaffRole, organ: string, hall: string) => {
    const key = `${role} ${organ} ${hall}`;
    const found =
      known.get(key) ??
      all.filter(({ role: its, posts: [post] }) => {
        const here = hall === "" || post!.halls.length === 0 || post!.halls.includes(hall);
        return its === role && here && (post!.reach === "all-organs" || post!.organ === organ);
      });
    known.set(key, found);
    return found;
  };
  return {
    who: (draw, role, organ, hall = "") => pick(draw, those(role, organ, hall)),
    pair: (draw, role, organ) => {
      const some = those(role, organ, "");
      const first = Math.floor(draw() * some.length);
      return [some[first], some[(first + 1) % some.length]].flatMap((one) => one ?? []);
    },
  };
}

function worker({ year, division, magnitudes }: CrewPlan, account: string, post: Omit<Post, "id">): Worker {
  const id = accountId(account);
  const draw = chanceOf("worker", year, account);
  const posts = [{ ...post, id: postId(account) }];
  const speed = between(draw, magnitudes.speed[0], magnitudes.speed[1]);
  const late = draw() < magnitudes.careless ? magnitudes.carelessLate : magnitudes.late;
  return {
    ...{
      id,
      account,
      name: madeUpName(chanceOf("name", account)),
      organ: post.organ,
      posts,
      role: post.role,
    },
    actor: { kind: "staff", division, id, account, posts },
    ...{ speed, late, away: leave(draw, year, magnitudes.leaveDays) },
  };
}

/** Two holidays a year, and a day now and then. */
function leave(draw: Chance, year: number, days: number): ReadonlySet<Day> {
  const away = new Set<Day>();
  const from = () => addDays(`${year}-01-01`, Math.floor(draw() * 360));
  for (const part of [0.5, 0.25]) {
    const first = from();
    for (let i = 0; i < Math.floor(days * part); i++) away.add(addDays(first, i));
  }
  for (let i = 0; i < days / 4; i++) away.add(from());
  return away;
}

const hexOf = (account: string) => {
  const draw = chanceOf("account", account);
  return Math.floor(draw() * 16 ** 12)
    .toString(16)
    .padStart(12, "0");
};
const accountId = (account: string) => `0be4c000-0000-4000-9000-${hexOf(account)}`;
const postId = (account: string) => `0be4c000-0000-4000-a000-${hexOf(account)}`;
