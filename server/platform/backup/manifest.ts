/** What a backup says about itself, in its last entry: enough to know that it is whole before anything is restored. */

export interface Manifest {
  format: 1;
  /** The Tongban that made it. */
  version: string;
  madeAt: string;
  postgresql: string;
  /** Migrations the database had had, in order: restored into exactly this schema, then migrated further. */
  migrations: { name: string; digest: string }[];
  tables: TableRecord[];
  sequences: { name: string; value: number; called: boolean }[];
  files: FileRecord[];
}

export interface TableRecord {
  name: string;
  columns: string[];
  rows: number;
  /** SM3 of all rows, as PostgreSQL's COPY writes them. */
  sm3: string;
}

export interface FileRecord {
  /** Below the home folder: `files/ab/cd/…`, `keys/sealing.json`. */
  path: string;
  size: number;
  sm3: string;
}

export const MANIFEST = "manifest.json";

/** Waiting jobs travel as a table of their own; the job queue's tables are its own business. */
export const JOBS = "graphile_worker.jobs";

/** Rows of a table come in parts: `tables/case_event/000001`. */
export const partName = (table: string, part: number) => `tables/${table}/${String(part).padStart(6, "0")}`;

export const tableOfPart = (entry: string) => /^tables\/([^/]+)\/\d+$/.exec(entry)?.[1];
