/** What is found wrong: a code for programs, a sentence for the accountant, the place to put it right. */
import type { EvaluationFinding } from "#contract/evaluation.ts";

type Place = EvaluationFinding["place"];

/** What stops publication until it is put right. */
export const wrong = (place: Place, code: string, sentence: string): EvaluationFinding => ({
  ...{ code, sentence, place },
  blocks: true,
});

/** What may be as it is if somebody explains it: explained, it is noted and stops nothing. */
export const unexplained = (
  place: Place,
  code: string,
  sentence: string,
  explanation: string | undefined,
): EvaluationFinding =>
  explanation?.trim()
    ? { code, sentence: `${sentence}已说明：${explanation.trim()}`, place, blocks: false }
    : { code, sentence: `${sentence}请核实，属实的请写明原因。`, place, blocks: true };
