/** The parts of an application and how far each is. Pure. */
import type { DraftContent } from "#contract/draft.ts";
import type { Demand } from "#contract/item.ts";
import { isAnswered } from "#server/kernel/condition.ts";
import { visibleFields } from "#server/kernel/form.ts";
import { isPromised, isThere, type Standing } from "#server/kernel/promises.ts";
import { visibleQuestions } from "#server/kernel/situation.ts";
import { askedMaterials, formAnswers, isShared, submissionProblems } from "#server/kernel/submission.ts";
import type { TaskState } from "../../shared/ui/TaskList.tsx";

export interface ApplyTask {
  /** Last part of its address. */
  key: string;
  title: string;
  state: TaskState;
}

type Lacks = (part: "situation" | "answers" | "materials", page?: number) => boolean;

/** Tasks in order; the situation comes first, because the others depend on it. The last is to check and submit. */
export function tasksOf(
  demand: Demand,
  content: DraftContent,
  today: string,
  standing: Standing = {},
): ApplyTask[] {
  const problems = submissionProblems(demand, content, today, standing);
  const lacks: Lacks = (part, page) =>
    problems.some((problem) => problem.part === part && (page === undefined || problem.page === page));
  const parts = [
    ...situationTask(demand, content, lacks),
    ...formTasks(demand, content, lacks),
    ...materialTask(demand, content, lacks),
  ];
  const ready = parts.every((part) => part.state === "done");
  return [...parts, { key: "check", title: "核对并提交", state: ready ? "todo" : "blocked" }];
}

/** The next task to do after one; undefined when it was the last. */
export function taskAfter(tasks: readonly ApplyTask[], key: string): ApplyTask | undefined {
  const at = tasks.findIndex((task) => task.key === key);
  return tasks.slice(at + 1).find((task) => task.state !== "done");
}

function situationTask(demand: Demand, content: DraftContent, lacks: Lacks): ApplyTask[] {
  if (demand.questions.length === 0) return [];
  const asked = visibleQuestions(demand, content.situation);
  const begun = asked.some((question) => isAnswered(content.situation[question.id]));
  return [{ key: "situation", title: "您的情况", state: stateOf(begun, lacks("situation"), false) }];
}

function formTasks(demand: Demand, content: DraftContent, lacks: Lacks): ApplyTask[] {
  const { form } = demand;
  if (!form) return [];
  const visible = visibleFields(form, formAnswers(demand, content));
  return form.pages.flatMap((page, at) => {
    const fields = visible.filter((each) => each.page === at);
    if (fields.length === 0) return [];
    const begun = fields.some(({ field }) => isAnswered(content.answers[field.id]));
    const state = stateOf(begun, lacks("answers", at), lacks("situation"));
    return [{ key: `form/${at + 1}`, title: page.title, state }];
  });
}

function materialTask(demand: Demand, content: DraftContent, lacks: Lacks): ApplyTask[] {
  const own = askedMaterials(demand, content).filter((material) => !isShared(material));
  if (own.length === 0 && !lacks("situation")) return [];
  const begun = content.materials.some((entry) => isThere(entry) || isPromised(entry));
  const state = stateOf(begun, lacks("materials"), lacks("situation"));
  return [{ key: "materials", title: "交材料", state }];
}

function stateOf(begun: boolean, lacking: boolean, waits: boolean): TaskState {
  if (waits) return begun ? "started" : "blocked";
  if (!lacking) return "done";
  return begun ? "started" : "todo";
}
