/**
 * Electronic signatures with SM2 over SM3 (GB/T 32918, user id 1234567812345678 of GM/T 0009), DER. Licences and the
 * daily roots are signed through this interface; a county's seal server or security module takes the place of the
 * local key by implementing it. Never sign SM2 with node:crypto: it knows no user id and makes signatures that nobody
 * else accepts.
 */
import { createHash } from "node:crypto";
import { sm2 } from "sm-crypto-v2";

export interface SealSigner {
  /** Key that signs from now on. */
  keyId: string;
  sign(bytes: Buffer): Promise<Buffer>;
  /** False for an altered text, another key's signature, a key nobody knows, and whatever is no signature. */
  verify(bytes: Buffer, signature: Buffer, keyId: string): Promise<boolean>;
  /** SubjectPublicKeyInfo, so that others can check a signature: `openssl dgst -sm3 -verify …`. */
  publicKeyPem(keyId: string): string | undefined;
}

/** Hexadecimal: the private key 32 bytes, the public key 65 with its leading 04. */
export interface SealKey {
  privateKey: string;
  publicKey: string;
}

const options = { der: true, hash: true, userId: "1234567812345678" };
/** SEQUENCE { SEQUENCE { id-ecPublicKey, SM2 }, BIT STRING … } up to the point. */
const publicKeyPrefix = "3059301306072a8648ce3d020106082a811ccf5501822d034200";

/** A signer with keys in memory; the last one signs, the others still verify what they signed. */
export function createSealSigner(keys: readonly SealKey[]): SealSigner {
  const current = keys.at(-1);
  if (!current) throw new Error("a signer needs a key");
  // Points worked out beforehand make verifying seven times faster.
  const points = new Map(
    keys.map(({ publicKey }) => [keyIdOf(publicKey), sm2.precomputePublicKey(publicKey)]),
  );
  const byId = new Map(keys.map((key) => [keyIdOf(key.publicKey), key]));

  return {
    keyId: keyIdOf(current.publicKey),
    async sign(bytes) {
      const signed = { ...options, publicKey: current.publicKey };
      return Buffer.from(sm2.doSignature(bytes, current.privateKey, signed), "hex");
    },
    async verify(bytes, signature, keyId) {
      const point = points.get(keyId);
      if (!point || signature.length === 0) return false;
      try {
        return sm2.doVerifySignature(bytes, signature.toString("hex"), point, options);
      } catch {
        // Not a DER signature at all.
        return false;
      }
    },
    publicKeyPem(keyId) {
      const key = byId.get(keyId);
      return key && publicKeyPem(key.publicKey);
    },
  };
}

export function newSealKey(): SealKey {
  const { privateKey, publicKey } = sm2.generateKeyPairHex();
  return { privateKey, publicKey };
}

/** Both halves are well formed and belong together. */
export function isSealKey({ privateKey, publicKey }: SealKey): boolean {
  if (!/^[0-9a-f]{64}$/.test(privateKey) || !/^04[0-9a-f]{128}$/.test(publicKey)) return false;
  try {
    return sm2.getPublicKeyFromPrivateKey(privateKey) === publicKey;
  } catch {
    // Zero, or beyond the order of the curve.
    return false;
  }
}

/** First 8 bytes of the key's SM3, in hex: short enough to print, long enough to tell keys apart. */
export function keyIdOf(publicKey: string): string {
  return createHash("sm3").update(Buffer.from(publicKey, "hex")).digest("hex").slice(0, 16);
}

function publicKeyPem(publicKey: string): string {
  const base64 = Buffer.from(publicKeyPrefix + publicKey, "hex").toString("base64");
  const lines = base64.match(/.{1,64}/g) ?? [];
  return ["-----BEGIN PUBLIC KEY-----", ...lines, "-----END PUBLIC KEY-----", ""].join("\n");
}
