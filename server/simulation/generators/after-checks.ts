/** Commitments are checked within their limit (R2.31); few turn out to be false. */
import { shanghaiDay } from "#server/kernel/time/day.ts";
import { between } from "../chance.ts";
import { acts } from "../deeds.ts";
import { afterWorkdays, whenThere } from "../moments.ts";
import type { Generator } from "../world.ts";

export const afterChecks: Generator = {
  name: "after-checks",
  onEvent(draw, world, { case: it, event }) {
    if (it.type !== "after-check" || it.state !== "open") return [];
    const worker = world.crew.who(draw, "examiner", it.organ);
    if (!worker) return [];
    const { timekeeping, crew } = world;
    const when = whenThere(
      timekeeping,
      afterWorkdays(timekeeping, event.at, between(draw, 4, 34)),
      worker.away,
    );
    const isFalse = draw() < world.magnitudes.handling.falseCommitments;
    const onSite = it.facts.traits.includes("on-site");
    const data = {
      finding: isFalse ? "与承诺不符（模拟）" : "与承诺一致（模拟）",
      checkedOn: shanghaiDay(when),
      ...(isFalse && { statement: "当事人陈述已记录（模拟）" }),
      ...(onSite && { officers: crew.pair(draw, "surveyor", it.organ).map(({ name }) => name) }),
    };
    const action = `${isFalse ? "fail" : "pass"}${onSite ? "-on-site" : ""}`;
    return [{ at: when, key: `case ${it.id} ${it.version}`, deed: acts(it, worker.actor, action, data) }];
  },
};
