/** The only door into the module: appointments at the halls' service queues (预约, R12.2). */
import "./appointments-refusals.ts";
import { guardClosing } from "#server/modules/queue/index.ts";
import type { Module } from "#server/platform/module.ts";
import { appointmentRulesOf } from "./appointment-rules.ts";
import { staffRoutes } from "./desk/staff-routes.ts";
import { changeRoutes, waitingRoutes } from "./portal/change-routes.ts";
import { portalRoutes } from "./portal/portal-routes.ts";
import { schedulerRoutes } from "./scheduler/scheduler-routes.ts";
import { countToCome } from "./slots/slot-store.ts";
import { keepSlots } from "./slots/slots.ts";
import { reminderJob, slotsJob, sweepJob } from "./upkeep/appointment-jobs.ts";

export type { Appointment } from "./appointment.ts";
export { appointmentFacts } from "./appointment-facts.ts";
export { appointmentsOfDay } from "./appointment-lists.ts";
export { appointmentsHere, ownAppointmentHere } from "./coming/at-hall.ts";
export { type CheckedInTicket, type CheckingIn, checkIn } from "./coming/check-in.ts";
export { appointmentFigures } from "./desk/figures.ts";
export { bookForSomebody } from "./desk/staff-acts.ts";
export { bookOwn, cancelOwn, keepOwnPlace } from "./portal/own-acts.ts";
export { bookableQueues, queueSlots } from "./slots/free.ts";
export { keepSlots } from "./slots/slots.ts";
export { sweepAppointments } from "./upkeep/sweep.ts";

export const appointments: Module = {
  name: "appointments",
  routes: (app, services) => {
    portalRoutes(app, services);
    changeRoutes(app, services);
    waitingRoutes(app, services);
    staffRoutes(app, services);
    schedulerRoutes(app, services);
  },
  jobs: [sweepJob, slotsJob, reminderJob],
  load: async (services) => {
    appointmentRulesOf(services);
    guardClosing(services, countToCome);
    await keepSlots(services, services.now());
  },
};
