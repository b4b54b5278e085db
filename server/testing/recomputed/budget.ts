/** Money of the bureau: what was given and what was spent, in yuan; R11.2. */
import { growth, percent, type Recomputation, yuan } from "./recomputation.ts";

/** Vouchers; one that corrects another has its amount with the opposite sign. */
const spent = `
  select e.on_day as day, e.amount_fen as amount, l.category, l.funds, l.subject from budget_entry e
  join budget_line l on l.division = e.division and l.id = e.line_id where e.division = $1`;
const given = `
  select m.on_day as day, m.amount_fen as amount, m.kind, l.funds from budget_movement m
  join budget_line l on l.division = m.division and l.id = m.line_id where m.division = $1`;

const out = (where?: string) => yuan(spent, where);
const own = "funds = 'own'";
const basic = "category in ('personnel', 'public')";
/** 政府收支分类科目：因公出国（境）30212，公务用车购置 31013、运行 30231，公务接待 30217. */
const subject = (...codes: string[]) => out(`subject in (${codes.map((code) => `'${code}'`).join(", ")})`);
const left = `
  select day, amount from (${given}) as given union all select day, -amount from (${spent}) as spent`;

export const budget: Record<string, Recomputation> = {
  "budget.initial": yuan(given, "kind = 'initial'"),
  "budget.adjusted": yuan(given, `kind = 'adjustment'`),
  "budget.carried": yuan(given, `kind = 'carried' and ${own}`),
  "budget.annual": yuan(given, own),
  "budget.transferred": yuan(given, "funds = 'transfer'"),
  "budget.available": yuan(given),
  "budget.executed": out(),
  "budget.own-executed": out(own),
  "budget.transfer": out("funds = 'transfer'"),
  "budget.basic": out(basic),
  "budget.personnel": out("category = 'personnel'"),
  "budget.public": out("category = 'public'"),
  "budget.project": out("category = 'project'"),
  "budget.three-public": subject("30212", "31013", "30231", "30217"),
  "budget.abroad": subject("30212"),
  "budget.vehicle-bought": subject("31013"),
  "budget.vehicle-run": subject("30231"),
  "budget.reception": subject("30217"),
  "budget.left": yuan(left),
  "budget.execution-rate": percent(yuan(spent, own), yuan(given, own)),
  "budget.project-share": percent(out("category = 'project'"), out()),
  "budget.basic-growth": growth(out(basic)),
  "budget.personnel-growth": growth(out("category = 'personnel'")),
  "budget.public-growth": growth(out("category = 'public'")),
  "budget.basic-share": percent(out(basic), out("category in ('personnel', 'public', 'project')")),
};
