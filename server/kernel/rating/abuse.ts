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
