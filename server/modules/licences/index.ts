/** Electronic licences (电子证照): issued by a case, held by a person or an enterprise, checked by anybody. */
export type { Licence } from "./licence.ts";
export { checkLicence, isGenuine } from "./licence-check.ts";
export {
  type ChangeInput,
  changeLicence,
  endLicenceOfCase,
  type IssueInput,
  issueLicence,
  type LicenceServices,
} from "./licence-commands.ts";
