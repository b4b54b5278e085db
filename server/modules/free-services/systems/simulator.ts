/**
 * A made-up courier's system (`/dev/supplier`), only while demonstrating: it knows nothing of the hall but the address and
 * its key, and asks the same interface as a real one would. Its key is made anew at each start.
 */
import { randomUUID } from "node:crypto";
import type { SupplyOrder, SupplyOrders } from "#contract/supply.ts";
import type { App } from "#server/platform/http/app-frame.ts";
import { escapeHtml, plainPage } from "#server/platform/http/plain-page.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";

/** What it reports when its one button is pressed: the next thing that goes well. */
const reports: Record<string, { action: string; word: string; data: () => Record<string, string> }> = {
  ordered: { action: "accept", word: "接单", data: () => ({}) },
  making: {
    action: "ship",
    word: "寄出",
    data: () => ({ tracking: `XN${randomUUID().slice(0, 8).toUpperCase()}` }),
  },
  failed: {
    action: "resend",
    word: "再寄一次",
    data: () => ({ tracking: `XN${randomUUID().slice(0, 8).toUpperCase()}` }),
  },
  shipped: {
    action: "deliver",
    word: "送到，对方签收",
    data: () => ({ proof: "signature", receivedBy: "本人（演示）" }),
  },
};

export function simulatorRoutes(
  app: App,
  services: Services,
  keyNow: () => Promise<string | undefined>,
): void {
  if (services.config.mode !== "demonstration") return;
  const ask = async <T>(method: "GET" | "POST", url: string, payload?: object): Promise<T> => {
    const key = await keyNow();
    if (key === undefined) throw refuse("not-found");
    const headers = { authorization: `Bearer ${key}` };
    const answer = await app.inject({ method, url, headers, ...(payload && { payload }) });
    if (answer.statusCode >= 300) throw refuse("free-system-unknown");
    return answer.json<T>();
  };
  const form = "application/x-www-form-urlencoded";
  app.addContentTypeParser(form, { parseAs: "string" }, async (_request: unknown, body: string) =>
    Object.fromEntries(new URLSearchParams(body)),
  );
  const hide = { schema: { hide: true } } as const;
  app.get("/dev/supplier", hide, async (_, reply) => {
    const { rows } = await ask<SupplyOrders>("GET", "/api/supply/orders");
    return reply.type("text/html; charset=utf-8").send(page(rows));
  });
  app.post("/dev/supplier", hide, async (request, reply) => {
    const { number = "" } = request.body as Record<string, string>;
    const url = `/api/supply/orders/${encodeURIComponent(number)}`;
    const order = await ask<SupplyOrder>("GET", url);
    const report = reports[order.state];
    if (!report) throw refuse("free-system-unknown");
    const body = { requestKey: randomUUID(), version: order.version, data: report.data() };
    await ask("POST", `${url}/acts/${report.action}`, body);
    return reply.redirect("/dev/supplier", 303);
  });
}

function page(rows: SupplyOrders["rows"]): string {
  const lines = rows.map(({ number, kindName, aboutName, stateName, state, dueOn = "", tracking = "" }) => {
    const report = reports[state];
    const button = report
      ? `<form method="post" action="/dev/supplier"><input type="hidden" name="number" value="${escapeHtml(number)}">
<button>${report.word}</button></form>`
      : "等大厅处理";
    const cells = [number, `${kindName}：${aboutName}`, stateName, dueOn, tracking].map(
      (text) => `<td>${escapeHtml(text)}</td>`,
    );
    return `<tr>${cells.join("")}<td>${button}</td></tr>`;
  });
  const heads = ["服务单", "送什么", "现在", "期限", "运单号", "下一步"].map(
    (head) => `<th scope="col">${head}</th>`,
  );
  const table = `<table><thead><tr>${heads.join("")}</tr></thead><tbody>${lines.join("\n")}</tbody></table>`;
  const intro = `<p>这里扮演快递公司自己的系统：它只有接口地址和一个密钥，取自己的单、报寄出和送达，和真的系统一样。</p>`;
  return plainPage("演示用的供应商系统", intro + (rows.length > 0 ? table : "<p>没有要送的单。</p>"));
}
