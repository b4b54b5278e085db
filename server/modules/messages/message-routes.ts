/** One's own inbox; and, in a demonstration, what the simulated gateway sent. */
import Type from "typebox";
import { Inbox, InboxQuery, Outbox, ReadMessages, SmsReply } from "#contract/messages.ts";
import { allow, allowKind, requireActor } from "#server/modules/access/index.ts";
import type { App } from "#server/platform/http/app-frame.ts";
import type { Services } from "#server/platform/services.ts";
import { markRead, readInbox } from "./message-store.ts";
import { outboxPage } from "./outbox-page.ts";
import { refuseSms, resumeSms, wishOf } from "./sms-refusal.ts";
import { readOutbox } from "./sms-store.ts";

const own = { onRequest: allowKind("resident", "staff") };

export function messageRoutes(app: App, services: Services): void {
  const { db, sealing, config } = services;
  const list = { ...own, schema: { querystring: InboxQuery, response: { 200: Inbox } } };
  app.get("/api/messages", list, async (request) =>
    readInbox(db, sealing, requireActor(request, "resident", "staff"), request.query),
  );
  const Marked = Type.Object({ marked: Type.Integer() });
  const mark = { ...own, schema: { body: ReadMessages, response: { 200: Marked } } };
  app.post("/api/messages/read", mark, async (request) => {
    const owner = requireActor(request, "resident", "staff");
    return { marked: await markRead(db, owner, request.body.ids, services.now()) };
  });
  replyRoute(app, services);
  if (config.mode === "demonstration") outboxRoutes(app, services);
}

/** What people answer to an SMS, passed on by the gateway: whoever says TD gets no invitations any more. */
function replyRoute(app: App, { db, sealing, now }: Services): void {
  const summary = "An SMS that somebody answered";
  const answer = {
    200: Type.Object({
      wish: Type.Union([Type.Literal("refuse"), Type.Literal("resume"), Type.Literal("none")]),
    }),
  };
  const schema = { tags: ["messages"], summary, body: SmsReply, response: answer };
  app.post("/api/connected/sms-replies", { onRequest: allow("sms.reply"), schema }, async (request) => {
    const { division } = requireActor(request, "connected");
    const { phone, text } = request.body;
    const wish = wishOf(text);
    if (wish === "refuse") await refuseSms(db, sealing, { division, phone, how: "reply", at: now() });
    if (wish === "resume") await resumeSms(db, sealing, { division, phone });
    return { wish: wish ?? ("none" as const) };
  });
}

const shown = 100;

/** Never in production: these show phone numbers and codes. */
function outboxRoutes(app: App, { db, sealing, config }: Services): void {
  const { division } = config;
  app.get("/api/dev/outbox", { schema: { response: { 200: Outbox } } }, async () => ({
    messages: await readOutbox(db, sealing, division, shown),
  }));
  app.get("/dev/outbox", { schema: { hide: true } }, async (_, reply) => {
    const page = outboxPage(await readOutbox(db, sealing, division, shown));
    return await reply.type("text/html; charset=utf-8").send(page);
  });
}
