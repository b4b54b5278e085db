/** A morning at the counters: numbers taken, called, missed, served, given up, and left over when the hall closes. */
import { randomUUID } from "node:crypto";
import { player, type Stage } from "#server/demonstration/stage.ts";
import { callNext, leaveCounter, openCounter } from "#server/modules/queue/counters/counter-commands.ts";
import { endDay } from "#server/modules/queue/day/queue-jobs.ts";
import { takeNumber } from "#server/modules/queue/tickets/take-number.ts";
import { actOnTicket } from "#server/modules/queue/tickets/ticket-commands.ts";

const hall = "changning";
const counter = "C01";
const queue = "social-insurance";
const account = "window.c01";

export async function playCounters(stage: Stage, at: (moment: string) => void): Promise<void> {
  const { services, division } = stage;
  const call = () => ({
    actor: player(stage, account),
    client: "127.0.0.1",
    at: services.now(),
    requestKey: randomUUID(),
  });
  for (const day of ["2026-10-20", "2026-11-17", "2026-11-18"]) {
    const time = (minute: number) =>
      at(new Date(Date.parse(`${day}T01:00:00.000Z`) + minute * 60_000).toISOString());
    time(0);
    await openCounter(services, call(), { hall, counter });
    for (let n = 0; n < 8; n += 1) {
      time(n);
      const group = n === 3 ? { group: "senior" } : {};
      await takeNumber(services, {
        division,
        hall,
        queue,
        via: "desk",
        requestKey: randomUUID(),
        at: services.now(),
        ...group,
      });
    }
    const act = async (
      minute: number,
      id: number | undefined,
      action: "start" | "finish" | "recall" | "miss",
    ) => {
      time(minute);
      await actOnTicket(services, call(), id ?? 0, { action });
    };
    for (const [n, minute] of [10, 21, 35, 52].entries()) {
      time(minute);
      const { id } = await callNext(services, call());
      if (n === 1) {
        await act(minute + 1, id, "recall");
        await act(minute + 2, id, "recall");
        await act(minute + 3, id, "miss");
        continue;
      }
      await act(minute + 1, id, "start");
      await act(minute + 4 + n, id, "finish");
    }
    time(70);
    await leaveCounter(services, call(), "paused");
    time(85);
    await openCounter(services, call(), { hall, counter });
    const { id } = await callNext(services, call());
    await act(86, id, "start");
    time(600);
    await endDay(services, { division, hall }, services.now());
  }
}
