/** The frame every route hangs in: how requests are read, limited, checked, answered, logged and measured. */
import { randomUUID } from "node:crypto";
import compress from "@fastify/compress";
import cookie from "@fastify/cookie";
import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
  type RawReplyDefaultExpression,
  type RawRequestDefaultExpression,
  type RawServerDefault,
  type RouteOptions,
} from "fastify";
import { RefusalBody } from "#contract/refusal.ts";
import type { Config } from "#server/config.ts";
import type { Log } from "../log.ts";
import type { Metrics } from "../metrics.ts";
import { describeApi } from "./api-description.ts";
import { readBodiesStrictly, refuseBadAddress } from "./bodies.ts";
import { answerError } from "./errors.ts";
import "./http-refusals.ts";
import { closeConnectionsSoon } from "./closing.ts";
import { shedLoad } from "./load.ts";
import { refuseForeignOrigin } from "./origin.ts";
import { servePages } from "./pages.ts";
import { answerProbes, type ReadyCheck } from "./probes.ts";
import { limitRates } from "./rates.ts";
import { securityHeaders } from "./security-headers.ts";
import { readOnUnreadBodies } from "./unread-bodies.ts";
import { answerCompiler, inputCompiler } from "./validation.ts";

/** What modules hang their routes on; schemas give the types of body, query and answer. */
export type App = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>;

export interface FrameOptions {
  config: Config;
  log: Log;
  metrics: Metrics;
  checks: ReadyCheck[];
  /** Folder of the built pages. */
  pages: string;
}

/** An application without modules; it does not listen. */
export async function createFrame({ config, log, metrics, checks, pages }: FrameOptions): Promise<App> {
  const answer = (error: Error, request: FastifyRequest, reply: FastifyReply) => {
    metrics.refusals.inc({ code: answerError(error, request, reply) });
  };
  const app = fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    frameworkErrors: answer,
    genReqId: () => randomUUID(),
    trustProxy: config.trustedProxies.length > 0 ? config.trustedProxies : false,
    bodyLimit: config.bodyKilobytes * 1024,
    requestTimeout: 120_000,
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: true },
  }).withTypeProvider<TypeBoxTypeProvider>() as App;
  app.setValidatorCompiler(inputCompiler);
  app.setSerializerCompiler(answerCompiler);
  readBodiesStrictly(app);
  app.setErrorHandler(answer);
  closeConnectionsSoon(app);
  readOnUnreadBodies(app);
  const fixed = securityHeaders(config.origin.startsWith("https:"));
  app.addHook("onRequest", async (request, reply) => {
    void reply.headers(fixed).header("x-request-id", request.id);
  });
  shedLoad(app, config);
  app.addHook("onRequest", async (request) => {
    refuseBadAddress(request.url);
    refuseForeignOrigin(request, config.publicUrl);
  });
  measure(app, metrics);
  app.addHook("onRoute", addRefusalAnswers);
  await limitRates(app, { client: config.clientRate, account: config.accountRate });
  await app.register(cookie);
  await app.register(compress, { threshold: 2048, encodings: ["br", "gzip", "identity"], ...COMPRESSION });
  await describeApi(app, config.origin);
  answerProbes(app, checks, metrics, config.metricsToken);
  await servePages(app, pages);
  return app;
}

/** Strong enough to help on a county's lines, light enough for the processor. */
const COMPRESSION = { brotliOptions: { params: { 1: 4 } }, zlibOptions: { level: 5 } };

/** One line in the log and one count in the figures for each request. */
function measure(app: FastifyInstance, { requests }: Metrics) {
  app.addHook("onResponse", async (request, reply) => {
    const route = request.routeOptions.url ?? "unknown";
    requests.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000);
    if (request.routeOptions.config.unshed) return;
    request.log.info({ req: request, res: reply, ms: Math.round(reply.elapsedTime * 10) / 10 }, "answered");
  });
}

/** Every described route can also refuse, and says so. */
function addRefusalAnswers(route: RouteOptions) {
  const schema = route.schema as { hide?: boolean; response?: Record<string, unknown> } | undefined;
  if (!schema || schema.hide) return;
  schema.response = { ...schema.response, "4xx": RefusalBody, "5xx": RefusalBody };
}
