/** Staff accounts: the people behind the counters and desks, and what their sign-in still asks of them. */
import { isAdministratorRole, type Post, type StaffActor } from "#server/kernel/access/actor.ts";
import { daysBetween, type Instant, shanghaiDay } from "#server/kernel/time/day.ts";
import type { AccessRules } from "./access-rules.ts";

export interface Staff {
  division: string;
  id: string;
  /** Login name; never given to anybody else, because old cases and the audit log name it. */
  account: string;
  name: string;
  organ: string;
  passwordHash: string;
  passwordChangedAt: Instant;
  mustChangePassword: boolean;
  /** Sealed secret of the second factor. */
  totpSealed?: Buffer;
  totpConfirmed: boolean;
  totpLastStep: number;
  demonstration: boolean;
  createdAt: Instant;
  closedAt?: Instant;
  version: number;
}

/**
 * What somebody who knows the password must do before anything else: change it (it is new, or too old), or set up
 * the second factor that administrators need (R13.3).
 */
export type StaffDuty = "change-password" | "set-up-totp";

export function dutyOf(
  staff: Pick<Staff, "mustChangePassword" | "passwordChangedAt" | "totpConfirmed">,
  posts: readonly Post[],
  rules: AccessRules["password"],
  now: Instant,
): StaffDuty | undefined {
  if (staff.mustChangePassword || passwordIsOld(staff.passwordChangedAt, posts, rules, now))
    return "change-password";
  return isAdministrator(posts) && !staff.totpConfirmed ? "set-up-totp" : undefined;
}

/** Whether the second factor is asked for at sign-in: of everybody who has one, not only where it is compulsory. */
export function asksTotp(staff: Pick<Staff, "totpConfirmed">): boolean {
  return staff.totpConfirmed;
}

function passwordIsOld(
  changedAt: Instant,
  posts: readonly Post[],
  rules: AccessRules["password"],
  now: Instant,
) {
  const days = isAdministrator(posts) ? rules.administratorDays : rules.staffDays;
  return days > 0 && daysBetween(shanghaiDay(changedAt), shanghaiDay(now)) >= days;
}

function isAdministrator(posts: readonly Post[]): boolean {
  return posts.some((post) => isAdministratorRole(post.role));
}

export function staffActor(
  staff: Pick<Staff, "division" | "id" | "account">,
  posts: readonly Post[],
): StaffActor {
  return { kind: "staff", division: staff.division, id: staff.id, account: staff.account, posts };
}
