/**
 * Encryption of personal data at rest (R13.3, R13.4): AES-256-GCM with the key's name in front, bound to the place it
 * is kept in, so that a value copied to another row or column does not open. Equality search goes over blind indexes:
 * keyed digests that cannot be turned back.
 */
import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  type KeyObject,
  randomBytes,
} from "node:crypto";

export interface SealingKeys {
  /** Key that seals from now on; the others still open. */
  current: string;
  /** 32 bytes each, by name (at most 20 ASCII characters). */
  keys: ReadonlyMap<string, Buffer>;
  /** Key of the blind indexes. It never changes, or nothing could be found any more. */
  blind: Buffer;
}

export interface Sealing {
  /** `place` says where it is kept: `application 430482/2026112101000001`. */
  seal(text: string, place: string): Buffer;
  /** Throws when the value was altered, belongs to another place, or its key is missing. */
  open(sealed: Buffer, place: string): string;
  /** The blind index of a value; the same value under another `purpose` gives another index. */
  blind(value: string, purpose: string): string;
  /** Name of the key that sealed it, to see what a rotation has left to do. */
  keyOf(sealed: Buffer): string;
}

const ivBytes = 12;
const tagBytes = 16;

/** Node takes its own key objects eight times as fast as bytes: 4 µs for a digest instead of 30. */
export function createSealing({ current, ...given }: SealingKeys): Sealing {
  const keys = new Map(
    [...given.keys].map(([name, key]): [string, KeyObject] => [name, createSecretKey(key)]),
  );
  const blind = createSecretKey(given.blind);
  const sealingKey = keys.get(current);
  if (!sealingKey) throw new Error(`sealing key ${current} is missing`);
  const name = Buffer.from(current, "latin1");

  return {
    seal(text, place) {
      const iv = randomBytes(ivBytes);
      const cipher = createCipheriv("aes-256-gcm", sealingKey, iv);
      cipher.setAAD(Buffer.from(place));
      const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      return Buffer.concat([Buffer.of(name.length), name, iv, cipher.getAuthTag(), body]);
    },
    open(sealed, place) {
      const { key, rest } = split(sealed);
      const opening = keys.get(key);
      if (!opening) throw new Error(`sealing key ${key} is missing`);
      const decipher = createDecipheriv("aes-256-gcm", opening, rest.subarray(0, ivBytes));
      decipher.setAAD(Buffer.from(place));
      decipher.setAuthTag(rest.subarray(ivBytes, ivBytes + tagBytes));
      return decipher.update(rest.subarray(ivBytes + tagBytes), undefined, "utf8") + decipher.final("utf8");
    },
    blind: (value, purpose) =>
      createHmac("sha256", blind)
        .update(`${purpose}\n${value.normalize("NFC").trim()}`)
        .digest("base64url"),
    keyOf: (sealed) => split(sealed).key,
  };
}

function split(sealed: Buffer): { key: string; rest: Buffer } {
  const length = sealed[0] ?? 0;
  if (sealed.length < 1 + length + ivBytes + tagBytes) throw new Error("sealed value is too short");
  // Read as ASCII, a byte's highest bit would be dropped, and an altered name would still open.
  return { key: sealed.toString("latin1", 1, 1 + length), rest: sealed.subarray(1 + length) };
}
