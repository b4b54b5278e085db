import { VisuallyHidden } from "./VisuallyHidden.tsx";
import "./task-list.css";

/** Where the reader stands in a fixed row of steps. `now` counts from 0. */
export function Steps({ titles, now }: { titles: readonly string[]; now: number }) {
  return (
    <ol className="steps" aria-label={`共 ${titles.length} 步，现在是第 ${now + 1} 步`}>
      {titles.map((title, at) => (
        <li key={title} className={stepClass(at, now)} aria-current={at === now ? "step" : undefined}>
          {title}
          {at < now && <VisuallyHidden>（已完成）</VisuallyHidden>}
        </li>
      ))}
    </ol>
  );
}

function stepClass(at: number, now: number): string {
  if (at < now) return "done";
  return at === now ? "now" : "next";
}
