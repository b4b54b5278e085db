/** The only door into the module: telling residents and staff. */
import type { Module } from "#server/platform/module.ts";
import { messageRoutes } from "./message-routes.ts";
import { templatesOf } from "./messages.ts";
import { smsJob } from "./sms-job.ts";

export { messageFacts } from "./message-facts.ts";
export { type Addressee, countUnread } from "./message-store.ts";
export { sendMessage, sendMessages, type Telling } from "./messages.ts";
export { refuseSms, refusingPhones, resumeSms } from "./sms-refusal.ts";

export const messages: Module = {
  name: "messages",
  routes: messageRoutes,
  jobs: [smsJob],
  async load(services) {
    templatesOf(services);
  },
  async notices({ config }) {
    if (config.mode !== "demonstration") return [];
    return [{ title: "演示短信 SMS outbox", text: `${config.origin}/dev/outbox` }];
  },
};
