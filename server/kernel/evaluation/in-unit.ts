import { fractionOf, over, shown, times, whole } from "../fraction.ts";

/** The same amount in another unit, exactly (to the fen); other units are left as they are. */
export function inUnit(value: string | null, from: string, to: string): string | null {
  const number = fractionOf(value);
  if (!number || from === to) return value;
  if (from === "元" && to === "万元") return shown(over(number, whole(10_000))!);
  return from === "万元" && to === "元" ? shown(times(number, whole(10_000))) : value;
}
