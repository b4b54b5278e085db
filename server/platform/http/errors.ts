/** Turns whatever was thrown into an answer: a refusal as it is, bad input in Chinese, everything else an incident. */
import { randomUUID } from "node:crypto";
import type { ErrorObject } from "ajv";
import type { FastifyError, FastifyReply, FastifyRequest } from "fastify";
import type { RefusalBody } from "#contract/refusal.ts";
import { inputFaults } from "./input-faults.ts";
import { Refusal, refuse } from "./refusal.ts";

/** Answers an error and returns its code. */
export function answerError(error: Error, request: FastifyRequest, reply: FastifyReply): string {
  const refused = asRefusal(error);
  if (!refused) return answerIncident(error, request, reply);
  const level = refused.status >= 500 ? "warn" : "info";
  request.log[level](
    { req: request, refused: refused.code, cause: causeLine(refused.cause) },
    refused.message,
  );
  const { retryAfter } = refused.details;
  if (retryAfter !== undefined) void reply.header("retry-after", retryAfter);
  void reply.code(refused.status).type("application/json; charset=utf-8").send(refusalBody(refused));
  return refused.code;
}

const causeLine = (cause: unknown) => (cause instanceof Error ? cause.message : undefined);

export function refusalBody({ code, userMessage, details }: Refusal): RefusalBody {
  const { field, fields = field ? [{ field, message: userMessage }] : [] } = details;
  const [first] = fields;
  return { code, message: userMessage, ...(first && { field: field ?? first.field, fields: [...fields] }) };
}

/** The people who run the system find the whole story in the log by the incident's number. */
function answerIncident(error: Error, request: FastifyRequest, reply: FastifyReply): string {
  const incident = randomUUID().slice(0, 8);
  request.log.error({ req: request, incident, err: error }, "incident");
  const message = `系统出错了，编号 ${incident}。请稍后重试；如仍出现，请把编号告诉工作人员。`;
  const body: RefusalBody = { code: "internal", message, incident };
  void reply.code(500).type("application/json; charset=utf-8").send(body);
  return body.code;
}

/** What the framework and the database throw, as the refusal it means; undefined when it is a fault of ours. */
function asRefusal(error: Error & Partial<FastifyError>): Refusal | undefined {
  if (error instanceof Refusal) return error;
  if (error.validation)
    return refuse("invalid-input", { fields: inputFaults(error.validation as ErrorObject[]) });
  if (BROKEN_MULTIPART.test(error.message)) return refuse("bad-multipart", { cause: error });
  if (databaseGone(error)) return refuse("database-unavailable", { retryAfter: 3, cause: error });
  const code = frameworkCodes[error.code ?? ""];
  if (code) return refuse(code, { cause: error });
  const status = error.statusCode ?? 500;
  return status >= 400 && status < 500 ? refuse("bad-request", { cause: error }) : undefined;
}

/** What the reader of multipart bodies throws has no code. */
const BROKEN_MULTIPART = /^(Multipart: |Unexpected end of (multipart data|file)|Part terminated early)/;

const frameworkCodes: Record<string, string> = {
  FST_ERR_CTP_BODY_TOO_LARGE: "body-too-large",
  FST_REQ_FILE_TOO_LARGE: "body-too-large",
  FST_ERR_CTP_INVALID_MEDIA_TYPE: "wrong-content-type",
  FST_INVALID_MULTIPART_CONTENT_TYPE: "wrong-content-type",
  FST_ERR_CTP_EMPTY_JSON_BODY: "bad-json",
  FST_ERR_CTP_INVALID_JSON_BODY: "bad-json",
  FST_ERR_BAD_URL: "bad-encoding",
};

/** Connection lost or refused, too many connections, shutdown, deadlock, serialization failure, time-out. */
const GONE = /^(08...|57P0[1-5]|57014|53[123]00|40001|40P01|ECONNREFUSED|ECONNRESET|EPIPE|ENOENT|ETIMEDOUT)$/;
const CUT =
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/;

function databaseGone(error: Error & { code?: string; syscall?: string }): boolean {
  if (CUT.test(error.message)) return true;
  if (!GONE.test(error.code ?? "")) return false;
  return error.code !== "ENOENT" || error.syscall === "connect";
}
