/**
 * Asking registers: never longer than configured, again a few times, and for a while not at all once a line is down.
 * Whatever happens is an answer that somebody can go on with.
 */

import type { LineAnswer, RegisterConnector, RegisterQuestion } from "./connector.ts";
import type { Circuit, RegisterAnswer, RegisterLimits } from "./register.ts";
import { circuitAfter, closedCircuit, mayAsk } from "./register.ts";

/** The state of every line, by register; one for each process. */
export type Circuits = Map<string, Circuit>;

export interface Asked {
  answer: RegisterAnswer;
  /** 0: the line is known to be down and was left alone. */
  attempts: number;
  tookMs: number;
}

export async function askRegister(
  connector: RegisterConnector,
  question: RegisterQuestion,
  limits: RegisterLimits,
  circuits: Circuits,
  { now, page }: { now: () => string; page: AbortSignal },
): Promise<Asked> {
  const { id } = question.register;
  const begun = performance.now();
  const done = (answer: RegisterAnswer, attempts: number): Asked => ({
    ...{ answer, attempts, tookMs: Math.round(performance.now() - begun) },
  });
  if (!mayAsk(circuits.get(id) ?? closedCircuit, now())) return done({ outcome: "unavailable" }, 0);
  for (let attempt = 1; ; attempt += 1) {
    const answer = await askOnce(
      connector,
      question,
      AbortSignal.any([page, AbortSignal.timeout(limits.timeoutMs)]),
    );
    const went = answer.outcome === "found" || answer.outcome === "not-found" ? "well" : "badly";
    circuits.set(id, circuitAfter(circuits.get(id) ?? closedCircuit, went, limits, now()));
    const last = attempt > limits.retries || page.aborted || !mayAsk(circuits.get(id)!, now());
    if (went === "well" || last) return done(answer, attempt);
  }
}

async function askOnce(
  connector: RegisterConnector,
  question: RegisterQuestion,
  signal: AbortSignal,
): Promise<RegisterAnswer> {
  try {
    const answer = await Promise.race([connector.ask(question, signal), aborted(signal)]);
    return answerOf(question, answer);
  } catch {
    return { outcome: signal.aborted ? "slow" : "unavailable" };
  }
}

/** Only what the register is asked for: whatever else a line says is not ours to keep. */
function answerOf({ register }: RegisterQuestion, answer: LineAnswer): RegisterAnswer {
  if (!answer.found) return { outcome: "not-found" };
  const fields = Object.entries(answer.fields).filter(([id]) =>
    register.fields.some(({ field }) => field === id),
  );
  const materials = answer.materials.filter((id) =>
    register.materials.some(({ material }) => material === id),
  );
  return { outcome: "found", fields: Object.fromEntries(fields), materials };
}

/** Rejects when the wait is over, for a line that does not listen to its signal. */
function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const over = () => reject(signal.reason);
    if (signal.aborted) over();
    else signal.addEventListener("abort", over, { once: true });
  });
}
