/** The counters' daily appraisal (R12.6): who is posted where, attendance, rounds of the zones, contests, leaders on duty. */
import { numberOf } from "#server/cases/index.ts";
import type { StaffActor } from "#server/kernel/access/actor.ts";
import type { Case } from "#server/kernel/case-type/case.ts";
import { addDays, type Day, type Instant } from "#server/kernel/time/day.ts";
import {
  addDuty,
  addSupervisor,
  addTerm,
  beginRound,
  endRound,
  makeEntry,
  noteDuty,
  openContest,
  recordAttendance,
  seeCounters,
  settleContest,
} from "#server/modules/conduct/index.ts";
import { takeSeat } from "#server/modules/queue/index.ts";
import { type Chance, chanceOf, pick } from "../chance.ts";
import type { Worker } from "../crew.ts";
import { afterWorkdays, atShare, isWorking, plusMinutes } from "../moments.ts";
import type { Deed, Generator, Ground, Planned, World } from "../world.ts";

/** Minutes of the day at which the zones' rounds begin. */
const rounds = [9 * 60 + 40, 11 * 60, 14 * 60 + 20, 16 * 60];

export const conduct: Generator = {
  name: "conduct",
  onDay(draw, world, day) {
    if (!isWorking(world.timekeeping, day)) return [];
    return [
      ...(isFirst(world, day) ? [postings(world, day)] : []),
      attendance(world, day),
      leader(draw, world, day),
      ...[...world.crew.zones.keys()].flatMap((zone) =>
        rounds.map((minute) => round(world, day, zone, minute)),
      ),
    ];
  },
  onEvent(draw, world, { case: it, event }) {
    if (it.type !== "contest" || it.state !== "open") return [];
    const worker = world.crew.who(draw, "supervisor", "");
    if (!worker) return [];
    const at = afterWorkdays(world.timekeeping, event.at, 0.5 + draw() * 4);
    const upheld = draw() < world.magnitudes.conduct.upheld;
    return [{ at, key: `case ${it.id} ${it.version}`, deed: settles(it, worker, upheld) }];
  },
};

/** Whether this is the first working day of all. */
export function isFirst({ from, timekeeping }: World, day: Day): boolean {
  for (let before = from; before < day; before = addDays(before, 1)) {
    if (isWorking(timekeeping, before)) return false;
  }
  return true;
}

const callOf = ({ requestKey }: Ground, actor: StaffActor, at: Instant, key: string) => ({
  ...{ actor, client: "127.0.0.1", at, requestKey: requestKey(key) },
});

const kinds = ["permanent", "dispatched", "dispatched", "seconded"] as const;

/** The counters' people, and two supervisors for each zone. */
function postings(world: World, day: Day): Planned {
  const { office, zones } = world.crew;
  const deed: Deed = async (ground, at, key) => {
    const { services } = ground;
    for (const [i, { worker, counter }] of placed(world).entries()) {
      const term = { staff: worker.id, kind: kinds[i % kinds.length]!, from: day, payBase: 220_000 };
      const call = callOf(ground, office.actor, at, `${key} ${worker.account}`);
      const seat = { hall: counter.hall, counter: counter.id };
      await addTerm(services, call, { ...term, ...seat });
      await takeSeat(services.db, { division: world.division, staff: worker.id, ...seat, at });
    }
    for (const [zone, pair] of zones) {
      for (const { id, account } of pair) {
        const call = callOf(ground, office.actor, at, `${key} ${zone} ${account}`);
        await addSupervisor(services, call, { hall: world.halls[0]!, zone, staff: id, from: day });
      }
    }
  };
  return { at: atShare(day, 8 * 60 + 30, 0), key: `postings ${day}`, deed };
}

/** The main hall's clerks, each at a counter. */
export function placed({ crew, counters, halls }: World) {
  const clerks = crew.all.filter(
    ({ role, posts }) => role === "clerk" && posts[0]?.halls.includes(halls[0]!),
  );
  return clerks.slice(0, counters.length).map((worker, i) => ({ worker, counter: counters[i]! }));
}

function attendance(world: World, day: Day): Planned {
  const draw = chanceOf(world.seed, "attendance", day);
  const { late, away } = world.magnitudes.conduct;
  const marks = placed(world).flatMap(({ worker }) => {
    const kind = draw();
    const known = worker.away.has(day)
      ? "leave"
      : kind < away
        ? "away"
        : kind < away + late
          ? "late"
          : "present";
    return [{ staff: worker.id, kind: known as "leave" | "away" | "late" | "present" }];
  });
  const { office } = world.crew;
  const deed: Deed = async (ground, at, key) => {
    await recordAttendance(ground.services, callOf(ground, office.actor, at, key), { day, marks });
  };
  return { at: atShare(day, 9 * 60 + 10, 0), key: `attendance ${day}`, deed };
}

const reasons: Record<string, string> = {
  "slipped-away": "巡查时不在窗口，没有说明去向（模拟）",
  untidy: "窗口台面凌乱（模拟）",
  "no-badge": "没有佩戴工牌（模拟）",
  "no-uniform": "没有按规定着装（模拟）",
  cold: "答复群众不耐烦（模拟）",
  eating: "在窗口吃东西（模拟）",
  "wrong-paper": "文书填写有差错（模拟）",
};

interface Found {
  worker: Worker;
  item: string;
  contested: boolean;
}

/** Two supervisors go the zone's counters; now and then they note something. */
function round(world: World, day: Day, zone: string, minute: number): Planned {
  const key = `round ${day} ${zone} ${minute}`;
  const draw = chanceOf(world.seed, key);
  const pair = world.crew.zones.get(zone) ?? [];
  const here = placed(world).filter(({ counter }) => counter.zone === zone);
  const counters = world.counters.filter((counter) => counter.zone === zone).map(({ id }) => id);
  const found = here
    .filter(({ worker }) => !worker.away.has(day))
    .flatMap(({ worker }) => foundOn(draw, world, worker));
  const deed: Deed = async (ground, at) => {
    const [first, second] = pair;
    if (!first || !second) return;
    const call = (what: string, later: number) =>
      callOf(ground, first.actor, plusMinutes(at, later), `${key} ${what}`);
    const { services } = ground;
    const place = { hall: world.halls[0]!, zone, with: second.id };
    const { id } = await beginRound(services, call("begin", 0), place);
    await seeCounters(services, call("see", 10), id, counters);
    for (const { worker, item, contested } of found) {
      const entry = { staff: worker.id, item, reason: reasons[item] ?? "巡查发现（模拟）" };
      const name = `${item} ${worker.account}`;
      const made = await makeEntry(services, call(name, 12), id, entry);
      if (contested) await contests(ground, worker, made.id, plusMinutes(at, 180), `${key} contest ${name}`);
    }
    await endRound(services, call("end", 20), id);
  };
  return { at: atShare(day, minute, draw()), key, deed };
}

function foundOn(draw: Chance, world: World, worker: Worker): Found[] {
  const { found, contested } = world.magnitudes.conduct;
  // Whoever is late with cases is careless at the counter too.
  const often = worker.late > world.magnitudes.crew.late ? 3 : 1;
  if (draw() >= found * often) return [];
  return [{ worker, item: pick(draw, Object.keys(reasons)), contested: draw() < contested }];
}

async function contests(ground: Ground, worker: Worker, entry: string, at: Instant, key: string) {
  const call = { actor: worker.actor, client: "127.0.0.1", at };
  const statement = "当时在为群众取件，没有离岗（模拟）";
  await openContest(ground.services, call, entry, { requestKey: ground.requestKey(key), statement });
}

function settles(it: Case, worker: Worker, upheld: boolean): Deed {
  return async ({ services, requestKey }, at, key) => {
    const call = { actor: worker.actor, client: "127.0.0.1", at };
    const reasons = upheld ? "经查看监控，情况属实，撤销（模拟）" : "经核实，记录无误，维持（模拟）";
    await settleContest(services, call, numberOf(it), {
      ...{ requestKey: requestKey(key), version: it.version, upheld, reasons },
    });
  };
}

/** 领导带班: an organ's head at the first counter; few do not come and send somebody. */
function leader(draw: Chance, world: World, day: Day): Planned {
  const heads = world.crew.all.filter(({ role }) => role === "organ-head");
  const [head, deputy] = [pick(draw, heads), pick(draw, heads)];
  const present = draw() < 0.96 || head.id === deputy.id;
  const deed: Deed = async (ground, at, key) => {
    const { office } = world.crew;
    const place = { hall: world.halls[0]!, counter: world.counters[0]!.id };
    const { services } = ground;
    const duty = { ...place, day, staff: head.id };
    const { id } = await addDuty(services, callOf(ground, office.actor, at, key), duty);
    const noted = present ? { present } : { present, handedTo: deputy.id, note: "因公外出（模拟）" };
    await noteDuty(services, callOf(ground, office.actor, at, `${key} noted`), id, noted);
  };
  return { at: atShare(day, 9 * 60 + 20, 0), key: `leader ${day}`, deed };
}
