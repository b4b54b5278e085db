/**
 * One connection of this process that LISTENs to the database, for everybody who wants to hear. It comes back by
 * itself when it is cut; whoever may have missed something meanwhile is told so.
 */
import pg from "pg";
import { clientConfig, type PoolOptions } from "../database/pool.ts";
import type { Log } from "../log.ts";

export interface Listener {
  /**
   * Calls `hear` with the payload of every notification on the channel, in the order of the commits, until the
   * returned function is called. `missed` is called after the connection was cut and came back.
   */
  listen(channel: string, hear: (payload: string) => void, missed?: () => void): () => void;
  /** Resolves once the connection listens to all channels that were asked for. */
  ready(): Promise<void>;
  close(): Promise<void>;
}

interface Ear {
  hear: (payload: string) => void;
  missed: (() => void) | undefined;
}

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5000;

export function createListener(connection: PoolOptions["connection"], log: Log): Listener {
  const channels = new Map<string, Set<Ear>>();
  let client: Promise<pg.Client> | undefined;
  let turn: Promise<unknown> = Promise.resolve();
  let closed = false;

  /** One statement after the other on the one connection. */
  const say = (statement: (made: pg.Client) => string) => {
    const said = turn.then(async () => {
      const made = await connected();
      await made.query(statement(made));
    });
    turn = said.catch(() => undefined);
    return said;
  };

  const connected = () => {
    client ??= connect(false);
    return client;
  };

  async function connect(again: boolean): Promise<pg.Client> {
    for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
      const made = new pg.Client({
        ...clientConfig({ connection, applicationName: "tongban-listen", statementTimeoutMs: 0 }),
        keepAlive: true,
      });
      try {
        await listenWith(made);
        if (again) for (const ears of channels.values()) for (const ear of ears) ear.missed?.();
        return made;
      } catch (error) {
        await made.end().catch(() => undefined);
        if (closed) throw error;
        log.warn({ err: error }, "listening failed; trying again");
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
    }
  }

  async function listenWith(made: pg.Client) {
    made.on("error", () => undefined);
    await made.connect();
    made.on("notification", ({ channel, payload }) => {
      for (const { hear } of channels.get(channel) ?? []) hear(payload ?? "");
    });
    for (const channel of channels.keys()) await made.query(`listen ${made.escapeIdentifier(channel)}`);
    made.once("end", () => {
      if (!closed) client = connect(true);
    });
  }

  return {
    listen(channel, hear, missed) {
      const ear: Ear = { hear, missed };
      const known = channels.get(channel);
      channels.set(channel, (known ?? new Set()).add(ear));
      // One that fails is repeated with all others when the connection comes back.
      if (!known) say((made) => `listen ${made.escapeIdentifier(channel)}`).catch(() => undefined);
      return () => void channels.get(channel)?.delete(ear);
    },
    ready: () => say(() => "select 1"),
    async close() {
      closed = true;
      await (await client?.catch(() => undefined))?.end();
    },
  };
}
