/**
 * Who asks. Every request ends up with one actor or none; everything that may be refused is decided by
 * `can` in `permission.ts` from the actor and the subject alone.
 */
import type { Post, StaffRole } from "#contract/people.ts";

export type { Post, StaffRole } from "#contract/people.ts";

/** Somebody who applies: for themselves, or for an enterprise under a mandate that is valid today. */
export interface ResidentActor {
  kind: "resident";
  division: string;
  id: string;
  /** Enterprises this person is mandated for today. */
  enterprises: readonly EnterpriseMandate[];
  /** Set when a helper does it for them under a mandate (R12.5): the events name the helper. */
  by?: { staff: string; mandate: string };
}

/** `apply`: files and answers for the enterprise; `view`: only follows its matters. */
export interface EnterpriseMandate {
  uscc: string;
  scope: "apply" | "view";
}

/** Somebody who works here; what they may do comes only from their posts. */
export interface StaffActor {
  kind: "staff";
  division: string;
  id: string;
  /** Login name, for the audit log. */
  account?: string;
  posts: readonly Post[];
}

/** A kiosk, a screen, or the tablet of a counter: stands in one hall, shows what is public there. */
export interface DeviceActor {
  kind: "device";
  division: string;
  id: string;
  hall: string;
  /** Of a tablet: the counter it stands at. */
  counter?: string;
}

/** Another system, known by its key; `scopes` are the permissions it was given by name. */
export interface ConnectedActor {
  kind: "connected";
  division: string;
  id: string;
  scopes: readonly string[];
}

export type Actor = ResidentActor | StaffActor | DeviceActor | ConnectedActor;
export type ActorKind = Actor["kind"];

/** Roles that work on cases. */
export const caseRoles = [
  "clerk",
  "examiner",
  "surveyor",
  "approver",
  "supervisor",
  "archivist",
  "organ-head",
] as const;
export type StaffCaseRole = (typeof caseRoles)[number];

/** The separated trio (三员分立, R13.3). */
export const administratorRoles = ["system-admin", "security-admin", "audit-admin"] as const;
export type AdministratorRole = (typeof administratorRoles)[number];

export function isAdministratorRole(role: StaffRole): role is AdministratorRole {
  return (administratorRoles as readonly StaffRole[]).includes(role);
}

export function isCaseRole(role: StaffRole): role is StaffCaseRole {
  return (caseRoles as readonly StaffRole[]).includes(role);
}

/**
 * The first pair of roles that one person may not hold together (R13.3): an administrator holds that one role
 * and nothing else, and so does a supplier, who is from outside (R12.9). Undefined when the roles go together.
 */
export function rolesThatClash(roles: readonly StaffRole[]): [StaffRole, StaffRole] | undefined {
  const alone = roles.find((role) => isAdministratorRole(role) || role === "supplier");
  if (!alone) return undefined;
  const other = roles.find((role) => role !== alone);
  return other ? [alone, other] : undefined;
}
