/** Every command of `tongban`, loaded when it is asked for. */
import type { Command } from "./command.ts";

export const commands: Record<string, () => Promise<{ command: Command }>> = {
  serve: () => import("./commands/serve.ts"),
  migrate: () => import("./commands/migrate.ts"),
  "calendar due": () => import("./commands/calendar-due.ts"),
};
