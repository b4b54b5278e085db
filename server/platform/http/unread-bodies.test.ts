import assert from "node:assert/strict";
import { connect } from "node:net";
import { test } from "node:test";
import multipart from "@fastify/multipart";
import fastify from "fastify";
import { afterTest } from "#server/testing/cleanups.ts";
import { readOnUnreadBodies } from "./unread-bodies.ts";

const boundary = "----tongban";

/** A request that brings a file of so many bytes. */
function bringing(bytes: number): Buffer {
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\n`;
  const body = Buffer.concat([
    Buffer.from(head),
    Buffer.alloc(bytes, "a"),
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]);
  const lines = ["POST / HTTP/1.1", "host: x", `content-type: multipart/form-data; boundary=${boundary}`];
  return Buffer.concat([
    Buffer.from(`${lines.join("\r\n")}\r\ncontent-length: ${body.length}\r\n\r\n`),
    body,
  ]);
}

test("after a file that was refused half-way the same connection is answered again", async (t) => {
  const app = fastify();
  await app.register(multipart);
  readOnUnreadBodies(app);
  app.post("/", async (request, reply) => {
    const part = await request.file();
    let size = 0;
    for await (const chunk of part!.file) {
      size += chunk.length;
      if (size > 100_000) return await reply.code(413).send("too large");
    }
    return "kept";
  });
  await app.listen({ host: "127.0.0.1", port: 0 });
  afterTest(t, () => app.close());
  const socket = connect((app.server.address() as { port: number }).port, "127.0.0.1");
  afterTest(t, () => socket.destroy());
  for (const bytes of [5_000_000, 10, 5_000_000, 10]) socket.write(bringing(bytes));
  const answers: string[] = [];
  const given = Promise.withResolvers<void>();
  socket.on("data", (data) => {
    answers.push(...(data.toString().match(/too large|kept/g) ?? []));
    if (answers.length === 4) given.resolve();
  });
  const late = setTimeout(() => given.reject(new Error(`only ${answers.join(", ")}`)), 20_000);
  afterTest(t, () => clearTimeout(late));
  await given.promise;
  assert.deepEqual(answers, ["too large", "kept", "too large", "kept"]);
});
