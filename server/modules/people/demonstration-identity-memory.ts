/** Where the demonstration's identity provider keeps what it has under way: in memory, for minutes. */
import { LRUCache } from "lru-cache";

interface Kept {
  [fact: string]: unknown;
  uid?: string;
  grantId?: string;
  consumed?: number;
}

/** An adapter as oidc-provider wants one, for each of its kinds of things. */
export function memoryAdapter() {
  const store = new LRUCache<string, Kept>({ max: 2000 });
  return (kind: string) => {
    const key = (id: string) => `${kind} ${id}`;
    const find = async (id: string) => store.get(key(id));
    return {
      find,
      async upsert(id: string, payload: Kept, seconds?: number) {
        store.set(key(id), payload, seconds === undefined ? {} : { ttl: seconds * 1000 });
      },
      async findByUid(uid: string) {
        return [...store.values()].find((kept) => kept.kind === kind && kept.uid === uid);
      },
      /** Codes typed on a television; there are none. */
      findByUserCode: async () => undefined,
      async destroy(id: string) {
        store.delete(key(id));
      },
      async consume(id: string) {
        const kept = store.get(key(id));
        if (kept) kept.consumed = Math.floor(Date.now() / 1000);
      },
      async revokeByGrantId(grantId: string) {
        for (const [name, kept] of store.entries()) if (kept.grantId === grantId) store.delete(name);
      },
    };
  };
}
