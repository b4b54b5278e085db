/** Signs that somebody rates in others' place (R4.3). What is doubtful is set aside for a person. Pure. */
import type { RatingRules } from "#contract/rating.ts";

/** Why a rating waits for a person. */
export type HoldReason = "device-burst" | "network-burst";

export const holdReasons: Record<HoldReason, string> = {
  "device-burst": "同一台设备短时间内评价过多",
  "network-burst": "同一个网络短时间内评价过多",
};

/** @param recent ratings of the same device and of the same network within the minutes that are set, this one left out. */
export function holdReason(
  { bursts }: Pick<RatingRules, "bursts">,
  recent: { device: number; network: number },
): HoldReason | undefined {
  if (recent.device >= bursts.device.n) return "device-burst";
  return recent.network >= bursts.network.n ? "network-burst" : undefined;
}

/** Whether an IPv4 address lies in one of these networks (`10.1.0.0/16`); anything else lies in none. */
export function inNetworks(address: string, networks: readonly string[]): boolean {
  const ip = numberOf(address.replace(/^::ffff:/, ""));
  if (ip === undefined) return false;
  return networks.some((network) => {
    const [base = "", bits = ""] = network.split("/");
    const start = numberOf(base);
    const length = Number(bits);
    if (start === undefined || length > 32) return false;
    const size = 2 ** (32 - length);
    return Math.floor(ip / size) === Math.floor(start / size);
  });
}

function numberOf(address: string): number | undefined {
  const parts = address.split(".").map(Number);
  const sound =
    parts.length === 4 && parts.every((part) => Number.isInteger(part) && part >= 0 && part < 256);
  return sound ? parts.reduce((sum, part) => sum * 256 + part, 0) : undefined;
}
