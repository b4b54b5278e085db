/** 核验码: what the code on a licence leads to. Six digits of division, then 20 random characters (119 bits). */
import { randomInt } from "node:crypto";

const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const length = 20;

export function newLicenceToken(division: string): string {
  return division + Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join("");
}

/** The division in a token; undefined for what is no token. */
export function divisionOfToken(token: string): string | undefined {
  return /^[0-9]{6}[0-9A-Za-z]{20}$/.test(token) ? token.slice(0, 6) : undefined;
}
