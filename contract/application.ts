/** Applications (办件) as they are received, and what their pages show. */
import Type, { type Static } from "typebox";
import { CaseNumber, CaseSummary, CaseView, RequestKey } from "./case.ts";
import { RuleTrace } from "./decision-desk.ts";
import { DraftContent, FileView, MaterialEntry, MaterialPromise, Papers } from "./draft.ts";
import { Answers } from "./form.ts";
import { Grade } from "./materials.ts";
import { TicketId } from "./queue.ts";

/** An applicant who stands at the counter: the clerk has seen their identity document. */
export const CounterApplicant = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 60 }),
    idNumber: Type.String({ minLength: 15, maxLength: 18 }),
    phone: Type.String({ minLength: 7, maxLength: 20 }),
    enterprise: Type.Optional(
      Type.Object(
        {
          uscc: Type.String({ minLength: 18, maxLength: 18 }),
          name: Type.String({ minLength: 1, maxLength: 200 }),
        },
        { additionalProperties: false },
      ),
    ),
  },
  { additionalProperties: false },
);
export type CounterApplicant = Static<typeof CounterApplicant>;

/** Reception at a counter: same case, same materials, same clock as online (A25). */
export const Reception = Type.Object(
  {
    requestKey: RequestKey,
    item: Type.String({ pattern: "^[a-z][a-z0-9-]{2,59}$" }),
    /** `item` is the key of a bundle. */
    bundle: Type.Optional(Type.Boolean()),
    hall: Type.String({ minLength: 1, maxLength: 40 }),
    applicant: CounterApplicant,
    content: DraftContent,
    /** Accept at once, as the clerk has found everything complete. */
    accept: Type.Boolean(),
    /** The number that was called for it. */
    ticket: Type.Optional(TicketId),
  },
  { additionalProperties: false },
);
export type Reception = Static<typeof Reception>;

/** One line of the form as read by staff or its applicant; personal values are masked unless revealed. */
export const AnswerView = Type.Object({
  id: Type.String(),
  label: Type.String(),
  text: Type.String(),
  masked: Type.Boolean(),
  /** Files the answer holds: those of a field of files, or the picture of a signature. */
  files: Type.Optional(Type.Array(FileView)),
  /** What a register says of it: the same, or something else, which the examiner has to look at. */
  source: Type.Optional(Type.Object({ words: Type.String(), differs: Type.Boolean() })),
});
export type AnswerView = Static<typeof AnswerView>;

/** Something of the case that these answers brought about, and why. */
export const Reason = Type.Object({ what: Type.String(), because: Type.String() });
export type Reason = Static<typeof Reason>;

/** What the answers called for when it was handed in, frozen with the application (R1.18). */
export interface AskedList {
  materials: { id: string; because?: string }[];
  /** Of limits, steps and fees. */
  reasons: Reason[];
}

export const MaterialView = Type.Object({
  id: Type.String(),
  name: Type.String(),
  why: Type.Optional(Type.String()),
  /** The answers that called for it; absent where it is asked of everybody. */
  because: Type.Optional(Type.String()),
  required: Type.Boolean(),
  /** Checked with the body that issued it, by data; never asked of the applicant (R1.17). */
  shared: Type.Boolean(),
  /** What a clerk checks (R1.16). */
  standard: Type.Optional(Type.String()),
  paper: Type.Boolean(),
  papers: Type.Optional(Papers),
  files: Type.Array(FileView),
  /** What the correction notice says is wrong with it. */
  problem: Type.Optional(Type.String()),
  /** Not handed in by a written promise (R2.31, R2.32); a deferred one that has come since is `supplied`. */
  promise: Type.Optional(
    Type.Object({
      kind: MaterialPromise.properties.kind,
      signedBy: Type.String(),
      supplied: Type.Boolean(),
    }),
  ),
  /** Why it was asked for and need not be handed in: another result or a licence stands for it (R1.17, R2.30). */
  waived: Type.Optional(Type.String()),
  /** Not handed in again: the kept material that stands for it, and where that came from (R1.19). */
  stored: Type.Optional(Type.Object({ grade: Grade, from: Type.String() })),
  /** For staff: the grade of what was handed in here, and whether this reader may note that they saw the original (R1.19). */
  kept: Type.Optional(Type.Object({ grade: Grade, maySee: Type.Boolean() })),
});
export type MaterialView = Static<typeof MaterialView>;

/** A result that a part of a joint application waits for: whose, and what it is called. */
export const PartWaitView = Type.Object({ subject: Type.String(), licence: Type.Optional(Type.String()) });
export type PartWaitView = Static<typeof PartWaitView>;

/** What a case that is part of a joint one says of it. */
export const JointLink = Type.Object({
  number: Type.String(),
  name: Type.String(),
  /** While the part waits: for what. */
  waits: Type.Array(PartWaitView),
});
export type JointLink = Static<typeof JointLink>;

/** An application with its case: for its applicant, and for staff. */
export const ApplicationView = Type.Object({
  ...CaseView.properties,
  item: Type.Object({ key: Type.String(), version: Type.Integer(), name: Type.String() }),
  applicant: Type.Object({
    name: Type.String(),
    idNumber: Type.String(),
    phone: Type.String(),
    enterprise: Type.Optional(Type.Object({ uscc: Type.String(), name: Type.String() })),
  }),
  situation: Type.Array(Type.Object({ question: Type.String(), answer: Type.String() })),
  answers: Type.Array(AnswerView),
  materials: Type.Array(MaterialView),
  /** Why its limits, steps and fees are those of this case. */
  reasons: Type.Array(Reason),
  steps: Type.Array(Type.Object({ name: Type.String(), done: Type.Boolean(), current: Type.Boolean() })),
  queryCode: Type.Optional(Type.String({ description: "only for the applicant and the counter" })),
  licence: Type.Optional(
    Type.Object({ id: Type.String(), name: Type.String(), href: Type.String(), check: Type.String() }),
  ),
  /** The joint application it is part of. */
  joint: Type.Optional(JointLink),
  /** For staff: the number that was called for it, and where. */
  ticket: Type.Optional(Type.Object({ number: Type.String(), counter: Type.Optional(Type.String()) })),
  /** What a rule made of it (A15). */
  rule: Type.Optional(RuleTrace),
  /** The promises signed for it, as papers. */
  letters: Type.Optional(Type.Array(Type.Object({ name: Type.String(), href: Type.String() }))),
  /** For staff: number of the check that found its commitment false (R2.31). */
  falseCommitment: Type.Optional(Type.String()),
});
export type ApplicationView = Static<typeof ApplicationView>;

/** Correction handed in: the materials again, as a whole. */
export const Resubmission = Type.Object(
  {
    requestKey: RequestKey,
    version: Type.Integer({ minimum: 1 }),
    materials: Type.Array(MaterialEntry, { maxItems: 100 }),
    answers: Type.Optional(Answers),
    note: Type.Optional(Type.String({ maxLength: 1000 })),
  },
  { additionalProperties: false },
);
export type Resubmission = Static<typeof Resubmission>;

/** Materials that were to come later (R2.32): some of them, or all. */
export const Supply = Type.Object(
  {
    requestKey: RequestKey,
    version: Type.Integer({ minimum: 1 }),
    materials: Type.Array(Type.Pick(MaterialEntry, ["material", "files", "papers"]), {
      minItems: 1,
      maxItems: 100,
    }),
  },
  { additionalProperties: false },
);
export type Supply = Static<typeof Supply>;

/** Public progress by number and query code: nothing personal. */
export const Progress = Type.Object({
  case: CaseSummary,
  timeline: Type.Array(Type.Object({ at: Type.String(), name: Type.String(), text: Type.String() })),
  /** Of a bundle: each of its items. */
  parts: Type.Optional(Type.Array(CaseSummary)),
});
export type Progress = Static<typeof Progress>;

export const ProgressQuery = Type.Object(
  { number: CaseNumber, code: Type.String({ pattern: "^[0-9]{6}$" }) },
  { additionalProperties: false },
);

/** The inbox of a member of staff: what burns first. `next` is the cursor of the following page. */
export const Inbox = Type.Object({
  rows: Type.Array(CaseSummary),
  next: Type.Optional(Type.String()),
});
export type Inbox = Static<typeof Inbox>;
