/** Time-based one-time codes (RFC 6238: HMAC-SHA-1, 30 seconds, 6 digits), the administrators' second factor. */
import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";

const seconds = 30;
const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** A new secret: 160 bits in base32, as authenticator apps take it. */
export function newTotpSecret(): string {
  let bits = "";
  for (const byte of randomBytes(20)) bits += byte.toString(2).padStart(8, "0");
  return bits.replace(/.{5}/g, (five) => alphabet[Number.parseInt(five, 2)]!);
}

/** Number of the half minute an instant falls into. */
export function totpStep(at: Date): number {
  return Math.floor(at.getTime() / 1000 / seconds);
}

export function totpCode(secret: string, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac("sha1", decode(secret)).update(counter).digest();
  const at = mac[mac.length - 1]! & 0xf;
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

/**
 * The step whose code this is, one step early or late allowed; undefined when it fits none. A step at or before
 * `lastUsed` is refused: a code works once. The caller must keep the returned step before it lets anybody in.
 */
export function matchTotp(secret: string, code: string, at: Date, lastUsed: number): number | undefined {
  const now = totpStep(at);
  return [now, now - 1, now + 1].find((step) => step > lastUsed && same(totpCode(secret, step), code));
}

/** What the QR code for authenticator apps says. */
export function totpAddress(secret: string, account: string, issuer: string): string {
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(account)}`;
  return `otpauth://totp/${label}?secret=${secret}&issuer=${encodeURIComponent(issuer)}`;
}

function decode(secret: string): Buffer {
  const bits = [...secret].map((one) => alphabet.indexOf(one).toString(2).padStart(5, "0")).join("");
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((eight) => Number.parseInt(eight, 2)));
}

function same(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
