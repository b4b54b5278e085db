/**
 * Sessions as requests use them: looked up once every few seconds, not for every request, and forgotten at once when
 * they end, in this process directly and in the others by a notice from the database.
 */
import { LRUCache } from "lru-cache";
import type { Instant } from "#server/kernel/time/day.ts";
import type { Database } from "#server/platform/database/pool.ts";
import { perServices } from "#server/platform/per-services.ts";
import type { Services } from "#server/platform/services.ts";
import { sessionIsOver, shouldTouch, type Token } from "./session.ts";
import {
  findSession,
  type Session,
  type SessionNotice,
  sessionChannel,
  touchSession,
} from "./session-store.ts";

const keptMs = 3000;
const most = 20_000;

export interface Sessions {
  /** The session of a token if it is still good. Using it counts against its idle time. */
  use(token: Token, now: Instant): Promise<Session | undefined>;
  /** Forget what has ended or changed. */
  forget(notice: SessionNotice): void;
  /** Forget everything: notices may have been missed. */
  forgetAll(): void;
}

export function createSessions(db: Database): Sessions {
  const cache = new LRUCache<string, Session>({ max: most, ttl: keptMs });
  /** Look-ups that requests of the same session share; a notice parts those that come after it from them. */
  const underway = new Map<string, Promise<Session | undefined>>();
  const key = (division: string, digest: string) => `${division}.${digest}`;
  /** Counts notices, so that what was read before one is not kept after it. */
  let notices = 0;

  const read = async (name: string, token: Token, now: Instant): Promise<Session | undefined> => {
    const before = notices;
    const session = await findSession(db, token, now);
    if (session && before === notices) cache.set(name, session);
    return session;
  };

  const look = async (token: Token, now: Instant): Promise<Session | undefined> => {
    const name = key(token.division, token.digest);
    const known = cache.get(name) ?? underway.get(name);
    if (known) return await known;
    const reading = read(name, token, now);
    underway.set(name, reading);
    const done = () => underway.get(name) === reading && underway.delete(name);
    reading.then(done, done);
    return await reading;
  };

  const noticed = () => {
    notices++;
    underway.clear();
  };

  return {
    async use(token, now) {
      const session = await look(token, now);
      if (!session || sessionIsOver(session, now)) return undefined;
      if (!shouldTouch(session, now)) return session;
      // Before it is noted, so that of requests that come together one notes it.
      session.seenAt = now;
      await touchSession(db, token, now);
      return session;
    },
    forgetAll() {
      noticed();
      cache.clear();
    },
    forget(notice) {
      noticed();
      if ("digest" in notice) {
        cache.delete(key(notice.division, notice.digest));
        return;
      }
      for (const [digest, { division, actor, kiosk }] of cache.entries()) {
        const theirs = actor.id === notice.holder || kiosk === notice.holder;
        if (division === notice.division && theirs) cache.delete(digest);
      }
    },
  };
}

export const sessionsOf = perServices(({ db }: Pick<Services, "db">) => createSessions(db));

/** Hears what other processes end or change; the answer stops listening. */
export function listenForNotices(services: Services): () => void {
  const sessions = sessionsOf(services);
  const hear = (payload: string) => sessions.forget(JSON.parse(payload) as SessionNotice);
  return services.listener.listen(sessionChannel, hear, sessions.forgetAll);
}

/** Forgets an account's sessions, or a machine's and those of whoever is at it, in this process at once; the others are told by the database. */
export function forgetHolder(services: Services, { division, id }: { division: string; id: string }): void {
  sessionsOf(services).forget({ division, holder: id });
}
