/** What each permission is about: as much of the thing as the policy needs to see. */
import type { CaseRole } from "#contract/case-type.ts";
import type { Actor } from "./actor.ts";

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
  /** Hall it was forwarded to, to be taken up there (A17). */
  forwardedTo?: string;
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
  role: Exclude<CaseRole, "step" | "system" | "supplier">;
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

/** A hall's counters and queues; without a hall: of any that the actor's posts reach. */
export interface HallSubject extends DivisionSubject {
  hall?: string;
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
  "assistance.read": DivisionSubject;
  "assistance.register": DivisionSubject;
  /** `helper`: whose errand or mandate it is; absent: anybody's who helps. */
  "assistance.help": DivisionSubject & { helper?: string };
  /** The roster, the duty, errands of every helper. */
  "assistance.manage": DivisionSubject;
  /** A clerk who has the client and their document before them; never the helper themselves. */
  "assistance.seen": DivisionSubject & { helper?: string };
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
  /** An order of a free service: the supplier who has it, where one has. */
  "free-order.read": DivisionSubject & { supplies?: boolean };
  "free-order.place": DivisionSubject;
  "free-order.handle": DivisionSubject;
  "free-order.supply": DivisionSubject & { supplies?: boolean };
  /** A supplier's own system: the supplier's orders and no others. */
  "supply.orders": DivisionSubject & { supplies?: boolean };
  "free-service.tally": DivisionSubject;
  "free-service.read": OrganSubject;
  "free-service.keep": OrganSubject;
  "free-service.settle": OrganSubject;
  "free-service.confirm": OrganSubject;
  /** The money of an organ: budget, entries, projects, contracts, posts. */
  "budget.read": OrganSubject;
  "budget.keep": OrganSubject;
  /** Says that what was bought is there and right: never who pays for it. */
  "budget.accept": OrganSubject;
  "evaluation.read": DivisionSubject;
  "evaluation.write": OrganSubject;
  "evaluation.review": OrganSubject;
  "evaluation.sign": OrganSubject;
  /** The annual report on government information disclosure (R10.6). */
  "disclosure.read": OrganSubject;
  "disclosure.keep": OrganSubject;
  "disclosure.publish": OrganSubject;
  "rating.read": DivisionSubject;
  "rating.keep": DivisionSubject & { organ?: string };
  /** Without a hall: of any. */
  "screen.keep": DivisionSubject & { hall?: string };
  "calendar.read": DivisionSubject;
  "calendar.load": DivisionSubject;
  "organisation.read": DivisionSubject;
  "organisation.edit": DivisionSubject;
  "site.read": DivisionSubject;
  "site.keep": DivisionSubject;
  "hand-over.read": DivisionSubject;
  "hand-over.make": DivisionSubject & { hall?: string };
  "facility.read": DivisionSubject;
  "facility.keep": DivisionSubject & { hall?: string };
  "staff.read": DivisionSubject;
  "staff.edit": DivisionSubject;
  "staff.unlock": DivisionSubject;
  "role.grant": DivisionSubject;
  "connection.edit": DivisionSubject;
  /** What lay in the drop box of a hall. */
  "deposit.keep": DivisionSubject & { hall?: string };
  "device.read": DivisionSubject;
  /** Without a hall: of any that the actor works in. */
  "device.lock": DivisionSubject & { hall?: string };
  "audit.read": DivisionSubject;
  /** Without an organ: of the whole division. */
  "metrics.read": DivisionSubject & { organ?: string };
  /** Figures of persons: one's own, or those of an organ's people. */
  "metrics.people": DivisionSubject & { organ?: string; staff?: string };
  "metrics.enter": DivisionSubject & { organ?: string };
  /** Bulletins of the whole county. */
  "metrics.publish": DivisionSubject;
  "sms.reply": DivisionSubject;
  "supervision.read": SupervisedSubject;
  "supervision.answer": SupervisedSubject;
  "supervision.examine": SupervisedSubject;
  "supervision.raise": SupervisedSubject;
  "order.open": SupervisedSubject;
  "queue.serve": HallSubject;
  "queue.guide": HallSubject;
  "queue.read": HallSubject;
  "queue.figures": HallSubject;
  "queue.edit": DivisionSubject;
  "appointment.read": HallSubject;
  "appointment.keep": HallSubject;
  "appointment.plan": HallSubject;
  /** Money taken at the kiosks of a hall; without a hall: of any. */
  "payment.read": DivisionSubject & { hall?: string };
  "payment.ask-refund": DivisionSubject & { hall?: string };
  "payment.refund": DivisionSubject & { hall?: string };
  "scheduler.read": DivisionSubject;
  "scheduler.book": DivisionSubject;
  "profile.edit": DivisionSubject & { resident: string };
}

export type Permission = keyof PermissionSubjects;

/** Rules of every permission whose name fits. */
export type RulesOf<Name extends string> = {
  [P in Extract<Permission, Name>]: (actor: Actor, subject: PermissionSubjects[P]) => boolean;
};
