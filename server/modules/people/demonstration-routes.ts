/** Who one can be at the staff desk, while demonstrating: accounts, the password, administrators' codes of this moment. */
import Type from "typebox";
import type { App } from "#server/platform/http/app-frame.ts";
import { escapeHtml, plainPage } from "#server/platform/http/plain-page.ts";
import type { Services } from "#server/platform/services.ts";
import { demonstrationSignIns } from "./demonstration.ts";

const SignIns = Type.Object({
  password: Type.String(),
  staff: Type.Array(
    Type.Object({
      ...{ account: Type.String(), name: Type.String(), roles: Type.String(), organ: Type.String() },
      totp: Type.Optional(Type.String()),
    }),
  ),
});

export function demonstrationRoutes(app: App, services: Services): void {
  if (services.config.mode !== "demonstration") return;
  app.get("/api/dev/sign-ins", { schema: { response: { 200: SignIns } } }, async () =>
    demonstrationSignIns(services),
  );
  app.get("/dev/sign-ins", { schema: { hide: true } }, async (_, reply) =>
    reply.type("text/html; charset=utf-8").send(signInsPage(services)),
  );
}

function signInsPage(services: Services): string {
  const { password, staff } = demonstrationSignIns(services);
  const rows = staff.map(({ account, name, roles, totp = "" }) => {
    const cells = [account, name, roles, totp];
    return `<tr>${cells.map((cell) => `<td>${escapeHtml(cell)}</td>`).join("")}</tr>`;
  });
  return plainPage(
    "演示账号",
    `<p>人物都是虚构的。工作人员在 <a href="/staff">/staff</a> 登录，密码都是 <code>${escapeHtml(password)}</code>。
管理员还要输入动态口令，每个口令只能用一次，刷新本页看新的。群众用任意手机号登录，
验证码在<a href="/dev/outbox">演示短信</a>里看。</p>
<table><thead><tr><th scope="col">账号</th><th scope="col">姓名</th><th scope="col">角色</th><th scope="col">动态口令</th></tr></thead>
<tbody>${rows.join("\n")}</tbody></table>`,
  );
}
