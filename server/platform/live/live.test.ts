import assert from "node:assert/strict";
import { test } from "node:test";
import { testApp } from "#server/testing/app.ts";
import { afterTest, type Cleanups } from "#server/testing/cleanups.ts";
import type { Module } from "../module.ts";
import { announce } from "./live.ts";

/** Streams for whoever names the topics, so that the stream is tested and not the permissions of the hall. */
const radio: Module = {
  name: "radio",
  routes(app, { live }) {
    app.get("/api/radio/:topics", { schema: {}, config: { unshed: true } }, async (request, reply) => {
      const topics = (request.params as { topics: string }).topics.split(",");
      return live.follow(request, reply, { division: "430482", hears: (topic) => topics.includes(topic) });
    });
  },
};

async function station(t: Cleanups) {
  const { app, services } = await testApp(t, { modules: [radio] });
  const address = await app.listen({ host: "127.0.0.1", port: 0 });
  const tell = (topic: string, kind: string, subject: string, division = "430482") =>
    announce(services.db, [{ division, topic, kind, subject }]);
  const tune = (topics: string, lastId?: string) => listen(t, `${address}/api/radio/${topics}`, lastId);
  return { app, services, tell, tune };
}

interface Radio {
  /** The text of the stream once it holds this. */
  until(text: string): Promise<string>;
  ended: Promise<void>;
  headers: Headers;
}

async function listen(t: Cleanups, url: string, lastId?: string): Promise<Radio> {
  const stop = new AbortController();
  const headers: Record<string, string> = lastId ? { "last-event-id": lastId } : {};
  const answer = await fetch(url, { signal: stop.signal, headers });
  afterTest(t, () => stop.abort());
  let text = "";
  let heard = () => {};
  const ended = (async () => {
    for await (const part of answer.body!.pipeThrough(new TextDecoderStream())) {
      text += part;
      heard();
    }
  })().catch(() => undefined);
  const until = async (wanted: string) => {
    while (!text.includes(wanted)) {
      await new Promise<void>((resolve) => {
        heard = resolve;
      });
    }
    return text;
  };
  return { until, ended, headers: answer.headers };
}

test("each hears the topics that are for them, in order, and nothing before the commit", async (t) => {
  const { services, tell, tune } = await station(t);
  const mine = await tune("resident:1,staff");
  assert.equal(mine.headers.get("content-type"), "text/event-stream; charset=utf-8");
  assert.match(String(mine.headers.get("content-security-policy")), /default-src 'self'/);
  await mine.until("retry");
  await tell("resident:2", "case", "secret");
  await tell("staff", "case", "elsewhere", "430481");
  const undone = services.db.transaction().execute(async (tx) => {
    await announce(tx, [{ division: "430482", topic: "staff", kind: "case", subject: "undone" }]);
    throw new Error("undone");
  });
  await assert.rejects(undone);
  await tell("resident:1", "message", "m1");
  await tell("staff", "case", "c1");
  const text = await mine.until('"c1"');
  assert.doesNotMatch(text, /secret|elsewhere|undone/);
  assert.match(
    text,
    /id: \d+\nevent: message\ndata: \{"id":"m1"\}\n\nid: \d+\nevent: case\ndata: \{"id":"c1"\}\n\n$/,
  );
});

test("who was away is sent what they missed", async (t) => {
  const { services, tell, tune } = await station(t);
  const ids = async () =>
    (await services.pool.query("select id from live_event order by id")).rows.map(({ id }) => id);
  await tell("staff", "case", "heard");
  await services.pool.query("update live_event set at = at - interval '1 minute'");
  await tell("staff", "case", "missed");
  await tell("organ:1", "case", "not mine");
  const [last] = await ids();
  const radio = await tune("staff", String(last));
  const text = await radio.until("missed");
  assert.doesNotMatch(text, /heard|not mine/);
  assert.doesNotMatch(await (await tune("staff", "not a number")).until("retry"), /missed/);
});

test("when the connection to the database was cut, streams end so that pages connect again and miss nothing", async (t) => {
  const { services, tell, tune } = await station(t);
  const radio = await tune("staff");
  await radio.until("retry");
  await services.pool.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'tongban-listen' and datname = current_database()",
  );
  await radio.ended;
  const again = await tune("staff");
  await tell("staff", "case", "after the cut");
  await again.until("after the cut");
});

test("streams end when the application closes", async (t) => {
  const { app, tune } = await station(t);
  const radio = await tune("staff");
  await radio.until("retry");
  await app.close();
  await radio.ended;
});
