/** What a measurement found, for people to read. */
import type { BenchReport } from "./bench.ts";
import type { CompileFigures } from "./bundle-compile.ts";
import { type ReadTimes, reads } from "./reads.ts";
import type { SpikeReport } from "./spike.ts";
import type { WriteFigures } from "./writes.ts";

export function printReport(report: BenchReport, say: (line: string) => void): void {
  const { machine, cases, events, loadSeconds, databaseMegabytes } = report;
  say("");
  say(`${machine.processor}, ${machine.cores} cores, ${machine.memoryGigabytes} GB`);
  say(`Node ${machine.node}, PostgreSQL ${machine.postgresql}, fsync and synchronous_commit on`);
  say(`${cases} cases, ${events} events: loaded in ${loadSeconds} s, ${databaseMegabytes} MB`);
  say("");
  printWrites(report, say);
  say("");
  printReads(report, say);
  say("");
  const { batched, postgresqlMegabytes } = report;
  say(`what follows (messages, live stream): ${batched.reactions.toFixed(0)} events a second`);
  say(`memory: server ${batched.serverMegabytes} MB, PostgreSQL ${postgresqlMegabytes} MB`);
}

const columns = (first: string, others: readonly string[]) =>
  `${first.padEnd(34)}${others.map((text) => text.padStart(12)).join("")}`;

function printWrites({ clients, floor, batched, naive }: BenchReport, say: (line: string) => void) {
  say(
    columns(`HTTP, ${clients} clients`, [
      "/s",
      "× floor",
      "p50 ms",
      "p95 ms",
      "p99 ms",
      "µs server",
      "µs db",
    ]),
  );
  for (const command of ["accept", "advance"] as const) {
    const base = floor?.[command];
    const micros = floor?.[`${command}Micros`];
    if (base && micros)
      say(columns(`${command}: pgbench floor`, [base.toFixed(0), "1.00", "", "", "", "", micros.toFixed(0)]));
    say(columns(`${command}: case writer`, cells(batched[command], base)));
    say(columns(`${command}: naive writer`, cells(naive[command], base)));
    const shorter = batched[command].p99 / naive[command].p99;
    say(columns(`${command}: p99 over the naive one's`, ["", "", "", "", shorter.toFixed(2)]));
  }
  if (batched.bundle) printBundle(batched.bundle, batched.accept, say);
  if (!floor) say("pgbench is not installed (Debian: postgresql), so there is no floor");
}

/** What eight items at once cost, against one. */
function printBundle(bundle: WriteFigures, one: WriteFigures, say: (line: string) => void) {
  say(columns("bundle of 8 items: case writer", cells(bundle, undefined)));
  const cost = ({ serverMicros, databaseMicros }: WriteFigures) => serverMicros + databaseMicros;
  const over = (cost(bundle) / cost(one)).toFixed(2);
  say(columns("bundle: processor time over accept's", ["", "", "", "", "", over]));
}

export function printCompiling(figures: readonly CompileFigures[], say: (line: string) => void): void {
  say(columns("compiling a bundle", ["materials", "fields", "asked", "asked", "ms of cpu"]));
  for (const { items, materials, fields, asked, milliseconds } of figures) {
    const counts = [materials, fields, asked.materials, asked.fields].map(String);
    say(columns(`${items} items`, [...counts, milliseconds.toFixed(2)]));
  }
}

function cells(figures: WriteFigures, floor: number | undefined): string[] {
  const { perSecond, p50, p95, p99, serverMicros, databaseMicros } = figures;
  return [
    perSecond.toFixed(0),
    floor === undefined ? "-" : (perSecond / floor).toFixed(2),
    ...[p50, p95, p99].map((ms) => ms.toFixed(1)),
    ...[serverMicros, databaseMicros].map((micros) => micros.toFixed(0)),
  ];
}

function printReads(
  { cases, smallCases, reads: { large, small } }: BenchReport,
  say: (line: string) => void,
) {
  say(columns("reading, ms", ["cases", "p50", "p95", "p99", "p95 ratio"]));
  const times = ({ p50, p95, p99 }: ReadTimes) => [p50, p95, p99].map((ms) => ms.toFixed(1));
  for (const read of reads) {
    say(columns(read, [String(smallCases), ...times(small[read]), "1.00"]));
    say(columns("", [String(cases), ...times(large[read]), (large[read].p95 / small[read].p95).toFixed(2)]));
  }
}

export function printSpike({ segments, acknowledged, lost }: SpikeReport, say: (line: string) => void): void {
  say(
    columns("life cycles a second", ["requests", "p50 ms", "p95 ms", "p99 ms", "503", "errors", "settled"]),
  );
  for (const { rate, requests, p50, p95, p99, shed, errors, settled } of segments) {
    const times = [p50, p95, p99].map((ms) => ms.toFixed(1));
    say(
      columns(String(rate), [String(requests), ...times, String(shed), String(errors), settled.toFixed(2)]),
    );
  }
  say(`${acknowledged} actions acknowledged, ${lost} of them not there exactly once`);
}
