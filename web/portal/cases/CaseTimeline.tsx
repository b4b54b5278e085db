import type { ApplicationView } from "#contract/application.ts";
import { Timeline, type TimelineEntry } from "../../shared/ui/Timeline.tsx";

/** What happened, where it is now, what comes: in the order of time. */
export function CaseTimeline({ application }: { application: ApplicationView }) {
  const { timeline, steps, case: summary } = application;
  const happened: TimelineEntry[] = timeline.map((entry, at) => ({
    key: entry.seq,
    title: entry.text,
    at: entry.at,
    who: entry.by,
    state:
      summary.concluded || at < timeline.length - 1 || steps.some((step) => step.current) ? "done" : "now",
    children: entry.opinion && <p>{entry.opinion}</p>,
  }));
  const coming: TimelineEntry[] = summary.concluded
    ? []
    : steps
        .filter((step) => !step.done)
        .map((step) => ({
          key: step.name,
          title: step.current ? `正在${step.name}` : step.name,
          state: step.current ? "now" : "next",
        }));
  return <Timeline label="办理进度" entries={[...happened, ...coming]} />;
}
