/** A module whose requests say themselves who asks, for tests that are about permission and not about signing in. */
import type { Actor } from "#server/kernel/access/actor.ts";
import type { Module } from "#server/platform/module.ts";

const header = "x-test-actor";

/** Headers of a request by this actor; nobody is signed in without. */
export function by(actor: Actor | undefined): Record<string, string> {
  return actor ? { [header]: encodeURIComponent(JSON.stringify(actor)) } : {};
}

/** The module's own routes, behind a hook that believes the header. */
export function acting(module: Module): Module {
  return {
    name: module.name,
    async routes(app, services) {
      if (!app.hasRequestDecorator("actor")) app.decorateRequest("actor");
      app.addHook("onRequest", async (request) => {
        const said = request.headers[header];
        if (typeof said === "string") request.actor = JSON.parse(decodeURIComponent(said)) as Actor;
      });
      await module.routes?.(app, services);
    },
  };
}
