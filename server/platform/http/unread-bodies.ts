import type { FastifyInstance } from "fastify";

/**
 * Reads on what nobody read of a request that has been answered, and throws it away: a file refused half-way would
 * otherwise stand in the connection, and the next request that comes through it would never be answered.
 */
export function readOnUnreadBodies(app: FastifyInstance): void {
  app.addHook("onResponse", async ({ raw }) => {
    if (raw.complete) return;
    raw.unpipe();
    raw.resume();
  });
}
