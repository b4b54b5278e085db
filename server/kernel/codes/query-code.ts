/** 查询码: the six digits on the receipt that, with the case number, let a person ask for progress (R1.9a). */

export const queryCodes = 1_000_000;

/** The code of a random integer from 0 below `queryCodes`, drawn by the caller; undefined for any other number. */
export function queryCodeOf(random: number): string | undefined {
  if (!Number.isInteger(random) || random < 0 || random >= queryCodes) return undefined;
  return String(random).padStart(6, "0");
}

export function isQueryCode(text: string): boolean {
  return /^[0-9]{6}$/.test(text);
}
