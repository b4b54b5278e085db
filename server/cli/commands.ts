/** Every command of `tongban`, loaded when it is asked for. */
import type { Command } from "./command.ts";

export const commands: Record<string, () => Promise<{ command: Command }>> = {
  serve: () => import("./commands/serve.ts"),
  migrate: () => import("./commands/migrate.ts"),
  backup: () => import("./commands/backup.ts"),
  restore: () => import("./commands/restore.ts"),
  "load-data": () => import("./commands/load-data.ts"),
  "items import": () => import("./commands/items-import.ts"),
  "items export": () => import("./commands/items-export.ts"),
  "items lint": () => import("./commands/items-lint.ts"),
  "catalogue lint": () => import("./commands/catalogue-lint.ts"),
  verify: () => import("./commands/verify.ts"),
  "metrics rebuild": () => import("./commands/metrics-rebuild.ts"),
  "case-type lint": () => import("./commands/case-type-lint.ts"),
  "user add": () => import("./commands/user-add.ts"),
  "calendar due": () => import("./commands/calendar-due.ts"),
  simulate: () => import("./commands/simulate.ts"),
  bench: () => import("./commands/bench.ts"),
};
