/** Applications (办件): drafts, handing in, receptions, their pages and documents. */
import type { Module } from "#server/platform/module.ts";
import { engineOf } from "../../cases/index.ts";
import { applicationReactors } from "./application-reactors.ts";
import { applicationRoutes } from "./application-routes.ts";
import { documentRoutes } from "./documents/document-routes.ts";
import { draftRoutes } from "./drafts/draft-routes.ts";
import { fileRoutes } from "./files/file-routes.ts";
import { jointReactors } from "./joint/joint-reactors.ts";
import { jointRoutes } from "./joint/joint-routes.ts";
import { meetingRoutes } from "./joint/meeting-routes.ts";
import { resultsRoutes } from "./joint/results-routes.ts";
import { savingsRoutes } from "./joint/savings-routes.ts";
import { materialReactors } from "./materials/material-reactors.ts";
import { afterCheckReactors } from "./promises/after-check.ts";
import { promiseRoutes } from "./promises/promise-routes.ts";
import { askAgainJob, askAgainReactor } from "./registers/ask-again-job.ts";
import { ruleReactors } from "./rule/rule-reactors.ts";
import { ruleRoutes } from "./rule/rule-routes.ts";
import { ticketRoutes } from "./tickets/ticket-routes.ts";

export type { Applicant } from "./application.ts";
export {
  caseKeyOf,
  myApplications,
  readWhole,
  summaries as caseSummaries,
  type WholeApplication,
} from "./application-query.ts";
export { findApplication, itemsOfCases } from "./application-store.ts";
export { documentOfEvent, documentTitles } from "./documents/document-query.ts";
export { myDrafts, openDraft, ownDraft, readDraft, saveDraft } from "./drafts/draft-commands.ts";
export { renewDraft } from "./drafts/renew-draft.ts";
export { handedInAlready, submitDraft } from "./drafts/submit-draft.ts";
export { bringFor, isOwner, noteFile, readFiles } from "./files/file-store.ts";
export { checkedContent, handIn } from "./handing-in/hand-in.ts";
export { receive } from "./handing-in/receive.ts";
export { resubmit } from "./handing-in/resubmit.ts";
export { handInJoint } from "./joint/joint-hand-in.ts";
export {
  filedByBundle,
  filedByItem,
  type PastApplication,
  pastApplications,
  type Span,
} from "./past-applications.ts";
export { progressOf } from "./progress.ts";
export { supply } from "./promises/supply.ts";
export { type ReceivedPapers, receivedPapers } from "./received-papers.ts";
export { type Served, servedOf, servedOfCases } from "./served.ts";

export const applications: Module = {
  name: "applications",
  jobs: [askAgainJob],
  routes: async (app, services) => {
    const engine = await engineOf(services);
    for (const reactor of await applicationReactors(services)) engine.addReactor(reactor);
    engine.addReactor(askAgainReactor(services));
    for (const reactor of materialReactors(services)) engine.addReactor(reactor);
    for (const reactor of await jointReactors(services)) engine.addReactor(reactor);
    for (const reactor of ruleReactors(services)) engine.addReactor(reactor);
    for (const reactor of await afterCheckReactors(services)) engine.addReactor(reactor);
    draftRoutes(app, services);
    jointRoutes(app, services);
    meetingRoutes(app, services);
    resultsRoutes(app, services);
    savingsRoutes(app, services);
    applicationRoutes(app, services);
    ruleRoutes(app, services);
    await fileRoutes(app, services);
    documentRoutes(app, services);
    promiseRoutes(app, services);
    ticketRoutes(app, services);
  },
};
