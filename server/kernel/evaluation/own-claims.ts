/** Relations between figures that are stated beside the template's: which they are, and that the template's stay. Pure. */
import type { Claim } from "#contract/evaluation.ts";
import { canonical } from "../digest/canonical.ts";

const own = "own-";

/** Stated by whoever writes the evaluation; the template's cannot be taken away. */
export const isOwnClaim = ({ id }: Pick<Claim, "id">) => id.startsWith(own);

/** An id that no claim has. */
export function ownClaimId(claims: readonly Claim[]): string {
  const known = new Set(claims.map(({ id }) => id));
  let n = claims.length + 1;
  while (known.has(`${own}${n}`)) n += 1;
  return `${own}${n}`;
}

/** The template's claims are all there, as they were but for their explanations; and no id stands for two. */
export function keepsTemplate(claims: readonly Claim[], template: readonly Claim[]): boolean {
  const byId = new Map(claims.map((claim) => [claim.id, bare(claim)]));
  const fixed = template.filter((claim) => !isOwnClaim(claim));
  const others = claims.filter((claim) => !isOwnClaim(claim));
  return (
    byId.size === claims.length &&
    others.length === fixed.length &&
    fixed.every((claim) => byId.get(claim.id) === bare(claim))
  );
}

const bare = ({ explanation: _, ...claim }: Claim) => canonical(claim);
