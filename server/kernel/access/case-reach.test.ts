import { test } from "node:test";
import fc from "fast-check";
import type { Actor } from "./actor.ts";
import { can, caseReach } from "./permission.ts";
import { division, organ, otherOrgan, roles } from "./post.fixture.ts";
import type { CaseSubject } from "./subject.ts";

test("a list shows what case.read allows", () => {
  const organs = fc.constantFrom(organ, otherOrgan);
  const halls = fc.subarray(["county", "yiyang"]);
  const reach = fc.constantFrom("organ" as const, "all-organs" as const);
  const post = fc.record({
    id: fc.constant("p"),
    organ: organs,
    role: fc.constantFrom(...roles),
    halls,
    reach,
  });
  const hall = fc.constantFrom(undefined, "county", "yiyang");
  fc.assert(
    fc.property(fc.array(post, { maxLength: 3 }), organs, hall, (held, its, at) => {
      const actor: Actor = { kind: "staff", division, id: "s", posts: held };
      const subject: CaseSubject = { division, organ: its, ...(at && { hall: at }) };
      return can(actor, "case.read", subject) === listed(actor, subject);
    }),
  );
});

/** What a store's WHERE clause does with the reach. */
function listed(actor: Actor, it: CaseSubject): boolean {
  const reach = caseReach(actor);
  if (!reach || reach.kind === "own") return false;
  if (reach.kind === "all") return true;
  return reach.posts.some(
    (post) =>
      (post.organ === undefined || post.organ === it.organ) &&
      (post.halls.length === 0 || it.hall === undefined || post.halls.includes(it.hall)),
  );
}
