/** What a rating is (R4.1–R4.6): grade and star, detail codes, when it may be given. Pure. */
import type { Grade, PointKind, RatingChannel, RatingDetails, RatingRules } from "#contract/rating.ts";
import { addDays, type Day } from "../time/day.ts";

export type Star = 1 | 2 | 3 | 4 | 5;

/** R4.1: the five grades in words. */
export const gradeNames: Record<Grade, string> = {
  1: "非常满意",
  2: "满意",
  3: "基本满意",
  4: "不满意",
  5: "非常不满意",
};

/** From the best, as they are asked. */
export const grades: readonly Grade[] = [1, 2, 3, 4, 5];

/** R4.2: names of the channels, by their `pf` code. */
export const channelNames: Record<RatingChannel, string> = {
  1: "电脑网页",
  2: "手机",
  3: "扫码",
  4: "窗口平板",
  5: "自助终端",
  6: "电话回访",
  7: "短信",
};

export const ratingChannels = Object.keys(channelNames).map(Number) as RatingChannel[];

export const pointNames: Record<PointKind, string> = {
  acceptance: "窗口收件",
  collection: "窗口领取结果",
  case: "网上办事",
};

/** R4.1: the national exchange counts the other way round: five stars are 非常满意. */
export const starOf = (grade: Grade): Star => (6 - grade) as Star;

/** R4.1: 不满意 and 非常不满意. */
export const isBad = (grade: Grade): boolean => grade >= 4;

export type RatingFault = "code-unknown" | "code-retired" | "code-of-another-star" | "code-twice";

/** R4.6: each code once, in use, and its first digit the star that was chosen; none at all is fine. */
export function codesFault(
  { details, retired }: Pick<RatingDetails, "details" | "retired">,
  grade: Grade,
  codes: readonly string[],
): RatingFault | undefined {
  if (new Set(codes).size < codes.length) return "code-twice";
  for (const code of codes) {
    if (retired.some(({ from, to }) => code >= from && code <= to)) return "code-retired";
    if (!details.some((detail) => detail.code === code)) return "code-unknown";
    if (code[0] !== String(starOf(grade))) return "code-of-another-star";
  }
  return undefined;
}

/** R4.4: the last day on which a service may be rated. */
export const ratedUntil = (servedOn: Day, { window }: Pick<RatingRules, "window">): Day =>
  addDays(servedOn, window.n);

/** R4.4: the last day on which a rating may be added to. */
export const followedUpUntil = (ratedOn: Day, { followUp }: Pick<RatingRules, "followUp">): Day =>
  addDays(ratedOn, followUp.n);

/** Once, by whoever rated, within the days that are set (R4.4). */
export function mayFollowUp(
  rating: { ratedOn: Day; followedUp: boolean },
  today: Day,
  rules: Pick<RatingRules, "followUp">,
): boolean {
  return !rating.followedUp && today <= followedUpUntil(rating.ratedOn, rules);
}
