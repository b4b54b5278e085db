/** Answers that the guides of items give already: entered at the start, and anew when a guide says something else. */
import { createHash } from "node:crypto";
import { openItem } from "#server/modules/items/index.ts";
import type { Services } from "#server/platform/services.ts";
import { type AnswerText, answersOf } from "./answer.ts";
import { answerRulesOf } from "./answer-rules.ts";
import { endPublished, insertVersion, readVersions } from "./answer-store.ts";
import { forgetShelf } from "./ledger.ts";

/** Two people have published the guide; the ledger only repeats it. */
const made = { by: "guide", publishedBy: "guide-publisher" };

/** Doing it again changes nothing; an answer somebody has retired, or written anew, is left alone. */
export async function loadAnswers(services: Services): Promise<void> {
  const { division } = services.config;
  const { items, validUntil } = answerRulesOf(services);
  for (const key of items) {
    const item = await openItem(services, division, key);
    for (const text of item ? answersOf(item, validUntil) : []) await enter(services, text);
  }
  forgetShelf(services);
}

async function enter(services: Services, text: AnswerText): Promise<void> {
  const { division } = services.config;
  const id = idOf(`${division} ${text.items[0]} ${text.question}`);
  await services.db.transaction().execute(async (tx) => {
    const last = (await readVersions(tx, { division, id })).at(-1);
    const own = last?.draftedBy === made.by && last.state === "published";
    if (last && (!own || (last.answer === text.answer && last.validUntil === text.validUntil))) return;
    await endPublished(tx, { division, id }, "replaced");
    await insertVersion(tx, { division, id, version: (last?.version ?? 0) + 1 }, text, {
      ...{ ...made, at: services.now() },
    });
  });
}

/** Always the same for the same question, so that loading again finds it. */
function idOf(text: string): string {
  const hex = createHash("sha256").update(`answer ${text}`).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
