/**
 * SM3 (GB/T 32905-2016, R6.8), 32 bytes. This is the kernel's only import from the platform: a hash is a pure function,
 * and Node's own is many times faster than one written here.
 */
import { createHash } from "node:crypto";

/** SM3 of the parts, one after the other; text counts as UTF-8. */
export function sm3(...parts: (string | Uint8Array)[]): Buffer {
  const hash = createHash("sm3");
  for (const part of parts) hash.update(part);
  return hash.digest();
}
