/** Limits how often one client and one session may ask. Routes may set stricter limits of their own. */
import { createHash } from "node:crypto";
import rateLimit from "@fastify/rate-limit";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { refuse } from "./refusal.ts";

export interface Rates {
  /** Requests a minute from one address; a whole hall may share one. 0: any number. */
  client: number;
  /** Requests a minute of one session or key. 0: any number. */
  account: number;
}

const MINUTE = 60_000;

export async function limitRates(app: FastifyInstance, rates: Rates) {
  await app.register(rateLimit, {
    global: rates.client > 0,
    max: rates.client,
    timeWindow: MINUTE,
    cache: 20_000,
    addHeaders: { "x-ratelimit-limit": false, "x-ratelimit-remaining": false, "x-ratelimit-reset": false },
    addHeadersOnExceeding: {
      "x-ratelimit-limit": false,
      "x-ratelimit-remaining": false,
      "x-ratelimit-reset": false,
    },
    errorResponseBuilder: (_request, { ttl }) => tooMany(Math.ceil(ttl / 1000)),
  });
  if (rates.account > 0) limitAccounts(app, rates.account);
}

function limitAccounts(app: FastifyInstance, max: number) {
  const limited = app.createRateLimit({ max, timeWindow: MINUTE, keyGenerator: accountKey });
  app.addHook("onRequest", async (request) => {
    if (!credential(request) || request.routeOptions.config.rateLimit === false) return;
    const result = await limited(request);
    if (!result.isAllowed && result.isExceeded) throw tooMany(result.ttlInSeconds);
  });
}

const tooMany = (seconds: number) => refuse("too-many-requests", { retryAfter: seconds });

/** The session's cookie or the key of a connected system; never kept in clear. */
const credential = ({ headers }: FastifyRequest) => headers.authorization ?? headers.cookie;

const accountKey = (request: FastifyRequest) =>
  createHash("sha256")
    .update(credential(request) ?? "")
    .digest("base64");
