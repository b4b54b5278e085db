/**
 * 电子证照标识 (GB/T 36904-2018, R6.1, R6.2):
 *
 *     1.2.156.3005.2 . 11100000000013338W032 . 11220000013544541J . 2430599 . 001 . F
 *     root             type: USCC + 3          issuer: USCC         serial    version  check
 *
 * The check character is ISO 7064 MOD 37,36 over the four parts without root and dots.
 */
import { bad, type Checked, good } from "../checked.ts";
import { mod37CheckCharacter } from "./mod37-36.ts";
import { isUscc } from "./uscc.ts";

const root = "1.2.156.3005.2";

export interface LicenceId {
  /** 证照类型代码: USCC of the body that defined the type, and three characters. */
  type: string;
  /** 颁发机构代码: USCC of the issuer. */
  issuer: string;
  /** 流水号: 1 to 32 of `0-9A-Z`. */
  serial: string;
  /** 1 to 999; every new version of a licence has the next (R6.4). */
  version: number;
}

export type LicencePartFault = "type" | "issuer" | "serial" | "version";
export type LicenceIdFault = LicencePartFault | "form" | "check-character";

/** Writes the id of a licence, or names the part that is wrong. */
export function licenceId(parts: LicenceId): Checked<string, LicencePartFault> {
  const fault = faultOf(parts);
  if (fault) return bad(fault);
  const version = String(parts.version).padStart(3, "0");
  const check = mod37CheckCharacter(parts.type + parts.issuer + parts.serial + version);
  return good([root, parts.type, parts.issuer, parts.serial, version, check].join("."));
}

/** Reads an id: its parts, or its first fault. */
export function checkLicenceId(id: string): Checked<LicenceId, LicenceIdFault> {
  if (!id.startsWith(`${root}.`)) return bad("form");
  const [type = "", issuer = "", serial = "", version = "", check = "", ...rest] = id
    .slice(root.length + 1)
    .split(".");
  if (rest.length > 0 || !/^[0-9]{3}$/.test(version) || !/^[0-9A-Z]$/.test(check)) return bad("form");
  const parts = { type, issuer, serial, version: Number(version) };
  const fault = faultOf(parts);
  if (fault) return bad(fault);
  if (mod37CheckCharacter(type + issuer + serial + version) !== check) return bad("check-character");
  return good(parts);
}

function faultOf(parts: LicenceId): LicencePartFault | undefined {
  if (!isUscc(parts.type.slice(0, 18)) || !/^[0-9A-Z]{3}$/.test(parts.type.slice(18))) return "type";
  if (!isUscc(parts.issuer)) return "issuer";
  if (!/^[0-9A-Z]{1,32}$/.test(parts.serial)) return "serial";
  const { version } = parts;
  return Number.isInteger(version) && version >= 1 && version <= 999 ? undefined : "version";
}
