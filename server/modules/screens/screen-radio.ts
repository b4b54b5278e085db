/**
 * Tells screens at once that what they show was changed, so that they read it again; a screen that hears nothing reads
 * it every minute all the same. Nothing but the word is sent.
 */
import type { FastifyReply } from "fastify";
import { sql } from "kysely";
import type { Database } from "#server/platform/database/pool.ts";
import { openStream, type Stream } from "#server/platform/live/stream.ts";
import { perServices } from "#server/platform/per-services.ts";
import type { Services } from "#server/platform/services.ts";

const channel = "hall_screen";
const word = "event: plan\ndata: {}\n\n";

interface HallKey {
  division: string;
  hall: string;
}

const keyOf = ({ division, hall }: HallKey) => `${division}/${hall}`;

export interface ScreenRadio {
  /** Says so at once, since something may have changed before the line stood; then at every change. */
  follow(reply: FastifyReply, hall: HallKey): Promise<void>;
  close(): void;
}

export const screenRadioOf = perServices(({ listener }: Pick<Services, "listener">): ScreenRadio => {
  const halls = new Map<string, Set<Stream>>();
  let deaf: (() => void) | undefined;
  const tell = (streams: Iterable<Stream>) => {
    for (const stream of streams) stream.write(word);
  };
  const missed = () => {
    for (const streams of halls.values()) tell(streams);
  };
  return {
    async follow(reply, hall) {
      deaf ??= listener.listen(channel, (key) => tell(halls.get(key) ?? []), missed);
      await listener.ready();
      const streams = halls.get(keyOf(hall)) ?? new Set();
      halls.set(keyOf(hall), streams);
      const stream = openStream(reply);
      streams.add(stream);
      stream.onEnd(() => streams.delete(stream));
      tell([stream]);
    },
    close() {
      deaf?.();
      for (const streams of halls.values()) for (const stream of streams) stream.end();
    },
  };
});

/** Told once the transaction is committed. */
export async function tellScreens(tx: Database, hall: HallKey): Promise<void> {
  await sql`select pg_notify(${channel}, ${keyOf(hall)})`.execute(tx);
}
