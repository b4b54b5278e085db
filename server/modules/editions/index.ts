/** The only door into the module: published editions, sealed, checked again, compared. */
export { type CheckKey, type EditionKind, lastCheck } from "./check-store.ts";
export {
  alteredIn,
  digestOf,
  type EnteredBeside,
  type FrozenFigures,
  faultsIn,
  type Seal,
  type SealedEdition,
  sealEdition,
} from "./edition.ts";
export { alteredCases, checkJobOf, type FindEdition, startCheck } from "./edition-check.ts";
export { compareEdition } from "./edition-compare.ts";
export { enteredLater, type LaterEntry } from "./edition-entered.ts";
export { freezeFigures, type ToFreeze } from "./edition-freeze.ts";
export { type EditionVerification, verifyEditions } from "./edition-verify.ts";
