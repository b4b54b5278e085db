/**
 * The hall's stream to whoever opens it: screens, kiosks, phones, the desk. Each process hears of a commit through the
 * database, reads the new events of the hall once, and writes the same string to all who follow; nobody asks again.
 */
import type { FastifyReply } from "fastify";
import type { Board, HallSnapshot } from "#contract/queue.ts";
import { emptyBoard } from "#server/kernel/queue/board.ts";
import { type Instant, instantOf, msOf, shanghaiDay } from "#server/kernel/time/day.ts";
import { gather } from "#server/platform/database/gather.ts";
import { openStream, type Stream } from "#server/platform/live/stream.ts";
import { perServices } from "#server/platform/per-services.ts";
import type { Services } from "#server/platform/services.ts";
import type { HallKey } from "../settings/queue-rules.ts";
import { announcedSince, eventsAfter, type LastEvent, lastEvent } from "./hall-event-store.ts";
import { hallChannel } from "./hall-line.ts";

/** Readers that hear nothing for two of these know that they are not live. */
const beatMs = 15_000;
/** Announcements older than this are not made up for: the person has been called again, or has come. */
const makeUpSeconds = 60;

interface Follower {
  stream: Stream;
  /** Events up to here it has; undefined while its snapshot is on the way. */
  seq: number | undefined;
  /** What came meanwhile. */
  kept: { seq: number; block: string | Buffer }[];
}

interface Station {
  followers: Set<Follower>;
  /** The last event that was read. */
  seq: number;
  /** Reads what is new and passes it on. */
  read: () => Promise<void>;
  /** Before the first follower comes: from here on events are passed on. */
  wake: () => Promise<void>;
}

export interface HallRadio {
  /** Sends a snapshot, then every event; `after` is the last one the reader has seen. */
  follow(reply: FastifyReply, place: HallKey, after: number): Promise<void>;
  close(): void;
}

export const hallRadioOf = perServices((services: Services): HallRadio => {
  const { listener, log } = services;
  const stations = new Map<string, Station>();
  let deaf: (() => void) | undefined;
  const heard = (payload: string) => {
    const [division, hall] = JSON.parse(payload) as [string, string, number];
    void stations.get(`${division}/${hall}`)?.read();
  };
  const cut = () => {
    for (const station of stations.values()) void station.read();
  };
  const beat = setInterval(() => {
    for (const { seq, followers } of stations.values())
      for (const { stream } of followers) stream.write(`event: beat\ndata: {"seq":${seq}}\n\n`);
  }, beatMs).unref();
  const snapshotOf = gather<HallKey, LastEvent | undefined>((places) => readAll(services, places));
  return {
    async follow(reply, place, after) {
      deaf ??= listener.listen(hallChannel, heard, cut);
      await listener.ready();
      const key = `${place.division}/${place.hall}`;
      const station = stations.get(key) ?? openStation(services, place);
      stations.set(key, station);
      await station.wake();
      const follower: Follower = { stream: openStream(reply), seq: undefined, kept: [] };
      station.followers.add(follower);
      follower.stream.onEnd(() => station.followers.delete(follower));
      try {
        const last = await snapshotOf(place);
        const missed = await missedOf(services, place, last, after);
        begin(follower, snapshot(place.hall, last, missed, services.now()));
      } catch (error) {
        log.warn({ err: error }, "a hall's snapshot could not be read");
        follower.stream.end();
      }
    },
    close() {
      clearInterval(beat);
      deaf?.();
      for (const { followers } of stations.values()) for (const { stream } of followers) stream.end();
    },
  };
});

/** The hall as it stands, for whoever does not follow it; a hall that does not exist stands still. */
export async function hallSnapshot(services: Services, place: HallKey): Promise<HallSnapshot> {
  return snapshot(place.hall, await lastEvent(services.db, place), [], services.now());
}

/** One read for all who came at once: three thousand phones that come back ask the database once. */
async function readAll({ db }: Services, places: readonly HallKey[]) {
  const keys = [...new Map(places.map((place) => [`${place.division}/${place.hall}`, place]))];
  const read = await Promise.all(
    keys.map(async ([key, place]) => [key, await lastEvent(db, place)] as const),
  );
  const found = new Map(read);
  return places.map((place) => found.get(`${place.division}/${place.hall}`));
}

async function missedOf({ db, now }: Services, place: HallKey, last: LastEvent | undefined, after: number) {
  if (!last || after <= 0 || after >= last.seq) return [];
  return await announcedSince(db, place, after, instantOf(msOf(now()) - makeUpSeconds * 1000));
}

function snapshot(
  hall: string,
  last: LastEvent | undefined,
  announcements: HallSnapshot["announcements"],
  at: Instant,
): HallSnapshot {
  const day = shanghaiDay(at);
  // Yesterday's numbers are nobody's today.
  const board: Board = last?.board.day === day ? last.board : emptyBoard(day);
  return { hall, seq: last?.seq ?? 0, at: last?.at ?? at, board, announcements };
}

function begin(follower: Follower, first: HallSnapshot) {
  const { seq } = first;
  follower.stream.write(`id: ${seq}\nevent: snapshot\ndata: ${JSON.stringify(first)}\n\n`);
  follower.seq = seq;
  for (const event of follower.kept) if (event.seq > seq) pass(follower, event.seq, event.block);
  follower.kept = [];
}

function pass(follower: Follower, seq: number, block: string | Buffer) {
  if (follower.seq === undefined) follower.kept.push({ seq, block });
  else if (seq > follower.seq) {
    follower.stream.write(block);
    follower.seq = seq;
  }
}

function openStation({ db, log }: Services, place: HallKey): Station {
  const followers = new Set<Follower>();
  const station: Station = { followers, seq: 0, read, wake };
  let again = false;
  let reading = false;
  let waking: Promise<void> | undefined;
  async function wake() {
    if (followers.size > 0) return;
    waking ??= lastEvent(db, place)
      .then((last) => {
        if (followers.size === 0) station.seq = last?.seq ?? 0;
      })
      .finally(() => {
        waking = undefined;
      });
    await waking;
  }
  async function read() {
    again = true;
    if (reading) return;
    reading = true;
    try {
      while (again) {
        again = false;
        await readOnce();
      }
    } catch (error) {
      log.warn({ err: error }, "a hall's events could not be read");
      for (const { stream } of followers) stream.end();
    } finally {
      reading = false;
    }
  }
  async function readOnce() {
    if (followers.size === 0) return;
    for (const { seq, body } of await eventsAfter(db, place, station.seq)) {
      // Encoded once, not once for each of thousands.
      const block = Buffer.from(`id: ${seq}\nevent: hall\ndata: ${body}\n\n`);
      station.seq = seq;
      for (const follower of followers) pass(follower, seq, block);
    }
  }
  return station;
}
