/**
 * The live stream: pages are told what changed, never what it became; they read it again with their own rights. Events
 * are rows, announced in the transaction that changes something, so that nothing is announced that did not happen, and
 * a page that was away gets what it missed.
 */
import type { FastifyReply, FastifyRequest } from "fastify";
import type pg from "pg";
import type { Database } from "../database/pool.ts";
import type { Log } from "../log.ts";
import type { Change, LiveEvent } from "./change.ts";
import type { Listener } from "./listener.ts";
import { openStream, type Stream } from "./stream.ts";

export interface LiveStream {
  /** Keeps the reply open and sends every event the hearer may hear, first those missed since `Last-Event-ID`. */
  follow(request: FastifyRequest, reply: FastifyReply, hearer: Hearer): Promise<void>;
  /** Ends every stream; pages connect again by themselves. */
  close(): void;
}

export interface Hearer {
  division: string;
  hears: (topic: string) => boolean;
}

/** Announces changes; they are told once the transaction is committed. */
export async function announce(tx: Database, changes: Change[]): Promise<void> {
  if (changes.length === 0) return;
  const rows = changes.map(({ division, topic, kind, subject = "" }) => ({ division, topic, kind, subject }));
  await tx.insertInto("live_event").values(rows).execute();
}

/** Forgets what nobody will ask for any more. */
export async function purgeLiveEvents(db: Database, before: string): Promise<void> {
  await db.deleteFrom("live_event").where("at", "<", before).execute();
}

export function createLiveStream(pool: pg.Pool, listener: Listener, log: Log): LiveStream {
  const followers = new Set<{ hearer: Hearer; stream: Stream }>();
  const tell = (event: LiveEvent) => {
    for (const { hearer, stream } of followers) if (mayHear(hearer, event)) stream.send(event);
  };
  const endAll = () => {
    for (const { stream } of followers) stream.end();
  };
  let deaf: (() => void) | undefined;
  return {
    async follow(request, reply, hearer) {
      // When something may have been missed, all connect again and are sent it.
      deaf ??= listener.listen("live", (payload) => tell(eventOf(payload)), endAll);
      await listener.ready();
      const stream = openStream(reply);
      const follower = { hearer, stream };
      followers.add(follower);
      stream.onEnd(() => followers.delete(follower));
      const last = Number(request.headers["last-event-id"]);
      if (!Number.isSafeInteger(last) || last < 0) return;
      const missed = await missedEvents(pool, hearer.division, last).catch((error: unknown) => {
        log.warn({ err: error }, "missed events could not be read");
        stream.end();
        return [];
      });
      for (const event of missed) if (mayHear(hearer, event)) stream.send(event);
    },
    close() {
      deaf?.();
      endAll();
    },
  };
}

const mayHear = (hearer: Hearer, event: LiveEvent) =>
  event.division === hearer.division && hearer.hears(event.topic);

function eventOf(payload: string): LiveEvent {
  const [division, id, topic, kind, subject] = JSON.parse(payload) as [
    string,
    number,
    string,
    string,
    string,
  ];
  return { division, id, topic, kind, subject };
}

/**
 * What came after the last one heard. Numbers are given before the commit, so a smaller one may become visible later:
 * those of the half minute before are sent again, which does no harm.
 */
async function missedEvents(pool: pg.Pool, division: string, last: number): Promise<LiveEvent[]> {
  const { rows } = await pool.query<LiveEvent>(
    `select division, id, topic, kind, subject from live_event
     where division = $1 and id <> $2 and (id > $2 or at > (
       select at - interval '30 seconds' from live_event where division = $1 and id = $2))
     order by id limit 1000`,
    [division, last],
  );
  return rows;
}
