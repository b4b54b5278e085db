/** A client's draft as the controls of the counter hold it, and back. Pure. */
import type { DraftContent } from "#contract/draft.ts";
import type { ClientDraft } from "#contract/errand-mandate.ts";
import type { Material } from "#contract/item.ts";
import type { Matter } from "../../shared/bundle/matter.ts";
import { type Handed, nobody, nothingHanded, type Walkin } from "../reception/reception.ts";

export function walkinOf({ draft, client }: ClientDraft): Walkin {
  const { situation, answers, materials } = draft.content;
  const handed = Object.fromEntries(materials.map((entry) => [entry.material, handedOf(entry)]));
  return { ...nobody, ...client, situation, typed: answers, handed };
}

function handedOf({ files, papers = [], paper, record, promise }: DraftContent["materials"][number]): Handed {
  return {
    ...{
      ...nothingHanded,
      files,
      original: papers.includes("original") || (paper === true && papers.length === 0),
    },
    copy: papers.includes("copy"),
    ...(record && { stored: { record, from: "以前交过的" } }),
    ...(promise && { promise: promise.kind }),
  };
}

/** What a helper is shown: without the offers that only the client may sign (R12.5). */
export function withoutSigning(matter: Matter): Matter {
  const { deferral: _, ...rest } = matter;
  const unsigned = ({ commitment: __, ...material }: Material): Material => material;
  return { ...rest, materials: matter.materials.map(unsigned) };
}

/** Fields in which only the client signs. */
export function signatureFields({ form }: Pick<Matter, "form">): string[] {
  return (form?.pages ?? []).flatMap(({ fields }) =>
    fields.filter(({ type }) => type === "signature").map(({ label }) => label),
  );
}
