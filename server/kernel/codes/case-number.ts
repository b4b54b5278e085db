/**
 * A case's id and its printed number (办件编号, R1.9, R1.9a).
 *
 *     id      20261121 01 000042            day, case type, serial of that day: a safe integer
 *     number  430482 2026112101000042 K     division, id, check character (ISO 7064 MOD 37,36)
 *
 * (division, id) is the key; the number is derived from it and is what people read, scan and type.
 */

import { bad, type Checked, good } from "../checked.ts";
import { type Day, isDay } from "../time/day.ts";
import { hasMod37CheckCharacter, mod37CheckCharacter } from "./mod37-36.ts";

export interface CaseKey {
  division: string;
  id: number;
}

export interface CaseIdParts {
  day: Day;
  /** Two digits of the case type. */
  digits: string;
  serial: number;
}

export type CaseNumberFault = "length" | "characters" | "id" | "check-character";

const lastSerial = 999_999;

/** The id of the day's `serial`-th case of a type; undefined when the serials of the day are used up, or no such day. */
export function caseId(day: Day, digits: string, serial: number): number | undefined {
  if (!isDay(day) || day < "1000-01-01" || !/^[0-9]{2}$/.test(digits)) return undefined;
  if (!Number.isInteger(serial) || serial < 1 || serial > lastSerial) return undefined;
  const id = Number(day.replaceAll("-", "") + digits) * 1_000_000 + serial;
  return Number.isSafeInteger(id) ? id : undefined;
}

/** The ids of all cases opened on these days, whatever their type: from the first to the last that can be. */
export function idsOfDays(from: Day, to: Day): { first: number; last: number } {
  const least = (day: Day) => Number(day.replaceAll("-", "")) * 100_000_000;
  return { first: least(from), last: least(to) + 99_999_999 };
}

/** What an id is made of; undefined when it is none. */
export function partsOfCaseId(id: number): CaseIdParts | undefined {
  const text = String(id);
  if (!Number.isSafeInteger(id) || text.length !== 16) return undefined;
  const day = `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6, 8)}`;
  const serial = Number(text.slice(10));
  return isDay(day) && serial > 0 ? { day, digits: text.slice(8, 10), serial } : undefined;
}

/** The number people read. Of anything but a division of six digits and an id it makes a text that no parse accepts. */
export function caseNumber(division: string, id: number): string {
  const body = division + String(id);
  return body + (mod37CheckCharacter(body) ?? "");
}

/** The key behind a number as printed: no spaces, capitals (see `tidyCode`). */
export function parseCaseNumber(number: string): Checked<CaseKey, CaseNumberFault> {
  if (number.length !== 23) return bad("length");
  if (!/^[0-9]{22}[0-9A-Z]$/.test(number)) return bad("characters");
  if (!hasMod37CheckCharacter(number)) return bad("check-character");
  const id = Number(number.slice(6, 22));
  if (partsOfCaseId(id) === undefined) return bad("id");
  return good({ division: number.slice(0, 6), id });
}

/** The key behind a number of this division; a number of another one, or none, is as good as not there. */
export function caseKeyIn(division: string, number: string): CaseKey | undefined {
  const parsed = parseCaseNumber(number);
  return parsed.ok && parsed.value.division === division ? parsed.value : undefined;
}
