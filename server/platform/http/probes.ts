/** What machines ask: does the process live, is it ready for people, how is it doing. */
import { timingSafeEqual } from "node:crypto";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Metrics } from "../metrics.ts";
import { refuse } from "./refusal.ts";

/** A thing that must work before people are let in: resolves when it does, rejects with why not. */
export type ReadyCheck = { name: string; check: () => Promise<void> };

const PATIENCE_MS = 2000;

export function answerProbes(
  app: FastifyInstance,
  checks: ReadyCheck[],
  metrics: Metrics,
  token: string | undefined,
) {
  const config = { unshed: true, rateLimit: false as const };
  const schema = { hide: true };
  app.get("/healthz", { config, schema }, async () => ({ status: "ok" }));
  app.get("/readyz", { config, schema }, async (_request, reply) => {
    const results = await Promise.all(checks.map(async (one) => [one.name, await outcome(one)] as const));
    const ready = results.every(([, result]) => result === "ok");
    return reply
      .code(ready ? 200 : 503)
      .send({ status: ready ? "ok" : "not ready", ...Object.fromEntries(results) });
  });
  app.get("/metrics", { config, schema }, async (request, reply) => {
    if (!mayReadMetrics(request, token)) throw refuse("not-found");
    return reply.type(metrics.registry.contentType).send(await metrics.registry.metrics());
  });
}

async function outcome({ check }: ReadyCheck): Promise<string> {
  const late = new Promise<string>((resolve) => setTimeout(resolve, PATIENCE_MS, "no answer").unref());
  return Promise.race([check().then(() => "ok"), late]).catch((error: Error) => error.message);
}

/** With a token, whoever has it; without one, this machine. */
function mayReadMetrics(request: FastifyRequest, token: string | undefined): boolean {
  if (token === undefined) return /^(127\.|::1$|::ffff:127\.)/.test(request.ip);
  const given = Buffer.from(request.headers.authorization?.replace(/^Bearer /, "") ?? "");
  const wanted = Buffer.from(token);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
