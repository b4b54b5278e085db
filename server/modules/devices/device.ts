/** Devices: codes, and how a device stands. Pure but for the dice. */
import { randomInt } from "node:crypto";
import type { DeviceView } from "#contract/devices.ts";
import { type Instant, msOf } from "#server/kernel/time/day.ts";
import type { Sealing } from "#server/platform/sealing/sealing.ts";

/** Eight digits, because a machine without a keyboard must take them by finger. */
export const newCode = (): string => String(randomInt(100_000_000)).padStart(8, "0");

/** What is kept of a code; it is worth a few minutes and one use. */
export const codeDigest = (sealing: Sealing, code: string): string => sealing.blind(code, "device-code");

/** How a device stands at `now`: a device is silent when its last word is older than it may be. */
export function standingOf(
  device: { closed: boolean; enrolled: boolean; seenAt: Instant | undefined },
  silentSeconds: number,
  now: Instant,
): DeviceView["standing"] {
  if (device.closed) return "closed";
  if (!device.enrolled) return "waiting";
  if (device.seenAt === undefined) return "silent";
  return msOf(now) - msOf(device.seenAt) > silentSeconds * 1000 ? "silent" : "live";
}
