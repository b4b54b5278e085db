/** Sealing with keys that only tests use. */
import { createSealing, type Sealing } from "#server/platform/sealing/sealing.ts";

export function testSealing(): Sealing {
  return createSealing({
    current: "k1",
    keys: new Map([["k1", Buffer.alloc(32, 1)]]),
    blind: Buffer.alloc(32, 2),
  });
}
