/** One application form for several items: every field once, by its data-element id (R2.34). */

import type { FileKind } from "#contract/file.ts";
import type { Answers, Field, Form, FormPage } from "#contract/form.ts";
import { either, settleOne } from "./settle.ts";

export interface FormsToJoin {
  forms: readonly (Form | undefined)[];
  /** Answered beforehand. */
  known: Answers;
  /** Not asked, because a result settles them. */
  settled: ReadonlySet<string>;
  /** What a field is called, where its items call it by different names. */
  labels: Record<string, string>;
}

/**
 * A field stands on the page where it first occurs; pages of one title are one page. It is required when one item
 * requires it, and its bounds are those that satisfy all.
 */
export function joinForms({ forms, known, settled, labels }: FormsToJoin): Form | undefined {
  const fields = new Map<string, Field[]>();
  const pages = new Map<string, { page: FormPage; ids: Set<string> }>();
  for (const page of forms.flatMap((form) => form?.pages ?? [])) {
    for (const field of page.fields) {
      if (field.id in known || settled.has(field.id)) continue;
      for (const open of settleOne(field, known)) {
        const before = fields.get(open.id);
        if (!before) place(pages, page, open.id);
        fields.set(open.id, [...(before ?? []), open]);
      }
    }
  }
  if (fields.size === 0) return undefined;
  return {
    pages: [...pages.values()].map(({ page, ids }) => ({
      ...page,
      fields: [...ids].map((id) => ({
        ...joinFields(fields.get(id) ?? []),
        ...(labels[id] && { label: labels[id] }),
      })),
    })),
  };
}

function place(pages: Map<string, { page: FormPage; ids: Set<string> }>, page: FormPage, id: string) {
  const open = pages.get(page.title) ?? { page, ids: new Set<string>() };
  open.ids.add(id);
  pages.set(page.title, open);
}

function joinFields(same: readonly Field[]): Field {
  const { when: _, min: __, max: ___, kinds: ____, megabytes: _____, ...first } = same[0]!;
  const when = either(same.map((field) => field.when));
  const [min, max] = [lowest(same), highest(same)];
  const prefill = same.find((field) => field.prefill)?.prefill;
  return {
    ...first,
    required: same.some((field) => field.required),
    ...(prefill && { prefill }),
    ...(same.some((field) => field.personal) && { personal: true }),
    ...(min !== undefined && { min }),
    ...(max !== undefined && { max }),
    ...filesTaken(same),
    ...(when && { when }),
  };
}

/** Of files: the kinds that all take, and the least of their sizes. */
function filesTaken(same: readonly Field[]): Pick<Field, "kinds" | "megabytes"> {
  const kinds = kindsOfAll(same);
  const sizes = same.flatMap(({ megabytes }) => megabytes ?? []);
  return { ...(kinds && { kinds }), ...(sizes.length > 0 && { megabytes: Math.min(...sizes) }) };
}

/** The kinds of file that all take; undefined where none of them has a limit. */
export function kindsOfAll(same: readonly Pick<Field, "kinds">[]): FileKind[] | undefined {
  const [first, ...others] = same.flatMap(({ kinds }) => (kinds ? [kinds] : []));
  return first?.filter((kind) => others.every((kinds) => kinds.includes(kind)));
}

/** The least that all accept. */
export function lowest(same: readonly Pick<Field, "min">[]): number | undefined {
  const known = same.flatMap(({ min }) => (min === undefined ? [] : [min]));
  return known.length > 0 ? Math.max(...known) : undefined;
}

/** The most that all accept. */
export function highest(same: readonly Pick<Field, "max">[]): number | undefined {
  const known = same.flatMap(({ max }) => (max === undefined ? [] : [max]));
  return known.length > 0 ? Math.min(...known) : undefined;
}
