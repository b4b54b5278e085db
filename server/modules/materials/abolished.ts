/** The proofs that nobody may ask for any more: a county's list, each with the document that abolished it. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import Type from "typebox";
import { Value } from "typebox/value";
import { AbolishedProof } from "#contract/materials.ts";
import { perServices } from "#server/platform/per-services.ts";
import type { Services } from "#server/platform/services.ts";

/** The list of a data file; throws with the first thing that is wrong with it. */
export function checkAbolished(data: unknown): AbolishedProof[] {
  const [fault] = Value.Errors(Type.Array(AbolishedProof), data);
  if (fault) throw new Error(`abolished proofs: ${fault.instancePath || "/"} ${fault.message}`);
  const proofs = data as AbolishedProof[];
  if (new Set(proofs.map(({ id }) => id)).size < proofs.length)
    throw new Error("abolished proofs: an id is used twice");
  return proofs;
}

/** The list of this hall; read once. */
export const abolishedProofsOf = perServices(({ config }: Pick<Services, "config">) =>
  checkAbolished(JSON.parse(readFileSync(join(config.data, "abolished-proofs.json"), "utf8"))),
);
