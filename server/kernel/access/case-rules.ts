/** Who may see cases, act on them, apply, and listen to what moves; drafts, messages, licences with them. Pure. */
import {
  type Actor,
  caseRoles,
  type EnterpriseMandate,
  type Post,
  type ResidentActor,
  type StaffCaseRole,
  type StaffRole,
} from "./actor.ts";
import { hasPost, isAdministrator, isDirector, isInHall, isOfficial, overAll, reaches } from "./holding.ts";
import type { CaseSubject, OwnedSubject, RulesOf, TopicSubject } from "./subject.ts";

export const caseRules: RulesOf<
  | `case.${string}`
  | `reception.${string}`
  | `draft.${string}`
  | `message.${string}`
  | `live.${string}`
  | `licence.${string}`
  | `profile.${string}`
> = {
  "case.read": (actor, it) =>
    follows(actor, it) || (isDirector(actor) && it.kept !== "sealed") || worksOn(actor, caseRoles, it),
  "case.act": (actor, it) =>
    // What helpers do goes through the routes of their module, which know whose errand it is (R12.5).
    it.role !== "assistant" &&
    (it.role === "applicant" ? appliesFor(actor, it) : worksOn(actor, [it.role], it)),
  "case.read-personal": (actor, it) =>
    worksOn(actor, ["clerk", "examiner", "surveyor", "approver", "supervisor"], it),
  "case.apply": (actor, it) =>
    actor.kind === "resident" && (it.enterprise === undefined || isMandated(actor, it.enterprise, ["apply"])),
  "reception.open": (actor, it) => worksOn(actor, ["clerk"], it),
  ...{ "draft.read": owns, "draft.edit": owns, "draft.submit": owns, "message.read": owns },
  "live.listen": listens,
  "licence.read": (actor, it) => follows(actor, it) || isDirector(actor) || worksOn(actor, caseRoles, it),
  "licence.print": (actor, it) => appliesFor(actor, it) || worksOn(actor, ["clerk", "approver"], it),
  "licence.revoke": (actor, it) => worksOn(actor, ["approver"], it),
  "profile.edit": (actor, it) => actor.kind === "resident" && actor.id === it.resident,
};

/** The post a member of staff acts from when doing `role` on this case; undefined when they may not. */
export function postFor(actor: Actor, role: StaffCaseRole, subject: CaseSubject): Post | undefined {
  if (actor.kind !== "staff" || actor.division !== subject.division || isAdministrator(actor))
    return undefined;
  return actor.posts.find((post) => post.role === role && reachesCase(post, subject));
}

/**
 * Which cases a list may show this actor, for stores to turn into SQL: the same answer as `case.read`.
 * `organs` undefined means every organ of the division; a post's halls narrow it (online cases have no hall). Kept
 * cases are left out by whoever lists them.
 */
export type CaseReach =
  | { kind: "own"; division: string; resident: string; enterprises: readonly string[] }
  | { kind: "all"; division: string }
  | { kind: "posts"; division: string; posts: readonly { organ?: string; halls: readonly string[] }[] };

export function caseReach(actor: Actor): CaseReach | undefined {
  const { division } = actor;
  if (actor.kind === "resident") {
    const enterprises = actor.enterprises.map((mandate) => mandate.uscc);
    return { kind: "own", division, resident: actor.id, enterprises };
  }
  if (actor.kind !== "staff" || isAdministrator(actor)) return undefined;
  if (isDirector(actor)) return { kind: "all", division };
  const posts = actor.posts.filter((post) => (caseRoles as readonly StaffRole[]).includes(post.role));
  if (posts.length === 0) return undefined;
  if (posts.some((post) => post.reach === "all-organs" && post.halls.length === 0)) {
    return { kind: "all", division };
  }
  return { kind: "posts", division, posts: posts.map(narrow) };
}

function narrow(post: Post): { organ?: string; halls: readonly string[] } {
  return post.reach === "all-organs" ? { halls: post.halls } : { organ: post.organ, halls: post.halls };
}

/** The applicant or somebody mandated to act for them. */
function appliesFor(actor: Actor, it: CaseSubject): boolean {
  return actor.kind === "resident" && isApplicant(actor, it, ["apply"]);
}

/** The applicant or somebody mandated to see the matter. */
function follows(actor: Actor, it: CaseSubject): boolean {
  return actor.kind === "resident" && isApplicant(actor, it, ["apply", "view"]);
}

function isApplicant(actor: ResidentActor, it: CaseSubject, scopes: EnterpriseMandate["scope"][]): boolean {
  return it.enterprise === undefined ? it.resident === actor.id : isMandated(actor, it.enterprise, scopes);
}

function isMandated(actor: ResidentActor, uscc: string, scopes: EnterpriseMandate["scope"][]): boolean {
  return actor.enterprises.some((mandate) => mandate.uscc === uscc && scopes.includes(mandate.scope));
}

function worksOn(actor: Actor, roles: readonly StaffCaseRole[], it: CaseSubject): boolean {
  return roles.some((role) => postFor(actor, role, it) !== undefined);
}

/** Roles that a discreet case is open to; a sealed one only to a supervisor whom no hall and no organ narrows. */
const discreetRoles: readonly StaffRole[] = ["approver", "supervisor", "organ-head"];

function reachesCase(post: Post, it: CaseSubject): boolean {
  if (it.kept === "discreet" && !discreetRoles.includes(post.role)) return false;
  if (it.kept === "sealed" && !overAll(post)) return false;
  const takesUp = it.forwardedTo !== undefined && post.halls.includes(it.forwardedTo);
  return (isInHall(post, it.hall) || takesUp) && reaches(post, it.organ);
}

function owns(actor: Actor, it: OwnedSubject): boolean {
  return actor.kind === it.owner.kind && actor.id === it.owner.id;
}

function listens(actor: Actor, it: TopicSubject): boolean {
  if (it.resident !== undefined) return actor.kind === "resident" && actor.id === it.resident;
  if (it.staff !== undefined) return actor.kind === "staff" && actor.id === it.staff;
  const { organ } = it;
  if (organ === undefined) return false;
  return (
    isDirector(actor) || (isOfficial(actor) && hasPost(actor, caseRoles, (post) => reaches(post, organ)))
  );
}
