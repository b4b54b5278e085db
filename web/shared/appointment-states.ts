/** How the states of an appointment look. */
import type { AppointmentState } from "#contract/appointment.ts";
import type { TagKind } from "./ui/Tag.tsx";

export const stateKinds: Record<AppointmentState, TagKind> = {
  booked: "running",
  displaced: "asked",
  arrived: "good",
  missed: "bad",
  cancelled: "ended",
  "called-off": "ended",
};
