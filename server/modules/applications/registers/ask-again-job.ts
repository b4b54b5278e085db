/** Registers that did not answer while the form was filled in are asked again once the case is accepted. */
import type { Reactor } from "#server/cases/index.ts";
import { enqueue, type Job } from "#server/platform/jobs/jobs.ts";
import type { Services } from "#server/platform/services.ts";
import { readContent } from "../application-store.ts";
import { founded } from "../foundation.ts";
import { askSilent } from "./register-facts.ts";

interface CaseOf {
  division: string;
  id: number;
}

export const askAgainJob: Job<CaseOf> = {
  name: "registers-ask-again",
  attempts: 8,
  async run(key, services) {
    const content = await readContent(services.db, services.sealing, key);
    if (!content?.silent) return;
    const { applicant, answers, silent } = content;
    const answered = await askSilent(services, key, { applicant, answers, silent });
    if (!answered) throw new Error("a register still does not answer");
  },
};

export function askAgainReactor(services: Services): Reactor {
  return {
    name: "ask-registers-again",
    wants: ({ case: it, event }) => it.type === "application" && event.action === "accept",
    react: async (tx, occurrences) => {
      for (const { case: it, content } of await founded(services, tx, occurrences)) {
        const { division, id } = it;
        if (content.silent)
          await enqueue(tx, askAgainJob, { division, id }, { key: `registers ${division} ${id}` });
      }
    },
  };
}
