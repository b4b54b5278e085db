/** The panel of a simulated kiosk, and what came out of its printer. Only while demonstrating. */
import Type from "typebox";
import { Paper } from "#contract/kiosk.ts";
import { allowKind, requireActor } from "#server/modules/access/index.ts";
import type { App } from "#server/platform/http/app-frame.ts";
import { escapeHtml, plainPage } from "#server/platform/http/plain-page.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { simulatedPayments } from "./payments/simulated-gateway.ts";
import { type SimulatedPrint, simulatorOf } from "./simulator.ts";

const exact = { additionalProperties: false };
const time = new Intl.DateTimeFormat("zh-CN", {
  dateStyle: "short",
  timeStyle: "medium",
  timeZone: "Asia/Shanghai",
});

export function simulatorRoutes(app: App, services: Services): void {
  if (services.config.mode !== "demonstration" || services.config.kioskUrl) return;
  const simulator = simulatorOf(services);
  const onRequest = allowKind("device");
  const People = Type.Object({
    people: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
  });
  app.get("/api/dev/kiosk", { onRequest, schema: { response: { 200: People } } }, async () => ({
    people: simulator.people(),
  }));
  const Setting = Type.Object(
    {
      card: Type.Optional(Type.String({ maxLength: 40 })),
      faceFits: Type.Optional(Type.Boolean()),
      paper: Type.Optional(Paper),
    },
    exact,
  );
  const set = { body: Setting, response: { 200: Type.Object({}) } };
  app.post("/api/dev/kiosk", { onRequest, schema: set }, async (request) => {
    simulator.set(requireActor(request, "device").id, request.body);
    return {};
  });
  printRoutes(app, services);
  payRoutes(app, services);
}

function printRoutes(app: App, services: Services): void {
  const simulator = simulatorOf(services);
  const hide = { schema: { hide: true } } as const;
  app.get("/dev/prints", hide, async (_, reply) =>
    reply.type("text/html; charset=utf-8").send(printsPage(simulator.prints())),
  );
  const params = Type.Object({ id: Type.String({ format: "uuid" }) });
  app.get("/dev/prints/:id.pdf", { schema: { hide: true, params } }, async (request, reply) => {
    const print = simulator.prints().find(({ id }) => id === request.params.id);
    if (!print) throw refuse("not-found");
    return reply.type("application/pdf").header("cache-control", "no-store").send(print.bytes);
  });
}

function printsPage(prints: readonly SimulatedPrint[]): string {
  const rows = prints.map(
    ({ id, title, at }) =>
      `<tr><td>${time.format(new Date(at))}</td><td><a href="/dev/prints/${id}.pdf">${escapeHtml(title)}</a></td></tr>`,
  );
  const table = `<table><thead><tr><th scope="col">时间</th><th scope="col">打印的</th></tr></thead>
<tbody>${rows.join("\n")}</tbody></table>`;
  const intro = "<p>这里是演示用的“打印机”：自助机打印的，都在这一页打开看。</p>";
  return plainPage("演示打印", intro + (prints.length > 0 ? table : "<p>还没有打印。</p>"));
}

/** What the payer's phone shows: pays nothing, and says so. */
function payRoutes(app: App, services: Services): void {
  const payments = simulatedPayments(services);
  const params = Type.Object({ id: Type.String({ format: "uuid" }) });
  app.get("/dev/pay/:id", { schema: { hide: true, params } }, async (request, reply) => {
    const order = payments.order(request.params.id);
    if (!order) throw refuse("not-found");
    const body =
      order.state === "waiting"
        ? `<p>${escapeHtml(order.name)}：${(order.fen / 100).toFixed(2)} 元</p>
<form method="post" action="/dev/pay/${request.params.id}"><button>付款（演示，不收钱）</button></form>`
        : `<p>${order.state === "paid" ? "已付款，回自助机看结果。" : "这个码已经失效。"}</p>`;
    return reply.type("text/html; charset=utf-8").send(plainPage("演示付款", body));
  });
  app.post("/dev/pay/:id", { schema: { hide: true, params } }, async (request, reply) => {
    payments.pay(request.params.id);
    return reply.redirect(`/dev/pay/${request.params.id}`, 303);
  });
}
