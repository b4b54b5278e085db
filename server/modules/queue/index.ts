/** The only door into the module: visits, numbers, counters, and the one stream of each hall (一号通). */
import "./queue-refusals.ts";
import type { Module } from "#server/platform/module.ts";
import { counterRoutes } from "./counters/counter-routes.ts";
import { seatRoutes } from "./counters/seat-routes.ts";
import { dayEndJob, watchJob } from "./day/queue-jobs.ts";
import { demonstrationLine } from "./demonstration.ts";
import { hallRoutes } from "./halls/hall-routes.ts";
import { pageRoutes } from "./halls/page-routes.ts";
import { loadQueues } from "./settings/load.ts";
import { settingsRoutes } from "./settings/settings-routes.ts";
import { ticketRoutes } from "./tickets/ticket-routes.ts";

export { callNext, openCounter } from "./counters/counter-commands.ts";
export { ticketView } from "./counters/panel.ts";
export { type Seat, seatOf, seatsAt, takeSeat } from "./counters/seats.ts";
export { endDay } from "./day/queue-jobs.ts";
export { readSpans as spansOf } from "./figures/figures-store.ts";
export { waitOf } from "./figures/pace.ts";
export { queueFacts } from "./figures/queue-facts.ts";
export { guardClosing } from "./settings/closing-guards.ts";
export { rulesOf as queueRulesOf } from "./settings/queue-rules.ts";
export { queueNamed, queuesOf, type ServiceQueue } from "./settings/queue-store.ts";
export { hallSnapshot } from "./stream/hall-stream.ts";
export { numberOfTicket, personOfTicket, ticketOfClerk } from "./tickets/called-ticket.ts";
export { waitingByHall } from "./tickets/line-store.ts";
export { type Taking, takeNumber, takeNumberIn } from "./tickets/take-number.ts";
export { actOnTicket } from "./tickets/ticket-commands.ts";
export { queueFor } from "./tickets/which-queue.ts";

export const queue: Module = {
  name: "queue",
  routes: (app, services) => {
    hallRoutes(app, services);
    counterRoutes(app, services);
    ticketRoutes(app, services);
    seatRoutes(app, services);
    pageRoutes(app, services);
    settingsRoutes(app, services);
  },
  jobs: [dayEndJob, watchJob],
  load: loadQueues,
  demonstrate: demonstrationLine,
};
