/** The structured log: one JSON object a line, with the request's id and trace, without personal data. */
import type { FastifyBaseLogger } from "fastify";
import { destination, pino } from "pino";

export type Log = FastifyBaseLogger;

export interface LogOptions {
  level: string;
  /** Absent: standard output. */
  file?: string | undefined;
}

export function createLog({ level, file }: LogOptions): Log {
  const options = {
    level,
    base: null,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label: string) => ({ level: label }) },
    serializers: { req: requestLine, res: responseLine, err: errorLine },
  };
  return pino(options, destination({ dest: file ?? 1, mkdir: true, mode: 0o600, sync: false }));
}

interface LoggedRequest {
  method: string;
  url: string;
  routeOptions?: { url?: string | undefined };
  headers: Record<string, unknown>;
}

/** The route, not the address: addresses may hold numbers of people. Neither query, nor headers, nor the client. */
function requestLine(request: LoggedRequest) {
  const trace = traceOf(request.headers.traceparent);
  const route = request.routeOptions?.url ?? maskedPath(request.url);
  return { method: request.method, route, ...(trace && { trace }) };
}

const responseLine = (response: { statusCode: number }) => ({ status: response.statusCode });

/** A database error's detail may quote a row; it stays out. */
function errorLine(error: Error & { code?: string; cause?: unknown }): object {
  const { name, message, stack, code } = error;
  const cause = error.cause instanceof Error ? { cause: errorLine(error.cause) } : {};
  return { name, message, ...(code && { code }), ...(stack && { stack }), ...cause };
}

/** An address no route knows, without its query, long numbers (phones, identity numbers) and tokens of links. */
export function maskedPath(url: string): string {
  const [path = ""] = url.split("?", 1);
  const tokenless = path
    .slice(0, 200)
    .replace(/(?<=\/)[A-Za-z0-9_-]{20,}(?=\/|$)/g, (part) => (/[0-9A-Z_]/.test(part) ? "*" : part));
  return tokenless.replace(/[0-9][0-9Xx]{6,}/g, "*");
}

/** The trace id of a W3C `traceparent` header. */
export function traceOf(header: unknown): string | undefined {
  const found = /^[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}$/.exec(String(header ?? ""));
  return found?.[1] === "0".repeat(32) ? undefined : found?.[1];
}
