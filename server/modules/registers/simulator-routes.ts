/** How the simulated registers behave, while demonstrating: a page with a switch for each. Never in production. */
import Type from "typebox";
import { Value } from "typebox/value";
import { RegisterBehaviour, SimulatedRegisters } from "#contract/registers.ts";
import type { App } from "#server/platform/http/app-frame.ts";
import { escapeHtml, plainPage } from "#server/platform/http/plain-page.ts";
import { defineRefusals, refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { registerRulesOf } from "./registers-data.ts";
import { simulatorOf } from "./simulator.ts";

defineRefusals({
  "register-unknown": {
    status: 404,
    message: "没有这个部门的登记信息，请刷新页面后再选。",
    log: "no such register",
  },
});

const behaviourNames: Record<RegisterBehaviour, string> = {
  normal: "正常",
  failing: "不通",
  slow: "不回应",
  wrong: "答错",
  unknown: "查无此人",
};

export function simulatorRoutes(app: App, services: Services): void {
  const simulator = simulatorOf(services);
  if (!simulator) return;
  const { registers } = registerRulesOf(services);
  const state = (): SimulatedRegisters => ({
    registers: registers.map(({ id, name }) => ({ id, name, behaviour: simulator.behaviourOf(id) })),
  });
  const behave = (id: string, behaviour: RegisterBehaviour) => {
    if (!registers.some((register) => register.id === id)) throw refuse("register-unknown");
    simulator.behave(id, behaviour);
    return state();
  };
  const list = { response: { 200: SimulatedRegisters } };
  app.get("/api/dev/registers", { schema: list }, async () => state());

  const exact = { additionalProperties: false };
  const params = Type.Object({ id: Type.String({ pattern: "^[a-z][a-z0-9-]*$" }) }, exact);
  const body = Type.Object({ behaviour: RegisterBehaviour }, exact);
  const turn = { params, body, response: { 200: SimulatedRegisters } };
  app.post("/api/dev/registers/:id", { schema: turn }, async (request) =>
    behave(request.params.id, request.body.behaviour),
  );
  page(app, state, behave);
}

function page(
  app: App,
  state: () => SimulatedRegisters,
  behave: (id: string, behaviour: RegisterBehaviour) => void,
): void {
  const form = "application/x-www-form-urlencoded";
  app.addContentTypeParser(form, { parseAs: "string" }, async (_request: unknown, body: string) =>
    Object.fromEntries(new URLSearchParams(body)),
  );
  app.get("/dev/registers", { schema: { hide: true } }, async (_, reply) =>
    reply.type("text/html; charset=utf-8").send(registersPage(state())),
  );
  app.post("/dev/registers", { schema: { hide: true } }, async (request, reply) => {
    const { register = "", behaviour } = request.body as Record<string, string>;
    if (!Value.Check(RegisterBehaviour, behaviour)) throw refuse("register-unknown");
    behave(register, behaviour);
    return reply.redirect("/dev/registers", 303);
  });
}

function registersPage({ registers }: SimulatedRegisters): string {
  const rows = registers.map(({ id, name, behaviour }) => {
    const buttons = Object.entries(behaviourNames).map(([value, words]) => {
      const now = value === behaviour ? " disabled" : "";
      return `<button name="behaviour" value="${value}"${now}>${words}</button>`;
    });
    return `<tr><td>${escapeHtml(name)}</td><td>${behaviourNames[behaviour]}</td><td>
<form method="post" action="/dev/registers"><input type="hidden" name="register" value="${escapeHtml(id)}">
${buttons.join("\n")}</form></td></tr>`;
  });
  return plainPage(
    "演示用的部门登记信息",
    `<p>这里没有连真的部门。选一种情形，看填表时怎样：不通和不回应时照常自己填，受理后系统再问一次。</p>
<table><thead><tr><th scope="col">登记信息</th><th scope="col">现在</th><th scope="col">换成</th></tr></thead>
<tbody>${rows.join("\n")}</tbody></table>`,
  );
}
