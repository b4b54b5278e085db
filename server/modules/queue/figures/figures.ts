/** The figures page: spans are read, the kernel makes the figures. */
import type {
  QueueFigures,
  QueueFiguresBy,
  QueueFiguresPage,
  QueueFiguresQuery,
} from "#contract/queue-figures.ts";
import {
  counterUse,
  estimateFigures,
  figuresOf,
  hourOf,
  type Journey,
  journeysOf,
  type Span,
  type Watch,
} from "#server/kernel/queue/figures.ts";
import { ruleOf } from "#server/kernel/queue/order.ts";
import { addDays, daysBetween, type Instant, shanghaiDay } from "#server/kernel/time/day.ts";
import { counterNames } from "#server/modules/organisation/index.ts";
import { staffNames } from "#server/modules/people/index.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { type HallKey, rulesOf } from "../settings/queue-rules.ts";
import { queuesOf } from "../settings/queue-store.ts";
import { assertHall } from "../stream/hall-line.ts";
import { readSpans, readTold, readWatches } from "./figures-store.ts";

/** The longest stretch that is looked at in one go. */
const mostDays = 92;

interface Ground {
  spans: readonly Span[];
  journeys: readonly Journey[];
  told: Awaited<ReturnType<typeof readTold>>;
  watches: readonly Watch[];
}

export async function queueFigures(
  services: Services,
  place: HallKey,
  query: QueueFiguresQuery,
  at: Instant,
): Promise<QueueFiguresPage> {
  const today = shanghaiDay(at);
  const { to = today, from = to, by = "queue" } = query;
  if (from > to || daysBetween(from, to) > mostDays) throw refuse("figures-period", { field: "from" });
  await assertHall(services.db, place);
  const period = { ...place, from, to: addDays(to, 1) };
  const spans = await readSpans(services.db, period);
  const ground: Ground = {
    ...{ spans, journeys: journeysOf(spans), told: await readTold(services.db, period) },
    watches: await readWatches(services.db, period, at),
  };
  const groups = Map.groupBy(ground.journeys, (journey) => keyOf(journey, by));
  if (by === "counter" || by === "person")
    for (const watch of ground.watches)
      if (!groups.has(placeOf(watch, by))) groups.set(placeOf(watch, by), []);
  groups.delete("");
  const names = await namesOf(services, place, by, [...groups.keys()]);
  const rows = [...groups].map(([id, journeys]) => rowOf(ground, { id, name: names(id), journeys, by }));
  rows.sort((a, b) => (a.id < b.id ? -1 : 1));
  const total = rowOf(ground, { id: "total", name: "合计", journeys: ground.journeys, by: "queue" });
  return { hall: place.hall, from, to, by, total, rows };
}

const placeOf = (watch: Pick<Watch, "counter" | "staff">, by: QueueFiguresBy) =>
  by === "person" ? watch.staff : watch.counter;

function keyOf(journey: Journey, by: QueueFiguresBy): string {
  switch (by) {
    case "queue":
      return journey.queue;
    case "class":
      return journey.class;
    case "counter":
      return journey.counter ?? "";
    case "person":
      return journey.staff ?? "";
    case "day":
      return shanghaiDay(journey.takenAt);
    case "hour":
      return String(hourOf(journey.takenAt)).padStart(2, "0");
  }
}

interface Group {
  id: string;
  name: string;
  journeys: readonly Journey[];
  by: QueueFiguresBy;
}

function rowOf({ spans, told, watches }: Ground, { id, name, journeys, by }: Group): QueueFigures {
  const guesses = journeys.flatMap(({ ticket, wait }) => {
    const guess = told.get(ticket);
    return guess && wait !== undefined ? [{ ...guess, wait }] : [];
  });
  const row = { id, name, ...figuresOf(journeys), ...estimateFigures(guesses) };
  if (by !== "counter" && by !== "person") return row;
  const own = watches.filter((watch) => placeOf(watch, by) === id);
  const busy = spans.filter((span) => (by === "person" ? span.staff : span.counter) === id);
  return { ...row, ...counterUse(own, busy) };
}

async function namesOf(
  services: Services,
  place: HallKey,
  by: QueueFiguresBy,
  ids: readonly string[],
): Promise<(id: string) => string> {
  const { db } = services;
  const { division, hall } = place;
  if (by === "queue") {
    const queues = new Map((await queuesOf(db, place)).map(({ id, name }) => [id, name]));
    return (id) => queues.get(id) ?? id;
  }
  if (by === "counter") {
    const names = await counterNames(db, division);
    return (id) => names.get(`${hall}/${id}`) ?? id;
  }
  if (by === "person") {
    const names = await staffNames(db, division, ids);
    return (id) => names.get(id) ?? id;
  }
  const rules = await rulesOf(services, db, place);
  if (by === "class") return (id) => ruleOf(rules, id as Journey["class"]).name;
  return (id) => (by === "hour" ? `${id}:00–${id}:59` : id);
}
