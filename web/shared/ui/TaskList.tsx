import type { ReactNode } from "react";
import { Link } from "wouter";
import { Tag } from "./Tag.tsx";
import "./task-list.css";

export type TaskState = "done" | "started" | "todo" | "blocked";

export interface Task {
  key: string;
  title: string;
  hint?: ReactNode;
  /** Absent while the task cannot be begun. */
  href?: string | undefined;
  state: TaskState;
}

const tags = {
  done: { kind: "good", word: "已填好" },
  started: { kind: "asked", word: "没填完" },
  todo: { kind: "waiting", word: "未填" },
  blocked: { kind: "ended", word: "还不能填" },
} as const;

/** The parts of a long job, each with its state; any open one may be done next. */
export function TaskList({ tasks }: { tasks: readonly Task[] }) {
  return (
    <ol className="task-list">
      {tasks.map((task) => (
        <li key={task.key}>
          <div className="task-title">
            {task.href ? <Link href={task.href}>{task.title}</Link> : <span>{task.title}</span>}
            {task.hint && <div className="field-hint">{task.hint}</div>}
          </div>
          <Tag kind={tags[task.state].kind}>{tags[task.state].word}</Tag>
        </li>
      ))}
    </ol>
  );
}
