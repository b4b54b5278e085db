/** The published answers in memory, ready to be found; read anew after every change, and now and then for other processes. */

import type { Answer } from "#contract/answers.ts";
import { msOf, shanghaiDay } from "#server/kernel/time/day.ts";
import { itemsFoundBy, nameOfItem } from "#server/modules/items/index.ts";
import { organNames } from "#server/modules/organisation/index.ts";
import { perServices } from "#server/platform/per-services.ts";
import type { Services } from "#server/platform/services.ts";
import { type AnswerVersion, type Findable, fit, pairsOf } from "./answer.ts";
import { publishedAnswers } from "./answer-store.ts";

interface Shelved extends Findable {
  answer: AnswerVersion;
}

const freshMs = 10_000;
const mostHits = 5;

/** What is kept between requests: changed only here. */
const shelfOf = perServices((_: Services) => ({
  at: 0,
  answers: undefined as Promise<Shelved[]> | undefined,
}));

async function shelved(services: Services): Promise<Shelved[]> {
  const shelf = shelfOf(services);
  const now = msOf(services.now());
  if (!shelf.answers || now - shelf.at >= freshMs || now < shelf.at) {
    shelf.at = now;
    shelf.answers = publishedAnswers(services.db, services.config.division).then((found) =>
      found.map(shelve),
    );
    shelf.answers.catch(() => forgetShelf(services));
  }
  return await shelf.answers;
}

export function forgetShelf(services: Services): void {
  shelfOf(services).answers = undefined;
}

function shelve(answer: AnswerVersion): Shelved {
  const question = pairsOf(answer.question);
  return { answer, question, whole: new Set([...question, ...pairsOf(answer.answer)]), items: answer.items };
}

/** The best answers to what was typed, or those about an item. Whose day of review is over is not shown to the public. */
export async function findAnswers(
  services: Services,
  { q = "", item }: { q?: string; item?: string },
): Promise<Answer[]> {
  const today = shanghaiDay(services.now());
  const valid = (await shelved(services)).filter(({ answer }) => answer.validUntil >= today);
  if (item !== undefined) {
    return await inWords(
      services,
      valid.filter((one) => one.items.includes(item)).map(({ answer }) => answer),
    );
  }
  const typed = pairsOf(q);
  const found = await itemsFoundBy(services, services.config.division, q, 3);
  const ranked = valid
    .map((one) => ({ answer: one.answer, fit: fit(typed, one, found) }))
    .filter((one) => one.fit > 0)
    .sort((a, b) => b.fit - a.fit);
  return await inWords(
    services,
    ranked.slice(0, mostHits).map(({ answer }) => answer),
  );
}

export async function findAnswer(services: Services, id: string): Promise<Answer | undefined> {
  const found = (await shelved(services)).find(({ answer }) => answer.id === id);
  return found && (await inWords(services, [found.answer]))[0];
}

/** With the names of items and organs. */
export async function inWords(services: Services, answers: readonly AnswerVersion[]): Promise<Answer[]> {
  const { division } = services.config;
  const organs = await organNames(services.db, division);
  return await Promise.all(
    answers.map(async ({ id, question, answer, items, organ, source, validUntil }) => ({
      ...{ id, question, answer, source, validUntil },
      items: await Promise.all(
        items.map(async (key) => ({ key, name: (await nameOfItem(services, division, key)) ?? key })),
      ),
      organName: organs.get(organ)?.name ?? organ,
    })),
  );
}
