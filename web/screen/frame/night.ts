/** A screen is never closed: at night it loads itself anew, and with that whatever was updated meanwhile. */
const HOUR = 4;

/** Milliseconds until the next four in the morning of the county. */
export function untilNight(now: Date): number {
  const [hours = 0, minutes = 0] = now
    .toLocaleTimeString("sv-SE", { timeZone: "Asia/Shanghai" })
    .split(":")
    .map(Number);
  const left = HOUR * 60 - (hours * 60 + minutes);
  return (left > 0 ? left : left + 24 * 60) * 60_000;
}

export function reloadAtNight(): void {
  setTimeout(() => location.reload(), untilNight(new Date()));
}
