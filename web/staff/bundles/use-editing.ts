import { useCallback, useMemo, useState } from "react";
import type { Bundle } from "#contract/bundle.ts";
import type { EditedBundle } from "#contract/bundle-editing.ts";
import type { Answers } from "#contract/form.ts";
import type { Item } from "#contract/item.ts";
import { fullestAnswers } from "#server/kernel/bundle/fullest.ts";
import { type Problem, problem } from "#server/kernel/item/problem.ts";
import { forget, keep, kept } from "../../shared/kept.ts";
import type { FieldError } from "../../shared/ui/ErrorSummary.tsx";
import { emptyBundle, placeOf } from "./editing.ts";

export interface Editing {
  bundle: Bundle;
  items: ReadonlyMap<string, Item>;
  /** The draft's, as it was last seen; 0 where there is none. */
  revision: number;
  /** Something was changed and not saved. */
  dirty: boolean;
  /** Answers the figures are reckoned with: those given, else those that need the most. */
  answers: Answers;
  /** What was wrong with the last save, by field. */
  faults: readonly Problem[];
  /** The same, for the summary above the form. */
  errors: readonly FieldError[];
  change: (changes: Partial<Bundle>) => void;
  addPart: (item: Item) => void;
  answer: (answers: Answers) => void;
  saved: (revision: number) => void;
  refused: (fields: readonly { field: string; message: string }[]) => void;
}

interface Unsaved {
  bundle: Bundle;
  items: Item[];
  revision: number;
}

/** Where unsaved work waits for a reload of the page. */
export const keptName = (key: string) => `bundle.${key}`;

export function useEditing(edited: EditedBundle): Editing {
  const seen = edited.draft?.revision ?? 0;
  const [start] = useState(() => {
    const unsaved = kept<Unsaved>(keptName(edited.key));
    return unsaved?.revision === seen ? unsaved : undefined;
  });
  const [bundle, setBundle] = useState(
    () => start?.bundle ?? edited.draft?.bundle ?? edited.current ?? emptyBundle(),
  );
  const [items, setItems] = useState<ReadonlyMap<string, Item>>(
    () => new Map([...edited.items, ...(start?.items ?? [])].map((item) => [item.key, item])),
  );
  const [revision, setRevision] = useState(seen);
  const [dirty, setDirty] = useState(start !== undefined);
  const [given, setGiven] = useState<Answers>({});
  const [faults, setFaults] = useState<readonly Problem[]>([]);
  const write = (next: Bundle, known = items) => {
    setBundle(next);
    setDirty(true);
    keep(keptName(edited.key), { bundle: next, items: [...known.values()], revision });
  };
  const answers = useMemo(() => ({ ...fullestAnswers(bundle), ...given }), [bundle, given]);
  const errors = useMemo(
    () => faults.map(({ path, message }) => ({ field: placeOf(path), message })),
    [faults],
  );
  const answer = useCallback((next: Answers) => setGiven(next), []);
  return {
    ...{ bundle, items, revision, dirty, answers, faults, errors, answer },
    change: (changes) => write(withChanges(bundle, changes)),
    addPart: (item) => {
      const known = new Map(items).set(item.key, item);
      setItems(known);
      write({ ...bundle, parts: [...bundle.parts, { item: item.key }] }, known);
    },
    saved: (next) => {
      setRevision(next);
      setDirty(false);
      setFaults([]);
      forget(keptName(edited.key));
    },
    refused: (fields) => setFaults(fields.map(({ field, message }) => problem("refused", field, message))),
  };
}

/** An element set to undefined is taken away; one that is empty stays, for it may be about to be typed. */
function withChanges(bundle: Bundle, changes: Partial<Bundle>): Bundle {
  const gone = Object.entries(changes).filter(([, value]) => value === undefined);
  const next: Record<string, unknown> = { ...bundle, ...changes };
  for (const [name] of gone) delete next[name];
  return next as unknown as Bundle;
}
