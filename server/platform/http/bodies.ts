/** JSON bodies are read strictly: well-formed UTF-8, no NUL character, no lone surrogate, no `__proto__`. */
import { isUtf8 } from "node:buffer";
import type { FastifyInstance } from "fastify";
import { refuse } from "./refusal.ts";

/** Replaces Fastify's own reader, which would quietly repair what is broken. */
export function readBodiesStrictly(app: FastifyInstance) {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    "application/json",
    { parseAs: "buffer" },
    async (request: unknown, body: Buffer) => {
      const charset = /charset="?([^";\s]+)/i.exec(contentType(request))?.[1] ?? "utf-8";
      if (!/^utf-?8$/i.test(charset)) throw refuse("wrong-content-type");
      return readJson(body);
    },
  );
}

const contentType = (request: unknown) =>
  (request as { headers: { "content-type"?: string } }).headers["content-type"] ?? "";

/** An empty body is no body: the route's schema says whether one is needed. */
export function readJson(body: Buffer): unknown {
  if (body.length === 0) return undefined;
  if (!isUtf8(body)) throw refuse("bad-encoding");
  const text = body.toString("utf8");
  const value = parsed(text);
  // Escapes that could make such texts are rare, so that the walk is too.
  if (/\\u(0000|d[89a-f])/i.test(text)) refuseBadText(value);
  if (/__proto__|\\u005f/i.test(text)) refusePrototypes(value);
  return value;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
  } catch (cause) {
    throw refuse("bad-json", { cause });
  }
}

function refuseBadText(value: unknown) {
  if (typeof value === "string") {
    if (value.includes("\u0000") || !value.isWellFormed()) throw refuse("bad-encoding");
  } else if (value && typeof value === "object") {
    for (const [key, inner] of Object.entries(value)) {
      refuseBadText(key);
      refuseBadText(inner);
    }
  }
}

function refusePrototypes(value: unknown) {
  if (!value || typeof value !== "object") return;
  if (Object.hasOwn(value, "__proto__")) throw refuse("bad-json");
  for (const inner of Object.values(value)) refusePrototypes(inner);
}

/** An address must be well-formed too: `%00` and broken escapes would reach the database. */
export function refuseBadAddress(url: string) {
  if (!url.includes("%")) return;
  if (url.includes("%00")) throw refuse("bad-encoding");
  try {
    decodeURIComponent(url.replaceAll("+", " "));
  } catch (cause) {
    throw refuse("bad-encoding", { cause });
  }
}
