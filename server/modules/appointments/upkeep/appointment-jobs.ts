/** Every minute what comes free by itself, in the afternoon reminders, every night the days that come into the horizon. */
import { daily, everyMinutes, type Job } from "#server/platform/jobs/jobs.ts";
import { remindOfTomorrow } from "../coming/reminding.ts";
import { keepSlots } from "../slots/slots.ts";
import { sweepAppointments } from "./sweep.ts";

export const sweepJob: Job = {
  name: "appointments-sweep",
  schedule: everyMinutes(1),
  attempts: 1,
  run: (_payload, services) => sweepAppointments(services, services.now()),
};

export const reminderJob: Job = {
  name: "appointments-remind",
  schedule: everyMinutes(10),
  attempts: 1,
  run: (_payload, services) => remindOfTomorrow(services, services.now()),
};

export const slotsJob: Job = {
  name: "appointments-slots",
  schedule: daily("00:05"),
  run: (_payload, services) => keepSlots(services, services.now()),
};
