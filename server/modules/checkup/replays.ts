/** Replays (试算): a changed item or bundle over the applications of past days, before anybody publishes it (A13). */
import type { Bundle } from "#contract/bundle.ts";
import type { Replay } from "#contract/checkup.ts";
import type { Item, Limit } from "#contract/item.ts";
import { type CaseEngine, engineOf, findCases, hallRulesOf } from "#server/cases/index.ts";
import { compileBundle } from "#server/kernel/bundle/compile.ts";
import { hoursOf } from "#server/kernel/bundle/length.ts";
import {
  answersIn,
  broughtUnder,
  type Demanded,
  demandedByItem,
  replayed,
  summed,
} from "#server/kernel/checkup/replay.ts";
import { caseNumber } from "#server/kernel/codes/case-number.ts";
import { stepsFor } from "#server/kernel/situation.ts";
import { type PastApplication, pastApplications, type Span } from "#server/modules/applications/index.ts";
import { bundleRulesOf, bundleVersion, itemsOf } from "#server/modules/bundles/index.ts";
import { itemVersion } from "#server/modules/items/index.ts";
import { watchedPasts } from "#server/modules/supervision/index.ts";
import type { Services } from "#server/platform/services.ts";

/** Everything a past application is held against: what was demanded of it, and what would be. */
type Against = (past: PastApplication) => Promise<{ before: Demanded; after: Demanded }>;

/** What past applications for this item would have met under `changed`. */
export async function replayItem(services: Services, changed: Item, span: Span): Promise<Replay> {
  return await replay(services, { kind: "item", key: changed.key }, span, async ({ version, content }) => {
    const then = await itemVersion(services, span.division, changed.key, version);
    if (!then) throw new Error(`item ${changed.key} has no version ${version}`);
    return { before: demandedByItem(then, content), after: demandedByItem(changed, content) };
  });
}

/** What past applications for this bundle would have met under `changed`, with the items of today. */
export async function replayBundle(services: Services, changed: Bundle, span: Span): Promise<Replay> {
  return await replay(services, { kind: "bundle", key: changed.key }, span, async ({ version, content }) => {
    const then = await bundleVersion(services, changed.key, version);
    if (!then) throw new Error(`bundle ${changed.key} has no version ${version}`);
    const demanded = async (bundle: Bundle): Promise<Demanded> => {
      const items = await itemsOf(services, bundle);
      const parts = bundle.parts.filter(({ item }) => items.has(item));
      const answers = answersIn(content);
      const plan = compileBundle({
        bundle: { ...bundle, parts },
        items,
        answers,
        rules: bundleRulesOf(services),
      });
      const steps = plan.parts.flatMap(({ item }) =>
        stepsFor(item, { ...answers, ...plan.given }).map(({ id, name }) => ({
          id: `${item.key}/${id}`,
          name: `${item.name}：${name}`,
        })),
      );
      const { demand, promised, statutory = promised } = plan;
      return { demand, materials: broughtUnder(demand, answers), steps, promised, statutory };
    };
    return { before: await demanded(then), after: await demanded(changed) };
  });
}

async function replay(
  services: Services,
  matter: { kind: "item" | "bundle"; key: string },
  span: Span,
  against: Against,
): Promise<Replay> {
  const engine = await engineOf(services);
  const most = hallRulesOf(services).checkup.mostCases;
  const { applications, left } = await pastApplications(services, matter, span, most);
  const ids = applications.map(({ id }) => id);
  const clocks = await promisedClocks(services, span.division, ids);
  const watches = await watchedPasts(services, span.division, ids);
  const now = services.now();
  const differing = [];
  for (const past of applications) {
    const { before, after } = await against(past);
    const clock = clocks.get(past.id);
    const number = caseNumber(past.division, past.id);
    const watch = watches.get(past.id);
    const one = { number, content: past.content, ...(clock && { clock }), ...(watch && { watch }) };
    const found = replayed(one, before, after, timeOf(engine), now);
    if (found) differing.push(found);
  }
  const { hoursADay } = bundleRulesOf(services);
  const days = (limit: Limit) => hoursOf(limit, hoursADay) / hoursADay;
  const { from, to } = span;
  return summed({ from, to, cases: applications.length, left }, differing, days);
}

const timeOf = ({ timekeeper }: CaseEngine) => timekeeper.current();

async function promisedClocks({ pool }: Services, division: string, ids: readonly number[]) {
  const cases = await findCases(pool, division, ids);
  return new Map(cases.map(({ id, clocks }) => [id, clocks.promised]));
}
