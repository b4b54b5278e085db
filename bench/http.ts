/**
 * A small HTTP/1.1 client on one connection that stays open: it asks one thing at a time and takes little of the
 * processor it shares with what it measures. It reads only what our server answers: bodies with a length.
 */
import { connect, type Socket } from "node:net";

export interface Ask {
  method: "GET" | "POST" | "PUT";
  path: string;
  body?: object;
}

export interface Answer {
  status: number;
  headers: string;
  body: string;
}

export interface HttpConnection {
  ask(request: Ask): Promise<Answer>;
  close(): void;
}

const END_OF_HEAD = Buffer.from("\r\n\r\n");

export async function httpConnection(
  address: string,
  headers: Record<string, string>,
): Promise<HttpConnection> {
  const { hostname, port, host } = new URL(address);
  const fixed = Object.entries({ host, ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
  const socket = connect(Number(port), hostname).setNoDelay(true);
  await new Promise<void>((resolve, reject) => socket.once("connect", resolve).once("error", reject));
  const answers = answersOf(socket);
  return {
    ask: ({ method, path, body }) => {
      const text = body === undefined ? "" : JSON.stringify(body);
      const length =
        text && `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(text)}\r\n`;
      socket.write(`${method} ${path} HTTP/1.1\r\n${fixed.join("")}${length}\r\n${text}`);
      return answers();
    },
    close: () => socket.destroy(),
  };
}

/** Waits for the next whole answer. */
function answersOf(socket: Socket): () => Promise<Answer> {
  let received: Buffer = Buffer.alloc(0);
  let broken: Error | undefined;
  let waiting: PromiseWithResolvers<Answer> | undefined;
  socket.on("data", (part: Buffer) => {
    received = received.length === 0 ? part : Buffer.concat([received, part]);
    const whole = wholeAnswer(received);
    if (!whole) return;
    received = Buffer.alloc(0);
    waiting?.resolve(whole);
  });
  const lost = (error: Error) => {
    broken ??= error;
    waiting?.reject(broken);
  };
  socket.on("error", lost).on("close", () => lost(new Error("the server closed the connection")));
  return () => {
    waiting = Promise.withResolvers();
    if (broken) waiting.reject(broken);
    return waiting.promise;
  };
}

function wholeAnswer(received: Buffer): Answer | undefined {
  const end = received.indexOf(END_OF_HEAD);
  if (end < 0) return undefined;
  const headers = received.toString("latin1", 0, end);
  const start = end + END_OF_HEAD.length;
  const length = Number(/content-length: (\d+)/i.exec(headers)?.[1] ?? 0);
  if (received.length < start + length) return undefined;
  return { status: Number(headers.slice(9, 12)), headers, body: received.toString("utf8", start) };
}
