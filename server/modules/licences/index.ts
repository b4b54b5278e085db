/** Electronic licences (电子证照): issued by a case, held by a person or an enterprise, checked by anybody. */
import type { Module } from "#server/platform/module.ts";
import { licenceRoutes } from "./licence-routes.ts";

export { type Licence, statusOn } from "./licence.ts";
export { checkLicence, isGenuine } from "./licence-check.ts";
export {
  type ChangeInput,
  changeLicence,
  endLicenceOfCase,
  type IssueInput,
  issueLicence,
  type LicenceServices,
} from "./licence-commands.ts";
export { readLicencePdf } from "./licence-copy.ts";
export { licenceFacts } from "./licence-facts.ts";
export { renderLicence } from "./licence-pdf.ts";
export { findLicence, licencesOf } from "./licence-store.ts";
export { checkPath, licencePath, myLicence } from "./licence-view.ts";

export const licences: Module = { name: "licences", routes: licenceRoutes };
