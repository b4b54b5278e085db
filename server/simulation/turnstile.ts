/**
 * Lets openings through in the order in which they were expected, however their checks overtake each other, so that
 * the same simulation gives every case the same number.
 */
import type { CaseEngine, OpenCase, Written } from "#server/cases/index.ts";

type CaseWriter = CaseEngine["writer"];

interface Place {
  key: string;
  state: "expected" | "waiting" | "under-way" | "over";
  /** Its parts take numbers too: nobody else does meanwhile. */
  alone: boolean;
  go?: () => void;
}

export interface Turnstile {
  writer: CaseWriter;
  /** These requests will come, in this order. */
  expect(keys: readonly string[]): void;
  /** This one has had its answer, or was refused before it came. */
  over(key: string): void;
}

export function createTurnstile(writer: CaseWriter): Turnstile {
  let places: Place[] = [];

  function pass() {
    let quiet = true;
    for (const place of places) {
      if (place.state === "over") continue;
      if (place.state === "expected" || (place.alone && !quiet)) return;
      quiet = false;
      if (place.state === "waiting") {
        place.state = "under-way";
        place.go?.();
      }
      if (place.alone) return;
    }
  }

  async function open(ask: OpenCase): Promise<Written> {
    const place = places.find(({ key }) => key === ask.requestKey);
    if (!place) return await writer.open(ask);
    const { promise, resolve, reject } = Promise.withResolvers<Written>();
    place.state = "waiting";
    place.alone = ask.along !== undefined && ask.along.length > 0;
    place.go = () => void writer.open(ask).then(resolve, reject);
    pass();
    return await promise.finally(() => {
      place.state = "over";
      pass();
    });
  }

  return {
    writer: { ...writer, open },
    expect(keys) {
      places = keys.map((key) => ({ key, state: "expected", alone: false }));
    },
    over(key) {
      const place = places.find((one) => one.key === key);
      if (place) place.state = "over";
      pass();
    },
  };
}
