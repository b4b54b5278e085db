/** Words of the published lists, and which two are compared first. Pure. */
import type { EditionComparison, ListEdition, ListEntry } from "#contract/catalogue-lists.ts";

export const editionKinds: Record<ListEdition["kind"], string> = {
  licensing: "行政许可事项清单",
  power: "权责清单",
};

/** The two that were asked for, as far as they are there; else the newest and the one of its kind before it. */
export function pairToCompare(
  editions: readonly Pick<ListEdition, "id" | "kind">[],
  from: string | null,
  to: string | null,
): { from: string; to: string } | undefined {
  const known = (id: string | null) => editions.find((it) => it.id === id)?.id;
  const asked = { from: known(from), to: known(to) };
  if (asked.from && asked.to) return { from: asked.from, to: asked.to };
  for (const [index, { id, kind }] of editions.entries()) {
    const before = editions.slice(index + 1).find((it) => it.kind === kind);
    if (before) return { from: before.id, to: id };
  }
  return undefined;
}

export interface ChangedField {
  name: string;
  before: string;
  after: string;
}

const fields: [keyof ListEntry, string][] = [
  ["name", "事项名称"],
  ["organName", "实施机关"],
  ["basis", "设定依据"],
];

/** What stood there and what stands there now, of the fields that changed. */
export function changedFields({
  before,
  after,
  fields: names,
}: EditionComparison["changed"][number]): ChangedField[] {
  return fields
    .filter(([, name]) => names.includes(name))
    .map(([field, name]) => ({ name, before: wordsOf(before[field]), after: wordsOf(after[field]) }));
}

const wordsOf = (value: unknown) => (value === undefined || value === "" ? "没有" : String(value));
