/** What each permission is about: as much of the thing as the policy needs to see. */
import type { CaseRole } from "#contract/case-type.ts";

/** Anything of the division that needs no closer look. */
export interface DivisionSubject {
  division: string;
}

export interface OrganSubject extends DivisionSubject {
  organ: string;
}

/** A case as far as permission is concerned. */
export interface CaseSubject extends OrganSubject {
  /** Hall where it was received; absent: online. */
  hall?: string;
  /** Account of the resident it belongs to; absent: they have none (applied at a counter). */
  resident?: string;
  /** Enterprise (uscc) it was applied for. */
  enterprise?: string;
  /**
   * Who may look at all. `discreet`: not those who work at counters, nor those they work with (a complaint about one of
   * them). `sealed`: supervisors over all organs and nobody else (a clue of demands or favours).
   */
  kept?: "discreet" | "sealed";
}

/** The role an action asks for: the case type's `by`, with `step` already replaced by the step's role. */
export interface CaseActSubject extends CaseSubject {
  role: Exclude<CaseRole, "step" | "system">;
}

/** Something one account made and only that account sees: a draft, a message, a saved filter. */
export interface OwnedSubject extends DivisionSubject {
  owner: { kind: "resident" | "staff"; id: string };
}

/** A topic of the live stream: one person's own, or what happens at an organ. */
export interface TopicSubject extends DivisionSubject {
  resident?: string;
  staff?: string;
  organ?: string;
}

export interface ReceptionSubject extends OrganSubject {
  hall: string;
}

/** A zone of the hall and the people who go its rounds. */
export interface ZoneSubject extends DivisionSubject {
  supervisors: readonly string[];
}

/** What supervision is about: an organ's cards and orders, or somewhere in the division; one person's when `handler` is them. */
export interface SupervisedSubject extends DivisionSubject {
  organ?: string;
  handler?: string;
}

/** What each permission is about. */
export interface PermissionSubjects {
  "case.read": CaseSubject;
  "case.act": CaseActSubject;
  "case.read-personal": CaseSubject;
  "case.apply": DivisionSubject & { enterprise?: string };
  "reception.open": ReceptionSubject;
  "draft.read": OwnedSubject;
  "draft.edit": OwnedSubject;
  "draft.submit": OwnedSubject;
  "message.read": OwnedSubject;
  "live.listen": TopicSubject;
  "licence.read": CaseSubject;
  "licence.print": CaseSubject;
  "licence.revoke": CaseSubject;
  "item.read": OrganSubject;
  "item.edit": OrganSubject;
  "item.publish": OrganSubject;
  "decision.switch": OrganSubject;
  "decision.halt": DivisionSubject;
  "credit.read": DivisionSubject;
  "credit.keep": DivisionSubject;
  "voice.register": DivisionSubject;
  "voice.read": DivisionSubject;
  "complaint.read": DivisionSubject;
  "clue.read": DivisionSubject;
  "problem.read": DivisionSubject;
  "problem.keep": DivisionSubject;
  "problem.note": OrganSubject;
  "answer.read": DivisionSubject;
  "answer.edit": DivisionSubject;
  "answer.publish": DivisionSubject;
  "conduct.check": ZoneSubject;
  /** Without an organ: of any that the actor may read. */
  "conduct.read": DivisionSubject & { organ?: string };
  "conduct.keep": DivisionSubject;
  "rating.read": DivisionSubject;
  "rating.keep": DivisionSubject & { organ?: string };
  "calendar.read": DivisionSubject;
  "calendar.load": DivisionSubject;
  "organisation.read": DivisionSubject;
  "organisation.edit": DivisionSubject;
  "staff.read": DivisionSubject;
  "staff.edit": DivisionSubject;
  "staff.unlock": DivisionSubject;
  "role.grant": DivisionSubject;
  "connection.edit": DivisionSubject;
  "audit.read": DivisionSubject;
  "metrics.read": DivisionSubject & { organ?: string };
  "supervision.read": SupervisedSubject;
  "supervision.answer": SupervisedSubject;
  "supervision.examine": SupervisedSubject;
  "supervision.raise": SupervisedSubject;
  "order.open": SupervisedSubject;
  "profile.edit": DivisionSubject & { resident: string };
}
