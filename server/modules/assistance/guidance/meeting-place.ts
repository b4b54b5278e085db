/**
 * Where the two meet. Video and shared screens are another system's affair: a hall that has one gives its address here;
 * the demonstration shows a room that says it is only a demonstration.
 */
import { randomBytes } from "node:crypto";
import type { Services } from "#server/platform/services.ts";

export interface MeetingPlace {
  /** An address for one meeting, which nobody guesses. */
  open(): string;
}

export function meetingPlaceOf({ config }: Pick<Services, "config">): MeetingPlace {
  return { open: () => `${config.origin}/assistance/room#${randomBytes(16).toString("base64url")}` };
}
