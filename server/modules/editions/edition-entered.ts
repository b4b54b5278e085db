/** What people enter: entered again after publication, each time with its reason. Pure. */
import type { EditionCause, FigureDifference } from "#contract/edition.ts";
import { type Instant, shanghaiDay } from "#server/kernel/time/day.ts";

export interface LaterEntry {
  at: Instant;
  reason: string | null;
}

export const enteredCause = ({ at, reason }: LaterEntry): EditionCause => ({
  at,
  sentence: `${shanghaiDay(at)} 重新填报${reason ? `，原因：${reason}` : ""}`,
});

export interface EnteredLater extends Pick<FigureDifference, "place" | "name" | "was" | "now"> {
  /** What is different, where it is no number. */
  said?: string;
}

/** No fault. @param entries after publication, the newest first; at least one. */
export function enteredLater(
  { said, ...one }: EnteredLater,
  entries: readonly LaterEntry[],
): FigureDifference {
  const { name, was, now } = one;
  const causes = entries.map(enteredCause);
  const rest = causes.length > 1 ? `等 ${causes.length} 处` : "";
  const what = was === now ? "data" : "value";
  const value =
    what === "data"
      ? `“${name}”与公布时相同，但重新填报过。`
      : `“${name}”公布时为 ${was ?? "空"}，现在为 ${now ?? "空"}。`;
  const sentence = `${said ?? value}数据后来有变：${causes[0]?.sentence ?? ""}${rest}。`;
  return { ...one, what, why: "later", parts: [], causes, sentence };
}
