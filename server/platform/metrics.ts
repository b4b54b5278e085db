/** Figures for Prometheus. One registry for one application, so that several can live in one process. */
import type pg from "pg";
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

export interface Metrics {
  registry: Registry;
  /** Duration of requests by method, route and status. */
  requests: Histogram<"method" | "route" | "status">;
  refusals: Counter<"code">;
  /** Case events by case type and action. */
  caseEvents: Counter<"type" | "action">;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  return {
    registry,
    requests: new Histogram({
      name: "tongban_http_request_seconds",
      help: "Duration of requests by method, route and status",
      labelNames: ["method", "route", "status"],
      buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
      registers: [registry],
    }),
    refusals: new Counter({
      name: "tongban_refusals_total",
      help: "Refused requests by code",
      labelNames: ["code"],
      registers: [registry],
    }),
    caseEvents: new Counter({
      name: "tongban_case_events_total",
      help: "Events of cases by case type and action",
      labelNames: ["type", "action"],
      registers: [registry],
    }),
  };
}

/** Memory, processor, event loop and garbage collection of this process. Watches until the process ends. */
export function watchProcess({ registry }: Metrics) {
  collectDefaultMetrics({ register: registry, prefix: "tongban_" });
}

/** Connections in the pool, and requests that wait for one. */
export function watchPool({ registry }: Metrics, pool: pg.Pool) {
  const connections = new Gauge({
    name: "tongban_database_connections",
    help: "Connections of the pool by state; waiting are requests for one",
    labelNames: ["state"],
    registers: [registry],
    collect() {
      connections.set({ state: "idle" }, pool.idleCount);
      connections.set({ state: "busy" }, pool.totalCount - pool.idleCount);
      connections.set({ state: "waiting" }, pool.waitingCount);
    },
  });
}
