/**
 * Questions that come one by one and are asked of the database together: those that arrive while one statement is
 * under way go with the next, without a timer. A lone question is asked at once.
 */

interface Waiting<Q, A> {
  question: Q;
  answer: (answer: A) => void;
  fail: (error: unknown) => void;
}

const most = 256;

/** @param ask answers all questions in their order; when it fails, each of them fails. */
export function gather<Q, A>(ask: (questions: readonly Q[]) => Promise<readonly A[]>) {
  let waiting: Waiting<Q, A>[] = [];
  let asking = false;

  async function askAll() {
    while (waiting.length > 0) {
      const now = waiting.slice(0, most);
      waiting = waiting.slice(most);
      try {
        const answers = await ask(now.map(({ question }) => question));
        for (const [i, { answer }] of now.entries()) answer(answers[i] as A);
      } catch (error) {
        for (const { fail } of now) fail(error);
      }
    }
    asking = false;
  }

  return (question: Q): Promise<A> =>
    new Promise((answer, fail) => {
      waiting.push({ question, answer, fail });
      if (asking) return;
      asking = true;
      // After this turn of the event loop, so that neighbours come along.
      setImmediate(() => void askAll());
    });
}
