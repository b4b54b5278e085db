/** What the scripts tell the person at the terminal. Plain JavaScript: it runs on the Node that happens to be there. */

const started = Date.now();

/** One line of progress with the seconds since the start. */
export function say(chinese, english) {
  const seconds = ((Date.now() - started) / 1000).toFixed(1).padStart(6);
  console.log(`${seconds}s  ${chinese} · ${english}`);
}

/** What the person must mend: one sentence in each language, no stack trace. */
export class Trouble extends Error {
  constructor(english, chinese) {
    super(english);
    this.chinese = chinese;
  }
}

/** Runs a script's work; trouble ends it with its sentences and exit code 1. */
export async function runScript(work) {
  try {
    process.exitCode = await work();
  } catch (error) {
    if (!(error instanceof Trouble)) throw error;
    console.error(`\n✗ ${error.message}\n✗ ${error.chinese}`);
    process.exitCode = 1;
  }
}
