/** What can be put on a sticker, as choices of a list. Pure. */
import type { LabelChoices, LabelTarget } from "#contract/labels.ts";
import type { Option } from "../../shared/ui/Select.tsx";

export type LabelKind = LabelTarget["kind"];

export function labelRows(choices: LabelChoices, kind: LabelKind, hall: string, words: string): Option[] {
  switch (kind) {
    case "point":
      return choices.points.map(({ id, name }) => ({ value: id, label: name }));
    case "kiosk":
      return choices.kiosks.map(({ id, name }) => ({ value: id, label: name }));
    case "counter":
      return choices.counters
        .filter((counter) => counter.hall === hall)
        .map(({ id, name }) => ({ value: `${hall}/${id}`, label: `${id} ${name}` }));
    case "item":
      return choices.items
        .filter(({ name }) => name.includes(words.trim()))
        .map(({ key, name }) => ({ value: key, label: name }));
  }
}

export function targetOf(kind: LabelKind, value: string): LabelTarget {
  switch (kind) {
    case "point":
      return { kind, hall: value };
    case "kiosk":
      return { kind, device: value };
    case "item":
      return { kind, item: value };
    case "counter": {
      const [hall = "", counter = ""] = value.split("/");
      return { kind, hall, counter };
    }
  }
}
