import assert from "node:assert/strict";
import { test } from "node:test";
import type { StaffActor } from "#server/kernel/access/actor.ts";
import { shanghaiDay } from "#server/kernel/time/day.ts";
import { settleAll, talliesOf } from "../metrics/index.ts";
import { channelsRolled, countRolled, readsEverything } from "./figures-rolled.ts";
import { channelsUsed, countRatings, type Grouping } from "./figures-store.ts";
import { daysOf } from "./period.ts";
import { decided, give, rateAs, ratingHall, received } from "./rating.fixture.ts";
import { seenUntil } from "./rating-list.ts";

test("R4.8 sums of the facts say what counting anew says, to whoever sees today and whoever does not", async (t) => {
  const hall = await ratingHall(t);
  const { services, division } = hall;
  const [first, second] = [await decided(hall), await decided(hall)];
  await received(hall);
  await rateAs(hall.applicant, first, give(1));
  await rateAs(hall.applicant, second, give(4, { text: "排队太久" }));
  await hall.engine.react();
  await settleAll(services);
  const post = {
    id: "00000000-0000-4000-8000-000000000002",
    organ: "11430482000000001K",
    halls: [],
    reach: "all-organs" as const,
  };
  const actor = (role: "supervisor" | "director" | "clerk"): StaffActor => ({
    ...{ kind: "staff", division, id: "00000000-0000-4000-8000-000000000001", posts: [{ ...post, role }] },
  });
  const all: Grouping[] = ["all", "organ", "item", "counter", "person", "channel", "month"];
  for (const days of [0, 1]) {
    hall.clock.forward(days * 24 * 60);
    const now = services.now();
    for (const who of [actor("supervisor"), actor("director"), actor("clerk")]) {
      assert.ok(readsEverything(who));
      for (const period of [shanghaiDay(now).slice(0, 4), shanghaiDay(now).slice(0, 7)]) {
        const span = { ...daysOf(period), seen: seenUntil(who, now), now };
        const tallies = (ask: Parameters<typeof talliesOf>[1]) => talliesOf(services, ask);
        for (const by of all) {
          const counted = await countRatings(services.db, who, by, span);
          const rolled = await countRolled(services.db, who, tallies, { by, period, span });
          // Items are covered as a whole and by organ; elsewhere nobody asks.
          const ofWhole = (counts: typeof counted) =>
            [...counts]
              .map(([id, { coveredItems, ...rest }]) =>
                by === "organ" || by === "all" ? { id, coveredItems, ...rest } : { id, ...rest },
              )
              .sort((a, b) => (a.id < b.id ? -1 : 1));
          assert.deepEqual(
            ofWhole(rolled),
            ofWhole(counted),
            `${who.posts[0]?.role} ${period} ${by} ${days}`,
          );
        }
        assert.deepEqual(
          await channelsRolled(services.db, who, tallies, { period, span }),
          await channelsUsed(services.db, who, span),
        );
      }
    }
  }
});
