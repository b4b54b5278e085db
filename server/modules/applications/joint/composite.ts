/** 一业一证: one licence with one code for a trade, which joins the licences its parts have led to. Pure. */
import type { Bundle } from "#contract/bundle.ts";
import type { Answers, Field } from "#contract/form.ts";
import type { Item } from "#contract/item.ts";

/** A licence that is joined: what it is, its number, and how long it is valid. */
export interface JoinedLicence {
  name: string;
  number: string;
  validMonths?: number;
}

export interface CompositeMatter {
  item: Item;
  answers: Answers;
}

/** Whose business it is and where, as the joined licences print it. */
const identity = [
  { field: "enterpriseName", label: "名称" },
  { field: "legalPerson", label: "经营者（负责人）" },
  { field: "premisesAddress", label: "经营场所" },
];

/**
 * The composite licence as a result that can be issued: on its face the business and every joined licence with its
 * number. It is valid as long as the first of them. Undefined when the bundle has none, or fewer than two were made.
 */
export function compositeMatter(
  bundle: Bundle,
  base: Item,
  joined: readonly JoinedLicence[],
  answers: Answers,
): CompositeMatter | undefined {
  const { composite } = bundle;
  if (!composite || joined.length < 2) return undefined;
  const fields = joined.map(({ name }, place) => text(`joined${place}`, name));
  const known = identity.filter(({ field }) => typeof answers[field] === "string");
  const months = joined.flatMap(({ validMonths }) => validMonths ?? []);
  const item: Item = {
    ...base,
    ...{ key: bundle.key, name: composite.name },
    implementation: { ...base.implementation, organ: bundle.lead },
    form: { pages: [...(base.form?.pages ?? []), { title: composite.name, fields }] },
    result: {
      ...{
        type: "1",
        name: composite.name,
        licenceType: composite.licenceType,
        electronic: true,
        pickup: ["1", "3"],
      },
      prints: [...known, ...fields.map(({ id, label }) => ({ field: id, label }))],
      ...(months.length > 0 && { validMonths: Math.min(...months) }),
    },
  };
  const numbers = Object.fromEntries(joined.map(({ number }, place) => [`joined${place}`, number]));
  return { item, answers: { ...answers, ...numbers } };
}

function text(id: string, label: string): Field {
  return { id, label, type: "text", required: false };
}
