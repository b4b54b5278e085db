import type { FastifyInstance } from "fastify";

/** How long those who are being answered have when the server stops. */
const GRACE_MS = 5000;
const SWEEP_MS = 100;

/**
 * Lets the server stop soon: a connection whose answer was being sent when the stop began is closed after it, instead
 * of waiting as long as a connection may be idle; whoever does not take their answer is left after a while.
 */
export function closeConnectionsSoon(app: FastifyInstance): void {
  let sweep: NodeJS.Timeout | undefined;
  let last: NodeJS.Timeout | undefined;
  app.addHook("preClose", async () => {
    sweep = setInterval(() => app.server.closeIdleConnections(), SWEEP_MS).unref();
    last = setTimeout(() => app.server.closeAllConnections(), GRACE_MS).unref();
  });
  app.addHook("onClose", async () => {
    clearInterval(sweep);
    clearTimeout(last);
  });
}
