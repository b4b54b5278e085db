/**
 * Hours beside the usual ones as people write them in a sheet, one after another with a semicolon:
 * `农历逢3,8 08:00-12:00；公历逢5 08:00-12:00；2026-12-01 09:00-11:30 村民大会；停 2026-12-05 2026-12-06 检修`.
 */
import type { ExtraHours } from "#contract/sites.ts";

export function extraText(extra: readonly ExtraHours[]): string {
  return extra.map(oneText).join("；");
}

function oneText(each: ExtraHours): string {
  if (each.kind === "closed") return `停 ${each.from} ${each.to} ${each.note}`;
  const times = `${each.from}-${each.to}`;
  if (each.kind === "agreed") return [each.on, times, each.note].filter(Boolean).join(" ");
  return `${each.lunar ? "农历" : "公历"}逢${each.digits.join(",")} ${times}`;
}

/** Undefined when it cannot be understood. */
export function readExtra(text: string): ExtraHours[] | undefined {
  const parts = text
    .normalize("NFKC")
    .split(/[;\n]/)
    .map((part) => part.trim())
    .filter(Boolean)
    .map(readOne);
  return parts.every((part) => part !== undefined) ? parts : undefined;
}

const day = "\\d{4}-\\d{2}-\\d{2}";
const times = "(\\d{1,2}:\\d{2})\\s*-\\s*(\\d{1,2}:\\d{2})";
const market = new RegExp(`^(农历|公历)逢\\s*([0-9](?:[,、][0-9])*)\\s+${times}$`);
const agreed = new RegExp(`^(${day})\\s+${times}(?:\\s+(.{1,60}))?$`);
const closed = new RegExp(`^停\\s*(${day})\\s+(${day})\\s+(.{1,60})$`);
const two = (time: string) => time.padStart(5, "0");

function readOne(part: string): ExtraHours | undefined {
  const shut = closed.exec(part);
  if (shut) return { kind: "closed", from: shut[1]!, to: shut[2]!, note: shut[3]! };
  const fair = market.exec(part);
  if (fair) {
    const digits = fair[2]!.split(/[,、]/).map(Number);
    return { kind: "market", digits, lunar: fair[1] === "农历", from: two(fair[3]!), to: two(fair[4]!) };
  }
  const met = agreed.exec(part);
  if (!met) return undefined;
  const span = { from: two(met[2]!), to: two(met[3]!) };
  return { kind: "agreed", on: met[1]!, ...span, ...(met[4] && { note: met[4] }) };
}
