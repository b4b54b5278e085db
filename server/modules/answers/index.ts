/** The only door into the module: the ledger of questions and answers. */
import type { Module } from "#server/platform/module.ts";
import { answerRoutes } from "./answer-routes.ts";
import { loadAnswers } from "./seeds.ts";

export { draftAnswer, publishAnswer } from "./answer-commands.ts";
export { answerFacts } from "./answer-facts.ts";
export { noteQuestion, replyToQuestion } from "./question-commands.ts";

export const answers: Module = { name: "answers", routes: answerRoutes, load: loadAnswers };
