/** A clerk of the demonstration, signed in to an application of our own in this process. */
import { createApp, modules } from "#server/app.ts";
import type { Services } from "#server/platform/services.ts";
import { type HttpConnection, httpConnection } from "./http.ts";

/** What must be ended afterwards is put into `cleanups`, the last first. */
export async function clerkOf(
  services: Services,
  cleanups: (() => Promise<void>)[],
): Promise<HttpConnection> {
  for (const { load } of modules) await load?.(services);
  const app = await createApp(services, modules);
  cleanups.push(() => app.close());
  const address = await app.listen({ host: "127.0.0.1", port: 0 });
  for (const { start } of modules) if (start) cleanups.push(await start(services));
  const door = await httpConnection(address, {});
  const body = { account: "clerk", password: "Tongban-Yanshi-1" };
  const { headers } = await door.ask({ method: "POST", path: "/api/staff/sign-in", body });
  door.close();
  const [, cookie = ""] = /set-cookie: ([^;\r]+)/i.exec(headers) ?? [];
  const clerk = await httpConnection(address, { cookie });
  cleanups.push(async () => clerk.close());
  return clerk;
}
