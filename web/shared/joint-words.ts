/** How the parts of a joint application (一件事) stand, in words; the same for the applicant and the staff. Pure. */
import type { PartWaitView } from "#contract/application.ts";
import type { PartPhase } from "#contract/joint.ts";
import type { TagKind } from "./ui/Tag.tsx";

export const phaseTags: Record<PartPhase, TagKind> = {
  waiting: "paused",
  going: "running",
  yours: "asked",
  done: "good",
  lost: "ended",
};

const ordinals = ["第一步", "第二步", "第三步", "第四步", "第五步"];

/** “第一步” for the wave 0. */
export function waveWords(wave: number): string {
  return ordinals[wave] ?? `第 ${wave + 1} 步`;
}

/** “等《营业执照》办好，自动开始”; the name of the item where its result has none. */
export function waitWords(waits: readonly PartWaitView[]): string {
  return `等${waits.map(({ licence, subject }) => `《${licence ?? subject}》`).join("")}办好，自动开始`;
}
