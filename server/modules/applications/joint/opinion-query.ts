import type { OpinionView } from "#contract/joint.ts";
import { engineOf, findCases, readEvents, summaryOf } from "#server/cases/index.ts";
import type { CaseEvent, CaseKey } from "#server/kernel/case-type/case.ts";
import type { Instant } from "#server/kernel/time/day.ts";
import { namesFor } from "#server/modules/casework/index.ts";
import type { Services } from "#server/platform/services.ts";
import { opinionsOf } from "./opinion-store.ts";

const positions: Record<string, string> = {
  agree: "同意",
  "agree-with-conditions": "有条件同意",
  disagree: "不同意",
};

/** The opinions asked for a joint application, in the order they were asked. */
export async function opinionViews(services: Services, joint: CaseKey, now: Instant): Promise<OpinionView[]> {
  const { division } = joint;
  const cases = await findCases(services.pool, division, await opinionsOf(services.db, joint));
  if (cases.length === 0) return [];
  const { types, timekeeper } = await engineOf(services);
  const names = await namesFor(services, division, cases);
  return await Promise.all(
    cases
      .toSorted((a, b) => a.id - b.id)
      .map(async (it): Promise<OpinionView> => {
        const events = await readEvents(services.pool, it);
        const answer = answerOf(events);
        return {
          case: summaryOf(types.version(it.type, it.typeVersion), it, timekeeper.current(), now, names),
          question: String(events[0]?.data.question ?? ""),
          ...(answer !== undefined && { answer }),
        };
      }),
  );
}

function answerOf(events: readonly CaseEvent[]): string | undefined {
  const said = events.find(({ action }) => action === "answer");
  if (said) return `${positions[String(said.data.position)]}：${String(said.data.opinion)}`;
  const deemed = events.find(({ action }) => action === "deem");
  return deemed && `逾期未复，依据${String(deemed.data.basis)}视为同意`;
}
