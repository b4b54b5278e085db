/** One open Server-Sent Events answer. */
import type { FastifyReply } from "fastify";
import type { LiveEvent } from "./change.ts";

export interface Stream {
  send(event: LiveEvent): void;
  /** A whole block of the stream as it is: one string may be written to many. */
  write(block: string | Buffer): void;
  end(): void;
  onEnd(act: () => void): void;
}

/** Comments that keep proxies from closing the connection. */
const HEARTBEAT_MS = 20_000;
/** After this the page connects again, and its rights are looked at again. */
const LIFETIME_MS = 30 * 60_000;
/** A reader slower than this is let go; it connects again and gets what it missed. */
const MOST_BUFFERED_BYTES = 256 * 1024;

export function openStream(reply: FastifyReply): Stream {
  reply.hijack();
  const { raw } = reply;
  for (const [name, value] of Object.entries(reply.getHeaders()))
    if (value !== undefined) raw.setHeader(name, value);
  raw.writeHead(200, {
    "content-type": "text/event-stream; charset=utf-8",
    "cache-control": "no-store",
    "x-accel-buffering": "no",
  });
  raw.write("retry: 2000\n\n");
  const heartbeat = setInterval(() => raw.write(": \n\n"), HEARTBEAT_MS);
  const end = setTimeout(() => raw.end(), LIFETIME_MS);
  raw.once("close", () => {
    clearInterval(heartbeat);
    clearTimeout(end);
  });
  const write = (block: string | Buffer) => {
    if (raw.destroyed || raw.writableEnded) return;
    raw.write(block);
    if (raw.writableLength > MOST_BUFFERED_BYTES) raw.destroy();
  };
  return {
    send: ({ id, kind, subject }) =>
      write(`id: ${id}\nevent: ${kind}\ndata: ${JSON.stringify({ id: subject })}\n\n`),
    write,
    end: () => void raw.end(),
    onEnd: (act) => void raw.once("close", act),
  };
}
