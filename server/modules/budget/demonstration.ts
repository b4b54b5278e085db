/**
 * The demonstration's money: last year, whole and closed, and this one up to now (`data/demonstration-budget.json`, all
 * made up). Put in once; whatever was changed since stays.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import Type, { type Static } from "typebox";
import { addDays, type Day, shanghaiDay, yearOf } from "#server/kernel/time/day.ts";
import { staffAccounts } from "#server/modules/people/index.ts";
import { readDataFile } from "#server/platform/data-file.ts";
import type { Database } from "#server/platform/database/pool.ts";
import type { Services } from "#server/platform/services.ts";
import { budgetRulesOf, subjectOf } from "./budget-rules.ts";
import { insertAcceptance, insertContract } from "./contract-store.ts";
import { insertEntry } from "./entry-store.ts";
import { type By, budgetYears, insertLine, insertMovement } from "./line-store.ts";
import { closeMonth } from "./period-store.ts";
import { insertProject } from "./project-store.ts";
import { insertStaffing } from "./staffing.ts";

const text = Type.String({ minLength: 1 });
const Yuan = Type.Integer();
const optional = Type.Optional;
const posts = Type.Integer({ minimum: 0 });
const Percent = Type.Integer({ minimum: 0, maximum: 100 });
const Contract = Type.Object({
  ...{ number: text, title: text, supplier: text, procurement: text, procuredBy: text, amount: Yuan },
  until: optional(Type.String({ pattern: "^[0-9]{2}-[0-9]{2}$" })),
});
const Project = Type.Object({
  ...{ code: text, name: text, goal: text, freeBudget: optional(text) },
  ...{ initial: optional(Yuan), carried: optional(Yuan), transfer: optional(Yuan), executed: Percent },
  adjustment: optional(Type.Object({ amount: Yuan, reason: text })),
  contract: optional(Contract),
});
const Data = Type.Object({
  ...{ note: text, document: text, lastYearPercent: Percent },
  course: Type.Array(Percent, { minItems: 12, maxItems: 12 }),
  lines: Type.Array(Type.Object({ subject: text, initial: Yuan, executed: Percent })),
  projects: Type.Array(Project),
  staffing: Type.Object({
    ...{ administrativePosts: posts, institutionPosts: posts, administrativeStaff: posts },
    ...{ institutionStaff: posts, employees: posts, contracted: posts, retired: posts, document: text },
  }),
});
type Data = Static<typeof Data>;

/** A year that is being put in: who does it, up to which day, and how large it is. */
interface Putting extends By {
  head: string;
  year: number;
  today: Day;
  percent: number;
  data: Data;
}

export async function demonstrationBudget(services: Services): Promise<void> {
  const { db, config, now } = services;
  const { division } = config;
  if (!existsSync(join(config.data, "demonstration-budget.json"))) return;
  if ((await budgetYears(db, division)).length > 0) return;
  const data = readDataFile(config, "demonstration-budget.json", Data);
  const staff = await staffAccounts(db, division);
  const [by, head] = [staff.get("accountant")?.id, staff.get("head")?.id];
  if (by === undefined || head === undefined) return;
  const [at, today] = [now(), shanghaiDay(now())];
  const year = yearOf(today);
  const last = { division, by, head, at, today, data, year: year - 1, percent: data.lastYearPercent };
  await db.transaction().execute(async (tx) => {
    const projects = new Map<string, string>();
    for (const project of data.projects)
      projects.set(project.code, (await insertProject(tx, last, project))!);
    for (const putting of [last, { ...last, year, percent: 100 }])
      await putYear(tx, services, putting, projects);
  });
}

async function putYear(
  tx: Database,
  services: Services,
  putting: Putting,
  projects: ReadonlyMap<string, string>,
): Promise<void> {
  const { year, data, today } = putting;
  const rules = budgetRulesOf(services);
  for (const { subject, initial, executed } of data.lines) {
    const { code, name, category } = subjectOf(rules, subject)!;
    const line = (await insertLine(tx, putting, { year, code, name, category, funds: "own", subject }))!;
    await putLine(tx, putting, line, { name, code, initial, executed });
  }
  for (const project of data.projects) await putProject(tx, putting, project, projects.get(project.code)!);
  await insertStaffing(tx, putting, { year, ...data.staffing });
  for (let month = 1; month <= 12 && `${year}-${two(month + 2)}` <= today.slice(0, 7); month += 1)
    await closeMonth(tx, putting, `${year}-${two(month)}`);
}

async function putProject(
  tx: Database,
  putting: Putting,
  project: Data["projects"][number],
  id: string,
): Promise<void> {
  const { year } = putting;
  const { code, name, transfer, contract } = project;
  const funds = transfer === undefined ? ("own" as const) : ("transfer" as const);
  const line = (await insertLine(tx, putting, {
    year,
    code,
    name,
    category: "project",
    funds,
    project: id,
  }))!;
  const signed = contract && (await putContract(tx, putting, id, contract));
  await putLine(tx, putting, line, { ...project, ...(signed !== undefined && { signed }) });
}

async function putContract(
  tx: Database,
  putting: Putting,
  project: string,
  { until = "12-31", amount, ...contract }: Static<typeof Contract>,
): Promise<string> {
  const { year } = putting;
  const days = { procuredOn: `${year - 1}-12-20`, from: `${year}-01-01`, until: `${year}-${until}` };
  const number = `${contract.number}-${year}`;
  const id = (await insertContract(tx, putting, project, {
    ...{ ...contract, ...days, number, amount: scaled(putting, amount) },
  }))!;
  const by = { ...putting, by: putting.head };
  for (const month of [6, 12]) {
    const on = addDays(`${year}-${two(month)}-01`, 19);
    const half = { amount: Math.floor(scaled(putting, amount) / 2), passed: true, opinion: "合格（演示）" };
    if (on <= putting.today) await insertAcceptance(tx, by, id, { ...half, on });
  }
  return id;
}

interface Put {
  name: string;
  code: string;
  initial?: number;
  carried?: number;
  transfer?: number;
  adjustment?: { amount: number; reason: string };
  executed: number;
  signed?: string;
}

const scaled = ({ percent }: Putting, yuan: number): number => yuan * percent;

async function putLine(tx: Database, putting: Putting, line: string, put: Put): Promise<void> {
  const { year, data, today } = putting;
  const document = data.document.replace("{year}", String(year));
  const moved = (kind: "initial" | "carried" | "transfer", yuan: number | undefined) =>
    yuan === undefined
      ? undefined
      : insertMovement(tx, putting, {
          ...{ line, kind, amount: scaled(putting, yuan), on: `${year}-01-05`, document },
        });
  await moved("initial", put.initial);
  await moved("carried", put.carried);
  await moved("transfer", put.transfer);
  const { adjustment } = put;
  if (adjustment && `${year}-06-20` <= today) {
    const what = { line, kind: "adjustment" as const, on: `${year}-06-20`, document };
    await insertMovement(tx, putting, {
      ...{ ...what, amount: scaled(putting, adjustment.amount), reason: adjustment.reason },
    });
  }
  const whole = scaled(putting, put.initial ?? put.transfer ?? 0) * put.executed;
  for (const [nth, share] of data.course.entries()) {
    const on = `${year}-${two(nth + 1)}-18`;
    const amount = Math.floor((whole * share) / 10_000);
    if (on > today || amount === 0) continue;
    const voucher = `记-${two(nth + 1)}-${put.code}`;
    const summary = `${put.name} ${nth + 1} 月（演示）`;
    const { signed } = put;
    await insertEntry(tx, putting, {
      line,
      voucher,
      on,
      amount,
      summary,
      ...(signed && { contract: signed }),
    });
  }
}

const two = (number: number): string => String(number).padStart(2, "0");
