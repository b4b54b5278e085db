/**
 * The one policy: may this actor do this to that subject? Pure, total, exhaustive: a permission without a rule
 * does not compile. Whatever no rule allows is refused. Nobody reaches over the border of their division.
 *
 * The separated trio (R13.3): the system administrator keeps the organisation, the configuration and the accounts
 * but grants nothing; the security administrator grants and unlocks; the audit administrator reads the audit log.
 * None of them touches a case.
 */
import {
  type Actor,
  caseRoles,
  type EnterpriseMandate,
  isAdministratorRole,
  type Post,
  type ResidentActor,
  type StaffActor,
  type StaffCaseRole,
  type StaffRole,
} from "./actor.ts";
import type {
  CaseSubject,
  OwnedSubject,
  PermissionSubjects,
  SupervisedSubject,
  TopicSubject,
} from "./subject.ts";

export type Permission = keyof PermissionSubjects;

type Rules = { [P in Permission]: (actor: Actor, subject: PermissionSubjects[P]) => boolean };

/** Whoever is asked at work may draft an answer; who answers for a matter publishes it. */
const answerEditors: readonly StaffRole[] = [
  ...["clerk", "examiner", "approver", "organ-head"],
  ...["supervisor", "catalogue-editor", "director"],
] as StaffRole[];

const rules: Rules = {
  "case.read": (actor, it) =>
    follows(actor, it) || (isDirector(actor) && it.kept !== "sealed") || worksOn(actor, caseRoles, it),
  "case.act": (actor, it) =>
    it.role === "applicant" ? appliesFor(actor, it) : worksOn(actor, [it.role], it),
  "case.read-personal": (actor, it) =>
    worksOn(actor, ["clerk", "examiner", "surveyor", "approver", "supervisor"], it),
  "case.apply": (actor, it) =>
    actor.kind === "resident" && (it.enterprise === undefined || isMandated(actor, it.enterprise, ["apply"])),
  "reception.open": (actor, it) => worksOn(actor, ["clerk"], it),

  "draft.read": owns,
  "draft.edit": owns,
  "draft.submit": owns,
  "message.read": owns,
  "live.listen": listens,

  "licence.read": (actor, it) => follows(actor, it) || isDirector(actor) || worksOn(actor, caseRoles, it),
  "licence.print": (actor, it) => appliesFor(actor, it) || worksOn(actor, ["clerk", "approver"], it),
  "licence.revoke": (actor, it) => worksOn(actor, ["approver"], it),

  "item.read": (actor) => isOfficial(actor),
  "item.edit": (actor, it) => hasPost(actor, ["catalogue-editor"], (post) => reaches(post, it.organ)),
  "item.publish": (actor, it) => hasPost(actor, ["catalogue-editor"], (post) => reaches(post, it.organ)),
  "decision.switch": (actor, it) => hasPost(actor, ["approver"], (post) => reaches(post, it.organ)),
  "decision.halt": (actor) =>
    isDirector(actor) || hasPost(actor, ["supervisor"], (post) => post.reach === "all-organs"),

  "credit.read": (actor) => hasPost(actor, ["clerk", "examiner", "approver", "supervisor", "director"]),
  "credit.keep": (actor) => hasPost(actor, ["supervisor"]),

  "voice.register": (actor) => hasPost(actor, ["clerk", "supervisor"]),
  "voice.read": (actor) =>
    hasPost(actor, ["clerk", "examiner", "approver", "organ-head", "supervisor", "director"]),
  "complaint.read": (actor) => hasPost(actor, ["approver", "organ-head", "supervisor", "director"]),
  "clue.read": (actor) => hasPost(actor, ["supervisor"], overAll),
  "problem.read": isOfficial,
  "problem.keep": keepsProblems,
  "problem.note": (actor, it) =>
    keepsProblems(actor) || hasPost(actor, ["approver", "organ-head"], (post) => reaches(post, it.organ)),
  "answer.read": isOfficial,
  "answer.edit": (actor) => hasPost(actor, answerEditors),
  "answer.publish": (actor) => hasPost(actor, ["approver", "organ-head", "catalogue-editor", "director"]),
  "conduct.check": (actor, it) => isOfficial(actor) && it.supervisors.includes(actor.id),
  "conduct.read": (actor, { organ }) =>
    isDirector(actor) ||
    hasPost(
      actor,
      ["supervisor", "organ-head"],
      (post) =>
        organ === undefined || (post.role === "organ-head" ? post.organ === organ : reaches(post, organ)),
    ),
  "conduct.keep": (actor) =>
    isDirector(actor) || hasPost(actor, ["supervisor"], (post) => post.reach === "all-organs"),
  "rating.read": (actor) => isDirector(actor) || hasPost(actor, caseRoles),
  "rating.keep": (actor, { organ }) =>
    hasPost(actor, ["supervisor"], (post) => organ === undefined || reaches(post, organ)),

  "calendar.read": (actor) => actor.kind === "staff",
  "calendar.load": (actor) => hasPost(actor, ["system-admin"]),
  "organisation.read": (actor) => actor.kind === "staff",
  "organisation.edit": (actor) => hasPost(actor, ["system-admin"]),
  "staff.read": (actor) => hasPost(actor, ["system-admin", "security-admin"]),
  "staff.edit": (actor) => hasPost(actor, ["system-admin"]),
  "staff.unlock": (actor) => hasPost(actor, ["security-admin"]),
  "role.grant": (actor) => hasPost(actor, ["security-admin"]),
  "connection.edit": (actor) => hasPost(actor, ["security-admin"]),
  "audit.read": (actor) => hasPost(actor, ["audit-admin"]),
  "metrics.read": (actor, it) =>
    isDirector(actor) ||
    (actor.kind === "connected" && actor.scopes.includes("metrics.read")) ||
    hasPost(actor, ["supervisor"], (post) =>
      it.organ === undefined ? post.reach === "all-organs" : reaches(post, it.organ),
    ),
  "supervision.read": (actor, it) =>
    isDirector(actor) || isHandler(actor, it) || supervises(actor, overseers, it),
  "supervision.answer": (actor, it) =>
    isHandler(actor, it) || supervises(actor, ["approver", "organ-head"], it),
  "supervision.examine": (actor, it) => supervises(actor, ["supervisor"], it),
  "supervision.raise": (actor, it) => supervises(actor, ["supervisor"], it),
  "order.open": (actor, it) => isDirector(actor) || supervises(actor, ["supervisor", "organ-head"], it),
  "profile.edit": (actor, it) => actor.kind === "resident" && actor.id === it.resident,
};

/** Every permission there is, for tests and for the page that explains them. */
export const permissions = Object.keys(rules) as Permission[];

/** May `actor` do `permission` to `subject`? Nobody signed in (`undefined`) may do nothing. */
export function can<P extends Permission>(
  actor: Actor | undefined,
  permission: P,
  subject: PermissionSubjects[P],
): boolean {
  if (!actor || actor.division !== subject.division) return false;
  return rules[permission](actor, subject);
}

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

function hasPost(actor: Actor, roles: readonly StaffRole[], where: (post: Post) => boolean = () => true) {
  return actor.kind === "staff" && actor.posts.some((post) => roles.includes(post.role) && where(post));
}

/** Who sees how an organ keeps its promises. */
const overseers: StaffRole[] = ["supervisor", "organ-head", "approver"];

/** Holds one of these roles for the organ; for some organ, where none is named. */
function supervises(actor: Actor, roles: StaffRole[], { organ }: SupervisedSubject): boolean {
  return hasPost(actor, roles, (post) => organ === undefined || reaches(post, organ));
}

function isHandler(actor: Actor, { handler }: SupervisedSubject): boolean {
  return isOfficial(actor) && handler !== undefined && actor.id === handler;
}

/** The organs whose cards and orders this actor oversees; undefined: every organ of the division. */
export function overseenOrgans(actor: StaffActor): readonly string[] | undefined {
  if (isDirector(actor)) return undefined;
  const posts = actor.posts.filter(({ role }) => overseers.includes(role));
  return posts.some(({ reach }) => reach === "all-organs") ? undefined : posts.map(({ organ }) => organ);
}

function reaches(post: Post, organ: string): boolean {
  return post.reach === "all-organs" || post.organ === organ;
}

/** Roles that a discreet case is open to; a sealed one only to a supervisor whom no hall and no organ narrows. */
const discreetRoles: readonly StaffRole[] = ["approver", "supervisor", "organ-head"];

function reachesCase(post: Post, it: CaseSubject): boolean {
  if (it.kept === "discreet" && !discreetRoles.includes(post.role)) return false;
  if (it.kept === "sealed" && !overAll(post)) return false;
  const inHall = post.halls.length === 0 || it.hall === undefined || post.halls.includes(it.hall);
  return inHall && reaches(post, it.organ);
}

const overAll = ({ role, reach, halls }: Post) =>
  role === "supervisor" && reach === "all-organs" && halls.length === 0;

function isAdministrator(actor: StaffActor): boolean {
  return actor.posts.some((post) => isAdministratorRole(post.role));
}

/** Staff who work on matters: everyone with a post except the administrators. */
function isOfficial(actor: Actor): boolean {
  return actor.kind === "staff" && actor.posts.length > 0 && !isAdministrator(actor);
}

/** The bureau's head, and supervision over all organs. */
function keepsProblems(actor: Actor): boolean {
  return isDirector(actor) || hasPost(actor, ["supervisor"], (post) => post.reach === "all-organs");
}

function isDirector(actor: Actor): boolean {
  return actor.kind === "staff" && !isAdministrator(actor) && hasPost(actor, ["director"]);
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
