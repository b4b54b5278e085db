/** What every view of a wish for help needs: names, areas, clocks; and one line of a list. */
import type { AssistanceRow } from "#contract/assistance.ts";
import { assistanceChannelNames, handOverReasons, outcomeNames } from "#contract/assistance-words.ts";
import type { CaseType } from "#contract/case-type.ts";
import type { Case, CaseEvent } from "#server/kernel/case-type/case.ts";
import { areasOf } from "#server/modules/organisation/index.ts";
import type { Services } from "#server/platform/services.ts";
import { clockViews, engineOf, findCases, type Names, numberOf } from "../../cases/index.ts";
import { namesFor } from "../casework/index.ts";
import type { Assistance, AssistanceStep } from "./assistance.ts";
import type { helperViews } from "./roster.ts";

/** `西岭镇平安村`, with the estate or park behind it. */
export function areaName(
  areas: ReadonlyMap<string, string>,
  { area, place }: Pick<Assistance, "area" | "place">,
): string {
  const names = [area.length > 9 && areas.get(area.slice(0, 9)), areas.get(area) ?? area, place];
  return names.filter(Boolean).join("");
}

export async function areaNames({ db }: Services, division: string): Promise<Map<string, string>> {
  return new Map((await areasOf(db, division)).map(({ code, name }) => [code, name]));
}

export interface Frame {
  type: (of: Case) => CaseType;
  names: Names;
  areas: ReadonlyMap<string, string>;
  timekeeping: Parameters<typeof clockViews>[2];
  now: string;
}

export async function frameOf(
  services: Services,
  division: string,
  cases: readonly Case[],
  events: readonly CaseEvent[] = [],
): Promise<Frame> {
  const { types, timekeeper } = await engineOf(services);
  const [names, areas] = await Promise.all([
    namesFor(services, division, cases, events),
    areaNames(services, division),
  ]);
  const type = (of: Case) => types.version(of.type, of.typeVersion);
  return { type, names, areas, timekeeping: timekeeper.current(), now: services.now() };
}

export async function withCases(services: Services, division: string, all: readonly Assistance[]) {
  const found = await findCases(
    services.pool,
    division,
    all.map(({ id }) => id),
  );
  const byId = new Map(found.map((it) => [it.id, it]));
  const cases = all.flatMap((it) => (byId.has(it.id) ? [{ it, current: byId.get(it.id)! }] : []));
  return { cases, frame: await frameOf(services, division, found) };
}

export type Helpers = Awaited<ReturnType<typeof helperViews>>;

export const codeWords = (step: AssistanceStep | undefined): string | undefined =>
  step?.outcome === undefined
    ? undefined
    : (outcomeNames[step.outcome] ?? handOverReasons[step.outcome] ?? step.outcome);

export function rowOf(
  it: Assistance,
  current: Case,
  { type, areas, timekeeping, now }: Frame,
  reader: string,
  helpers: Helpers,
): AssistanceRow {
  const helper = it.helper === undefined ? undefined : helpers.get(it.helper);
  return {
    ...{ number: numberOf(current), subject: current.subject, state: current.state, askedAt: it.askedAt },
    ...{ stateName: type(current).states[current.state]?.name ?? "", partyLabel: current.partyLabel },
    ...{ areaName: areaName(areas, it), mine: it.helper === reader },
    channel: (assistanceChannelNames as Record<string, string>)[current.channel] ?? current.channel,
    ...(it.tier && { tier: it.tier }),
    ...(helper && { helperName: helper.name }),
    clocks: clockViews(type(current), current, timekeeping, now),
  };
}
