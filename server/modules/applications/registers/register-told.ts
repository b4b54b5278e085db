/** What registers said of an application, as it is frozen with it. */
import type { Answers } from "#contract/form.ts";
import type { FieldSource } from "#contract/registers.ts";

export interface RegisterTold {
  sources?: FieldSource[];
  /** Registers that did not answer, by id: asked again when the case is accepted. */
  silent?: string[];
}

/** Of what registers said, that of fields that were handed in. */
export function withTold<T extends { answers: Answers }>(
  content: T,
  { sources = [], silent }: RegisterTold,
): T & RegisterTold {
  const own = sources.filter(({ field }) => field in content.answers);
  return { ...content, ...(own.length > 0 && { sources: own }), ...(silent && { silent }) };
}
