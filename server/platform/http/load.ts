/** Sheds load before it hurts: too long a wait for the event loop or too many requests in work means 503, early. */
import type { FastifyInstance } from "fastify";
import { refuse } from "./refusal.ts";

export interface LoadLimits {
  lagMs: number;
  inFlight: number;
}

const SAMPLE_MS = 100;
const RETRY_AFTER_SECONDS = 2;

declare module "fastify" {
  interface FastifyContextConfig {
    /** Not counted and never shed: health checks, and streams that stay open. */
    unshed?: boolean;
  }
}

export function shedLoad(app: FastifyInstance, limits: LoadLimits) {
  const lag = watchedLag();
  let inFlight = 0;
  app.addHook("onClose", async () => lag.stop());
  app.addHook("onRequest", async (request, reply) => {
    if (request.routeOptions.config.unshed) return;
    if (lag.milliseconds() > limits.lagMs || inFlight >= limits.inFlight) {
      throw refuse("overloaded", { retryAfter: RETRY_AFTER_SECONDS });
    }
    inFlight++;
    reply.raw.once("close", () => {
      inFlight--;
    });
  });
}

/** How late a timer comes, smoothed over about half a second. */
function watchedLag() {
  let lag = 0;
  let expected = performance.now() + SAMPLE_MS;
  const timer = setInterval(() => {
    const now = performance.now();
    lag = lag * 0.8 + Math.max(0, now - expected) * 0.2;
    expected = now + SAMPLE_MS;
  }, SAMPLE_MS).unref();
  return { milliseconds: () => lag, stop: () => clearInterval(timer) };
}
