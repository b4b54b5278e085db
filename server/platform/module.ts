/** What a module of the hall offers to the application; its `index.ts` exports one. `server/app.ts` lists them. */
import type { App } from "./http/app-frame.ts";
import type { AnyJob } from "./jobs/worker.ts";
import type { Services } from "./services.ts";

/** One line after the start: `短信发件箱 SMS outbox   http://127.0.0.1:8080/outbox`. */
export interface Notice {
  title: string;
  text: string;
}

export interface Module {
  /** The folder's name. */
  name: string;
  /** Hooks into every route of the application; called before there is any. */
  everywhere?: (app: App, services: Services) => void;
  /** Hangs the module's routes on the application, in a scope of its own. */
  routes?: (app: App, services: Services) => void | Promise<void>;
  /** Loads the module's part of `data/` into the database at the start; doing it again changes nothing. */
  load?: (services: Services) => Promise<void>;
  /** Kinds of jobs the module does; see `platform/jobs`. */
  jobs?: AnyJob[];
  /**
   * Starts what the module does beside requests and jobs, in processes that do jobs (`TONGBAN_JOBS`); the answer stops
   * it and finishes what it has begun.
   */
  start?: (services: Services) => Promise<() => Promise<void>>;
  /** What the person who started the server may want to know: addresses, demonstration sign-ins. */
  notices?: (services: Services) => Promise<Notice[]>;
  /**
   * Fills the demonstration with something to look at, beside its data, when a server starts in demonstration
   * mode; tests of pages and routes begin without it. Doing it again changes nothing.
   */
  demonstrate?: (services: Services) => Promise<void>;
  /** What must work before people are let in; rejects with why it does not. */
  ready?: (services: Services) => Promise<void>;
}
