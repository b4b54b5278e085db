/** The case engine's door: everything else in this folder is its own affair. */
export type { SatelliteRow } from "./case-batch.ts";
export { casesChangedSince, countCases } from "./case-changes.ts";
export type { OpenCase, Written } from "./case-command.ts";
export { type CaseEngine, type EngineOptions, openEngine } from "./case-engine.ts";
export { casesToHearOf, type Occurrence, type Reactor } from "./case-reactors.ts";
export { type CaseSteps, caseSteps, columnBytes } from "./case-steps.ts";
export {
  casesOfParties,
  casesReceivedAt,
  countOpened,
  type Desk,
  findCase,
  findCases,
  hasCases,
  type InboxCursor,
  inbox,
  readEvents,
  readEventsOf,
} from "./case-store.ts";
export { eventActor, partyOf, rolesTowards, subjectOf } from "./case-subject.ts";
export { type CaseTypes, lintCaseTypeFile } from "./case-types.ts";
export {
  casesUnderWay,
  countUrgent,
  loadedYears,
  type UrgencyCount,
  type UrgencyScope,
  urgentCases,
} from "./case-urgency.ts";
export { type Fault, verifyCases } from "./case-verification.ts";
export {
  allowedOf,
  clockViews,
  type Names,
  numberOf,
  type Reader,
  roleWords,
  summaryOf,
  timelineOf,
} from "./case-view.ts";
export { type RootSigner, sealDays, verifyDailyRoots } from "./daily-roots.ts";
export { engineOf } from "./engine-of.ts";
export { type HallRules, hallRulesOf } from "./hall-rules.ts";
export { lawLimitsOf, readLawLimits } from "./law-limits.ts";
export { type Repeating, repeat } from "./repeat.ts";
export { followingKey } from "./request-keys.ts";
