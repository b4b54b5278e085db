/** The figures that claims speak of. */
import type { Stated } from "../metric/relations.ts";

/** A figure with its exact value. */
export type Known = Stated;

/** The figures a claim speaks of, by id; null when one of them is blank (found elsewhere). */
export type FindFigure = (id: string) => Known | null;
