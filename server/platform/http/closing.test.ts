import assert from "node:assert/strict";
import { once } from "node:events";
import { Agent, get, type IncomingMessage } from "node:http";
import { connect } from "node:net";
import { Readable } from "node:stream";
import { test } from "node:test";
import fastify from "fastify";
import { afterTest, type Cleanups } from "#server/testing/cleanups.ts";
import { closeConnectionsSoon } from "./closing.ts";

/** A server whose one answer begins, and goes on when the stop has begun. */
async function slowServer(t: Cleanups, rest: string) {
  const app = fastify();
  closeConnectionsSoon(app);
  const { promise: go, resolve: letGo } = Promise.withResolvers<void>();
  app.get("/", (_, reply) => reply.send(Readable.from(answer())));
  async function* answer() {
    yield "begun, ";
    await go;
    yield rest;
  }
  await app.listen({ host: "127.0.0.1", port: 0 });
  afterTest(t, () => app.server.closeAllConnections());
  const { port } = app.server.address() as { port: number };
  const close = async () => {
    const begun = performance.now();
    const closed = app.close();
    letGo();
    await closed;
    return performance.now() - begun;
  };
  return { port, close };
}

test("an answer that was in work is given in full, and its connection does not hold up the stop", async (t) => {
  const { port, close } = await slowServer(t, "done");
  const agent = new Agent({ keepAlive: true });
  afterTest(t, () => agent.destroy());
  const asked = get({ port, host: "127.0.0.1", agent });
  const [answer] = (await once(asked, "response")) as [IncomingMessage];
  const closed = close();
  assert.equal((await answer.toArray()).join(""), "begun, done");
  assert.ok((await closed) < 4000, "sooner than the grace");
});

test("whoever does not take their answer is left", async (t) => {
  const { port, close } = await slowServer(t, "x".repeat(50_000_000));
  const socket = connect(port, "127.0.0.1");
  afterTest(t, () => socket.destroy());
  socket.write("GET / HTTP/1.1\r\nhost: x\r\n\r\n");
  await once(socket, "readable");
  socket.on("error", () => undefined);
  assert.ok((await close()) < 10_000);
});
