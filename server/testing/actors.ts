/** Requests of anybody one likes, for tests of routes: the actor stands in a header instead of a session. */

import type { StaffRole } from "#contract/people.ts";
import type { Actor, StaffActor } from "#server/kernel/access/actor.ts";
import type { Module } from "#server/platform/module.ts";

const header = "x-test-actor";

/** In place of the people module: believes the header. */
export const actorsByHeader: Module = {
  name: "actors-by-header",
  everywhere(app) {
    app.decorateRequest("actor");
    app.addHook("onRequest", async (request) => {
      const text = request.headers[header];
      if (typeof text === "string") request.actor = JSON.parse(text) as Actor;
    });
  },
};

/** The header that says who asks; none for nobody. */
export function as(actor: Actor | undefined): Record<string, string> {
  return actor ? { [header]: JSON.stringify(actor) } : {};
}

/** Somebody with one post. */
export function staffActor(
  role: StaffRole,
  { id = `${role}-1`, organ = "11430482000000001K", division = "430482" } = {},
): StaffActor {
  return { kind: "staff", division, id, posts: [{ id: "p", organ, role, halls: [], reach: "organ" }] };
}
