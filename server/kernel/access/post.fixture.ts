/** Members of staff with one post, and a case they may or may not touch. */
import { roleNames } from "#contract/words.ts";
import type { Post, StaffActor, StaffRole } from "./actor.ts";
import type { CaseSubject } from "./subject.ts";

export const division = "430482";
export const organ = "11430482MB1234567A";
export const otherOrgan = "11430482MB7654321B";
export const uscc = "91430482MA4L16JQ9B";
export const roles = Object.keys(roleNames) as StaffRole[];

export function staff(role: StaffRole, more: Partial<Post> = {}): StaffActor {
  const post: Post = { id: "p", role, organ, halls: [], reach: "organ", ...more };
  return { kind: "staff", division, id: `${role}-1`, posts: [post] };
}

export const theCase: CaseSubject = { division, organ, hall: "county", resident: "r1" };
