/** The only door into the module: telling residents and staff. */
import type { Module } from "#server/platform/module.ts";
import { messageRoutes } from "./message-routes.ts";
import { templatesOf } from "./messages.ts";

export { type Addressee, countUnread } from "./message-store.ts";
export { sendMessage, type Telling } from "./messages.ts";

export const messages: Module = {
  name: "messages",
  routes: messageRoutes,
  async load(services) {
    templatesOf(services);
  },
};
