import type { Item } from "#contract/item.ts";

export type OnlineGrade = "I" | "II" | "III" | "IV";

type Channel = NonNullable<Item["channel"]>;

/** What each grade means to a resident. */
export const onlineGradeNames: Record<OnlineGrade, string> = {
  I: "网上可查办事指南",
  II: "网上申请，到窗口核验",
  III: "网上申请，最多跑一次",
  IV: "全程网办，不用跑",
};

/**
 * The online grade I–IV, derived from what can be done online and how often one must come; never typed by hand
 * (R1.15). Undefined when nothing is online.
 *
 * IV: submit, accept, handle and answer online (2, 4, 5, 6) and no visit. III: submit and accept online with
 * pre-review or handling (2, 4 and 3 or 5) and at most one visit. II: submit online (2). I: anything less.
 */
export function onlineGrade(channel: Channel | undefined): OnlineGrade | undefined {
  if (!channel?.online || channel.depth.length === 0) return undefined;
  const can = (code: string) => channel.depth.includes(code);
  if (channel.visits === 0 && can("2") && can("4") && can("5") && can("6")) return "IV";
  if (channel.visits <= 1 && can("2") && can("4") && (can("3") || can("5"))) return "III";
  return can("2") ? "II" : "I";
}
