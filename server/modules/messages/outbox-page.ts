/** The demonstration's telephone: shows what was "sent" by SMS. */
import type { SentSms } from "#contract/messages.ts";
import { escapeHtml, plainPage } from "#server/platform/http/plain-page.ts";

const states: Record<SentSms["state"], string> = { waiting: "发送中", sent: "已发送", failed: "发送失败" };
const time = new Intl.DateTimeFormat("zh-CN", {
  dateStyle: "short",
  timeStyle: "medium",
  timeZone: "Asia/Shanghai",
});

export function outboxPage(messages: readonly SentSms[]): string {
  const intro =
    "<p>这里是演示用的“手机”：平台没有真的发短信，发给任何手机号的内容都显示在这一页。刷新可看最新的。</p>";
  return plainPage("演示短信", intro + (messages.length > 0 ? table(messages) : "<p>还没有短信。</p>"));
}

function table(messages: readonly SentSms[]): string {
  const rows = messages.map(({ phone, text, state, at }) => {
    const cells = [time.format(new Date(at)), phone, text, states[state]];
    return `<tr>${cells.map((cell) => `<td>${escapeHtml(cell)}</td>`).join("")}</tr>`;
  });
  return `<table><thead><tr><th scope="col">时间</th><th scope="col">手机号</th><th scope="col">内容</th>
<th scope="col">状态</th></tr></thead><tbody>${rows.join("\n")}</tbody></table>`;
}
