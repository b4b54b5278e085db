/** Matters of the demonstration: handed in at a counter by made-up people, decided by the organ's staff. */
import { randomUUID } from "node:crypto";
import { shanghaiDay } from "#server/kernel/time/day.ts";
import { receive } from "#server/modules/applications/index.ts";
import { openItem } from "#server/modules/items/index.ts";
import { chanceOf } from "#server/simulation/chance.ts";
import { type Person, person } from "#server/simulation/made-up.ts";
import { papersFor } from "#server/simulation/papers.ts";
import { caseNow, player, type Stage, settle, takes } from "./stage.ts";

/** People of the demonstration are numbered from here, so that a simulated year has others. */
const first = 500_000;

export const someone = (number: number): Person => person(first + number);

export interface Brought {
  item: string;
  hall: string;
  /** The clerk who receives it. */
  by: string;
  who: number;
}

/** Received on paper, with everything; answers the case's number. */
export async function brought(stage: Stage, { item: key, hall, by, who }: Brought): Promise<string> {
  const { services, division } = stage;
  const at = services.now();
  const item = await openItem(services, division, key);
  if (!item) throw new Error(`the demonstration has no item ${key}`);
  const applicant = someone(who);
  const promises = { deferral: 0, commitment: 0 };
  const applying = { person: applicant, day: shanghaiDay(at), promises };
  const { number } = await receive(
    services,
    player(stage, by),
    {
      ...{ requestKey: randomUUID(), item: key, hall, accept: true },
      content: papersFor(chanceOf("demonstration", who), item, applying),
      applicant,
    },
    at,
  );
  await settle(stage);
  return number;
}

/** Examined, decided, its result made. */
export async function decided(stage: Stage, number: string): Promise<void> {
  const key = await caseNow(stage, number);
  const opinion = { opinion: "材料齐全，符合条件（演示）" };
  while (await takes(stage, key, "pass", opinion));
  await takes(stage, key, "approve", opinion);
  await takes(stage, key, "issue");
}
