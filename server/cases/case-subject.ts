/** A case as the permission policy sees it, and the roles an actor holds towards it. */
import type { CaseRole } from "#contract/case-type.ts";
import { type Actor, caseRoles } from "../kernel/access/actor.ts";
import { can, postFor } from "../kernel/access/permission.ts";
import type { CaseSubject } from "../kernel/access/subject.ts";
import type { Case, EventActor } from "../kernel/case-type/case.ts";

/** As much of a case as permission needs. */
type Owned = Pick<Case, "division" | "organ" | "hall" | "forwardedTo" | "party" | "facts">;

/** The party of a case: a resident's own matter, or an enterprise's. */
export function partyOf(owner: { resident: string; enterprise?: string }): string {
  return owner.enterprise ? `enterprise/${owner.enterprise}` : `resident/${owner.resident}`;
}

export function subjectOf(it: Owned): CaseSubject {
  const [kind, id = ""] = it.party.split("/");
  return {
    division: it.division,
    organ: it.organ,
    ...(it.hall !== undefined && { hall: it.hall }),
    ...(it.forwardedTo !== undefined && { forwardedTo: it.forwardedTo }),
    ...(kind === "enterprise" && { enterprise: id }),
    ...(kind === "resident" && { resident: id }),
    ...keptOf(it.facts.traits),
  };
}

/** Cases opened with one of these traits are not for every desk. */
function keptOf(traits: readonly string[]): Pick<CaseSubject, "kept"> {
  if (traits.includes("sealed")) return { kept: "sealed" };
  return traits.includes("discreet") ? { kept: "discreet" } : {};
}

const roles = ["applicant", ...caseRoles] as const;

/** Every role this actor may act in on this case. */
export function rolesTowards(actor: Actor, it: Owned): CaseRole[] {
  const subject = subjectOf(it);
  return roles.filter((role) => can(actor, "case.act", { ...subject, role }));
}

/** The actor as an event keeps them, with the post they act from. */
export function eventActor(actor: Actor, it: Owned): EventActor {
  if (actor.kind === "resident" && actor.by) return { kind: "staff", id: actor.by.staff };
  const subject = subjectOf(it);
  const post = caseRoles.map((role) => postFor(actor, role, subject)).find((found) => found !== undefined);
  return { kind: actor.kind, id: actor.id, ...(post && { post: post.id }) };
}
