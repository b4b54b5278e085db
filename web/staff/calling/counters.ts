/** Which counters a clerk may sit at, theirs first. Pure. */
import type { CounterRow } from "#contract/organisation.ts";
import type { Post } from "#contract/people.ts";

export type CounterChoice = Pick<CounterRow, "id" | "name">;

/** The open counters of a hall; those that serve an organ of one's posts as clerk come first. */
export function countersFor(
  counters: readonly Pick<CounterRow, "hall" | "id" | "name" | "organs" | "closedOn">[],
  hall: string,
  posts: readonly Pick<Post, "role" | "organ" | "reach">[],
): CounterChoice[] {
  const mine = posts.filter(({ role }) => role === "clerk");
  const serves = (organs: readonly string[]) =>
    organs.length === 0 || mine.some(({ organ, reach }) => reach === "all-organs" || organs.includes(organ));
  const here = counters.filter((counter) => counter.hall === hall && !counter.closedOn);
  const [first, rest] = [
    here.filter(({ organs }) => serves(organs)),
    here.filter(({ organs }) => !serves(organs)),
  ];
  return [...first, ...rest].map(({ id, name }) => ({ id, name }));
}
