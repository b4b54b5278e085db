/** Random histories of watched matters and their cards, for tests of figures. */
import { randomUUID } from "node:crypto";
import fc from "fast-check";
import type { CaseRole } from "#contract/case-type.ts";
import { modules } from "#server/app.ts";
import { sampleFacts } from "#server/kernel/case-type/case-type.fixture.ts";
import { officialYears } from "#server/testing/calendar.ts";
import type { Cleanups } from "#server/testing/cleanups.ts";
import { approvalBureau, marketBureau } from "#server/testing/hall.ts";
import { settleAll } from "../metrics/index.ts";
import { at } from "./cards.fixture.ts";
import { type WatchedHall, watchedHall } from "./supervision.fixture.ts";

const small = (max: number) => fc.integer({ min: 0, max });
const day = fc.integer({ min: 1, max: 27 });
const which = small(30);

/** What may happen next; what is not possible then is refused and changes nothing. */
export const stepOf = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant("open" as const),
      day,
      organ: small(1),
      place: small(3),
      item: small(2),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constant("decide" as const), which, day, by: small(3), late: small(25) }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant("answer" as const), which, how: small(4) }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant("sweep" as const), month: fc.integer({ min: 3, max: 5 }), day }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("holiday" as const), day }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("settle" as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("react" as const) }) },
);
export type Step = typeof stepOf extends fc.Arbitrary<infer T> ? T : never;

export interface FiguredHall extends WatchedHall {
  cases: number[];
  items: { key: string; version: number }[];
  people: string[];
}

export async function figuredHall(t: Cleanups): Promise<FiguredHall> {
  const hall = await watchedHall(t);
  const { services, division } = hall;
  for (const { load } of modules) await load?.(services);
  const { rows: items } = await services.pool.query<{ key: string; version: number }>(
    "select key, max(version) as version from item_version where division = $1 group by 1 order by 1 limit 2",
    [division],
  );
  await settleAll(services);
  const people = [hall.examiner.id, hall.approver.id, hall.head.id];
  return { ...hall, cases: [], items, people };
}

const everyRole: CaseRole[] = [
  "applicant",
  "clerk",
  "examiner",
  "surveyor",
  "approver",
  "organ-head",
  "supervisor",
];
const dayAt = (month: number, n: number) =>
  `2026-${String(month).padStart(2, "0")}-${String(n).padStart(2, "0")}`;
const places = [
  {},
  { hall: "changning", counter: "A03" },
  { hall: "changning", counter: "A04" },
  { hall: "changning" },
];
const survey = { opinion: "符合条件", officers: ["甲", "乙"], surveyedOn: "2026-03-03" };
const answers = [
  [
    ["appeal", { grounds: "系统故障" }],
    ["uphold", { opinion: "情况属实" }],
  ],
  [
    ["appeal", { grounds: "系统故障" }],
    ["dismiss", { opinion: "系统正常" }],
  ],
  [
    ["explain", { category: "people", explanation: "人员调整", measures: "补齐" }],
    ["rectify", { result: "已经整改" }],
  ],
  [
    ["close", { opinion: "同意" }],
    ["close-examined", { finding: "经查属实", responsibility: "section", handling: "约谈", opinion: "同意" }],
  ],
  [["escalate", { reason: "整改流于形式" }]],
] as const;

export async function play(hall: FiguredHall, step: Step): Promise<void> {
  const { engine, services } = hall;
  if (step.do === "open") return await open(hall, step);
  if (step.do === "settle" || step.do === "react") {
    while ((await engine.react()) > 0);
    if (step.do === "settle") await settleAll(services);
    return;
  }
  if (step.do === "sweep") return void (await hall.sweepAt(at(dayAt(step.month, step.day), "18:00")));
  if (step.do === "holiday") return await announce(hall, step.day);
  if (step.do === "answer") return await answer(hall, step);
  const id = hall.cases[step.which % Math.max(1, hall.cases.length)];
  if (id === undefined) return;
  const steps = [
    ["accept", {}],
    ["pass", { opinion: "符合" }],
    ["survey", survey],
    ["approve", { opinion: "符合" }],
  ] as const;
  const recorded = at(dayAt(4, step.day), "11:00");
  // What happened weeks ago and is told today.
  const effectiveAt = at(dayAt(3, Math.max(1, step.late)), "11:00");
  for (const [action, data] of steps)
    await tried(hall, id, {
      action,
      at: recorded,
      data,
      by: hall.people[step.by],
      ...(step.late > 0 && { effectiveAt }),
    });
}

async function open(
  { engine, division, services, cases, items }: FiguredHall,
  step: Extract<Step, { do: "open" }>,
) {
  const type = "application";
  const written = await engine.writer.open({
    ...{ division, requestKey: randomUUID(), action: "submit", data: {}, roles: ["applicant"] },
    ...{ at: at(dayAt(3, step.day)), actor: { kind: "resident", id: randomUUID() } },
    opening: {
      ...{
        type,
        typeVersion: engine.types.newest(type).version,
        organ: step.organ === 0 ? marketBureau : approvalBureau,
      },
      ...{ subject: "食品经营许可（新办）", party: "resident/r1", partyLabel: "郭*明", channel: "portal" },
      ...{ ...places[step.place], facts: sampleFacts() },
    },
  });
  cases.push(written.case.id);
  const item = items[step.item];
  if (item)
    await services.pool.query(
      `insert into application (division, case_id, item_key, item_version, query_code, resident) values ($1, $2, $3, $4, '123456', 'r1')`,
      [division, written.case.id, item.key, item.version],
    );
}

async function answer(hall: FiguredHall, { which, how }: Extract<Step, { do: "answer" }>) {
  const { rows } = await hall.services.pool.query<{ case_id: number }>(
    "select case_id from card where case_id is not null and withdrawn_at is null order by case_id",
  );
  const id = rows[which % Math.max(1, rows.length)]?.case_id;
  if (id === undefined) return;
  for (const [action, data] of answers[how] ?? [])
    await tried(hall, id, { action, at: hall.clock.now, data, by: hall.people[0] });
}

interface Acting {
  action: string;
  at: string;
  data: Record<string, unknown>;
  by: string | undefined;
  effectiveAt?: string;
}

/** Whatever came before: a matter late, its cards upheld; and one whose cards a late event takes back. */
export function withdrawals(cases: number): Step[] {
  const opened = { do: "open" as const, day: 2, organ: 0, place: 1, item: 0 };
  const swept = { do: "sweep" as const, month: 5, day: 26 };
  const upheld = Array.from({ length: 6 }, (_, at): Step => ({ do: "answer", which: at, how: 0 }));
  const told: Step = { do: "decide", which: cases + 1, day: 26, by: 1, late: 3 };
  return [opened, opened, swept, ...upheld, swept, told, swept];
}

/** A refusal is part of the history. */
async function tried({ engine, division }: FiguredHall, id: number, { by, ...acting }: Acting) {
  const actor =
    by === undefined ? { kind: "system" as const, id: "rule" } : { kind: "staff" as const, id: by };
  await engine.writer
    .act({ ...acting, key: { division, id }, requestKey: randomUUID(), actor, roles: () => everyRole })
    .catch((error: unknown) => {
      if (!(error instanceof Error && "code" in error)) throw error;
    });
}

/** A day off that nobody knew of: what it made too early is withdrawn by the next sweep. */
async function announce({ engine }: FiguredHall, n: number) {
  const year = officialYears().find((one) => one.year === 2026)!;
  const off = { name: "放假", from: dayAt(3, n), to: dayAt(3, n), work: [] };
  const isFree = year.holidays.every(({ from, to }) => off.from > to || off.to < from);
  await engine.timekeeper.load(isFree ? { ...year, holidays: [...year.holidays, off] } : year);
}
