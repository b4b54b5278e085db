/** Who keeps organisation, accounts, machines and screens, and what other systems may do. Pure. */
import { hasPost, isDirector } from "./holding.ts";
import type { RulesOf } from "./subject.ts";

export const administrationRules: RulesOf<
  | `screen.${string}`
  | `calendar.${string}`
  | `organisation.${string}`
  | `staff.${string}`
  | `role.${string}`
  | `connection.${string}`
  | `deposit.${string}`
  | `device.${string}`
  | `audit.${string}`
  | `sms.${string}`
> = {
  "screen.keep": (actor, { hall }) =>
    hasPost(
      actor,
      ["clerk", "supervisor", "director"],
      ({ halls }) => hall === undefined || halls.length === 0 || halls.includes(hall),
    ),
  "calendar.read": (actor) => actor.kind === "staff",
  "calendar.load": (actor) => hasPost(actor, ["system-admin"]),
  "organisation.read": (actor) => actor.kind === "staff",
  "organisation.edit": (actor) => hasPost(actor, ["system-admin"]),
  "staff.read": (actor) => hasPost(actor, ["system-admin", "security-admin"]),
  "staff.edit": (actor) => hasPost(actor, ["system-admin"]),
  "staff.unlock": (actor) => hasPost(actor, ["security-admin"]),
  "role.grant": (actor) => hasPost(actor, ["security-admin"]),
  "connection.edit": (actor) => hasPost(actor, ["security-admin"]),
  "deposit.keep": (actor, { hall }) =>
    hasPost(
      actor,
      ["clerk"],
      ({ halls }) => hall === undefined || halls.length === 0 || halls.includes(hall),
    ),
  "device.read": (actor) =>
    isDirector(actor) || hasPost(actor, ["security-admin", "system-admin", "supervisor", "clerk"]),
  "device.lock": (actor, { hall }) =>
    hasPost(
      actor,
      ["security-admin", "supervisor", "clerk"],
      ({ halls }) => hall === undefined || halls.length === 0 || halls.includes(hall),
    ),
  "audit.read": (actor) => hasPost(actor, ["audit-admin"]),
  "sms.reply": (actor) => actor.kind === "connected" && actor.scopes.includes("sms.reply"),
};
