export interface Repeating {
  /** Does it again at once, or right after the run under way. */
  soon: () => void;
  /** Resolves when nothing is running and nothing will. */
  stop: () => Promise<void>;
}

/**
 * Does something again and again, never twice at once: whenever asked `soon`, and by itself after the milliseconds the
 * last run answered, at most `mostMs`. A run that fails is told to `failed` and comes again.
 */
export function repeat(
  mostMs: number,
  failed: (error: unknown) => void,
  work: () => Promise<number>,
): Repeating {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let asked = false;
  let stopped = false;

  async function run() {
    let wait = mostMs;
    while (asked && !stopped) {
      asked = false;
      wait = await work().catch((error: unknown) => {
        failed(error);
        return mostMs;
      });
    }
    running = undefined;
    if (!stopped) timer = setTimeout(soon, Math.min(mostMs, wait));
  }

  function soon() {
    asked = true;
    clearTimeout(timer);
    if (!stopped) running ??= run();
  }

  async function stop() {
    stopped = true;
    clearTimeout(timer);
    await running;
  }

  soon();
  return { soon, stop };
}
