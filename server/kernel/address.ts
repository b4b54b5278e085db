/**
 * An address as an answer: division code, its names, and the place in it, apart by one blank:
 * `430482001 湖南省衡阳市常宁市宜阳街道 劳动南路12号`. The code is for machines; the names are kept as they were
 * when it was written, so that an old paper reads the same after a merger of towns.
 */

export interface Address {
  /** 行政区划: 6, 9 or 12 digits. */
  division: string;
  /** Names from the province down. */
  area: string;
  /** Road and number, or village and group. */
  detail: string;
}

/** The division code of an address outside the county, whose names are typed. */
export const elsewhere = "100000";

const form = /^([0-9]{6}(?:[0-9]{3}){0,2}) (\S+) (.+)$/u;

/** The one text an address is stored as. */
export function addressText({ division, area, detail }: Address): string {
  return `${division} ${area.replace(/\s/gu, "")} ${detail}`;
}

/** The parts of an address that is still being written; what is no address is taken as its detail. */
export function splitAddress(text: string): Address {
  const [, division = "", area = "", detail = ""] = /^([0-9]{6,12}|) (\S*) (.*)$/u.exec(text) ?? [];
  return division || area || detail
    ? { division, area, detail }
    : { division: "", area: "", detail: text.trim() };
}

/** Undefined for a text that is no complete address. */
export function readAddress(text: string): Address | undefined {
  const [, division, area, detail] = form.exec(text) ?? [];
  if (!division || !area || !detail?.trim()) return undefined;
  return { division, area, detail: detail.trim() };
}

/** What people read: 湖南省衡阳市常宁市宜阳街道劳动南路12号. A text that is no address is given back. */
export function addressWords(text: string): string {
  const address = readAddress(text);
  return address ? `${address.area}${address.detail}` : text;
}

/** What an incomplete address lacks. */
export function addressFault(text: string): "area" | "detail" | undefined {
  if (readAddress(text)) return undefined;
  return /^[0-9]{6}(?:[0-9]{3}){0,2} \S+\s*$/u.test(text) ? "detail" : "area";
}
