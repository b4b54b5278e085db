/** What people say and what is seen at the counters: voices, problems, questions, rounds; R12.6, R12.7. */

import { eventDay } from "./cases.ts";
import { ends, endsInTime, opened, opens } from "./ended.ts";
import { count, dayOf, type Recomputation, share, standing, total } from "./recomputation.ts";

const sentBack = `
  select ${eventDay} as day, c.organ from case_event e join "case" c on c.division = e.division and c.id = e.case_id
  where c.division = $1 and c.type = 'unresolved' and e.action = 'send-back'`;

const problems = `
  select ${dayOf("raised_at")} as day, ${dayOf("ended_at")} as until, organ from problem where division = $1`;

const questions = `
  select ${dayOf("asked_at")} as day, replied_at is not null or answer_id is not null as answered
  from question where division = $1`;

/** Deductions that stand: those struck out after a contest or a mistake do not count. */
const deductions = `
  select e.day, e.tenths as amount from conduct_entry e where e.division = $1
    and e.id not in (select entry_id from conduct_strike where division = $1)`;

export const voices: Record<string, Recomputation> = {
  "voice.unresolved": opens("unresolved"),
  "voice.unresolved-closed": ends("unresolved"),
  "voice.unresolved-on-time-rate": endsInTime("unresolved"),
  "voice.complaints": opens("complaint"),
  "voice.complaints-closed": ends("complaint"),
  "voice.complaints-on-time-rate": endsInTime("complaint"),
  "voice.clues": opens("clue"),
  "voice.all": count([opened("unresolved"), opened("complaint"), opened("clue")].join(" union all ")),
  "voice.sent-back": count(sentBack),
  "problem.raised": count(problems),
  "problem.open": standing(problems),
  "question.asked": count(questions),
  "question.answered-rate": share(questions, "answered"),
  "conduct.rounds": count("select day from conduct_round where division = $1"),
  "conduct.deductions": { ...total(deductions), scale: "0.1" },
  "conduct.entries": count(deductions),
};
